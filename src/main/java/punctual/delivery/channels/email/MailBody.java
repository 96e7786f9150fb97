package punctual.delivery.channels.email;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import punctual.delivery.channels.Parcel;

/**
 * What the reader sees, as HTML and as plain text, from the templates in {@code templates/mail}.
 */
final class MailBody {
  private static final Template HTML = template("report.html", true);
  private static final Template TEXT = template("report.txt", false);

  private final Map<String, Object> model;

  /**
   * @param attached whether the files are in the mail itself
   */
  MailBody(Parcel parcel, boolean attached) {
    model = new HashMap<>();
    model.put("organization", parcel.organization());
    model.put("schedule", parcel.scheduleName());
    model.put("report", parcel.reportName());
    model.put("due", Words.due(parcel.dueAt(), parcel.zone()));
    model.put("page", parcel.page().toString());
    put("period", parcel.period());
    put("note", parcel.note());
    if (parcel.files().isEmpty()) return;
    model.put("rows", Words.count(parcel.rows()));
    model.put("extent", Words.rows(parcel.rows()));
    model.put("files", parcel.files().stream().map(file -> file(parcel, file)).toList());
    model.put("heading", heading(parcel.files(), attached));
  }

  private void put(String key, @Nullable String value) {
    if (value != null && !value.isBlank()) model.put(key, value);
  }

  private static String heading(List<Parcel.File> files, boolean attached) {
    String what = files.size() == 1 ? "file" : files.size() + " files";
    return attached
        ? "Attached " + what
        : Character.toUpperCase(what.charAt(0)) + what.substring(1);
  }

  private static Map<String, Object> file(Parcel parcel, Parcel.File file) {
    return Map.of(
        "name", file.name(),
        "size", Words.bytes(file.bytes()),
        "link", file.link().toString(),
        "until", Words.day(file.linkUntil(), parcel.zone()));
  }

  String html() {
    return HTML.execute(model);
  }

  String text() {
    return TEXT.execute(model).replaceAll("\n{3,}", "\n\n");
  }

  static Template template(String name, boolean escape) {
    String path = "/templates/mail/" + name;
    try (InputStream in = Objects.requireNonNull(MailBody.class.getResourceAsStream(path), path)) {
      String source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Mustache.compiler().escapeHTML(escape).defaultValue("").compile(source);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read " + path, e);
    }
  }
}
