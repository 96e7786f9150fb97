package punctual.delivery.channels.email;

import com.samskivert.mustache.Template;
import java.util.HashMap;
import java.util.Map;
import punctual.delivery.channels.Notice;

/** A notice as HTML and as plain text. */
final class NoticeBody {
  private static final Template HTML = MailBody.template("notice.html", true);
  private static final Template TEXT = MailBody.template("notice.txt", false);

  private final Map<String, Object> model = new HashMap<>();

  NoticeBody(Notice notice) {
    model.put("from", notice.from());
    model.put("title", notice.title());
    if (notice.text() != null) model.put("text", notice.text());
    model.put(
        "facts",
        notice.facts().stream().map(f -> Map.of("term", f.term(), "value", f.text())).toList());
    model.put("page", notice.page().toString());
    model.put("reason", notice.reason());
  }

  String html() {
    return HTML.execute(model);
  }

  String text() {
    return TEXT.execute(model).replaceAll("\n{3,}", "\n\n");
  }
}
