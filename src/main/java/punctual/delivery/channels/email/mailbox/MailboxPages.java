package punctual.delivery.channels.email.mailbox;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The pages of the mailbox, without a script: list, message, nothing found. */
final class MailboxPages {
  private static final int PAGE_SIZE = 100;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final Mustache.Compiler COMPILER =
      Mustache.compiler().escapeHTML(true).defaultValue("").withLoader(MailboxPages::source);
  private static final Template LIST = template("list");
  private static final Template MESSAGE = template("message");

  private MailboxPages() {}

  /** What a person asked the list for. */
  record Query(String q, String to, int page, boolean live) {
    boolean filters() {
      return !q.isBlank() || !to.isBlank();
    }

    boolean accepts(KeptMail mail) {
      return (to.isBlank() || mail.isTo(to.strip())) && (q.isBlank() || mail.mentions(q.strip()));
    }

    String address(int otherPage, boolean otherLive) {
      return "/mailbox?q=%s&to=%s&page=%d%s"
          .formatted(encoded(q), encoded(to), otherPage, otherLive ? "" : "&live=false");
    }

    private static String encoded(String text) {
      return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
  }

  static String list(List<KeptMail> all, Query query) {
    List<KeptMail> found = all.stream().filter(query::accepts).toList();
    int from = Math.min((query.page() - 1) * PAGE_SIZE, found.size());
    int to = Math.min(from + PAGE_SIZE, found.size());
    var model = new HashMap<String, Object>();
    model.put("q", query.q());
    model.put("to", query.to());
    model.put("filtered", query.filters());
    model.put("summary", summary(all.size(), found.size(), query));
    model.put("empty", all.isEmpty());
    model.put("nothing", !all.isEmpty() && found.isEmpty());
    model.put("mails", found.subList(from, to).stream().map(MailboxPages::row).toList());
    model.put("any", to > from);
    model.put("live", query.live());
    model.put("paused", !query.live());
    model.put("toggle", query.address(query.page(), !query.live()));
    if (query.page() > 1) model.put("newer", query.address(query.page() - 1, query.live()));
    if (to < found.size()) model.put("older", query.address(query.page() + 1, query.live()));
    return LIST.execute(model);
  }

  private static String summary(int all, int found, Query query) {
    String mails = all == 1 ? "1 mail" : String.format(Locale.ENGLISH, "%,d mails", all);
    if (!query.filters()) return mails;
    return String.format(Locale.ENGLISH, "%,d of %s", found, mails);
  }

  private static Map<String, Object> row(KeptMail mail) {
    return Map.of(
        "id", mail.id(),
        "recipients", String.join(", ", mail.to()),
        "subject", subject(mail.subject()),
        "time", TIME.format(mail.receivedAt()),
        "datetime", mail.receivedAt().toString(),
        "files", mail.attachments().stream().map(MailboxPages::file).toList());
  }

  private static String subject(String subject) {
    return subject.isBlank() ? "(no subject)" : subject;
  }

  private static Map<String, Object> file(KeptMail.File file) {
    return Map.of("name", file.name(), "size", bytes(file.bytes()));
  }

  static String message(KeptMail mail, OpenedMail opened, String wanted) {
    String view = view(opened, wanted);
    var model = new HashMap<String, Object>();
    model.put("id", mail.id());
    model.put("subject", subject(mail.subject()));
    model.put("from", opened.header("From"));
    model.put("recipients", String.join(", ", mail.to()));
    model.put("time", TIME.format(mail.receivedAt()));
    model.put("datetime", mail.receivedAt().toString());
    model.put("attached", !mail.attachments().isEmpty());
    model.put("files", numbered(mail.attachments()));
    model.put("tabs", tabs(opened, view));
    model.put("html", view.equals("html"));
    model.put("plain", view.equals("text"));
    model.put("text", Objects.requireNonNullElse(opened.text(), ""));
    model.put("header", view.equals("headers"));
    model.put("headers", opened.headers());
    return MESSAGE.execute(model);
  }

  private static List<Map<String, Object>> numbered(List<KeptMail.File> files) {
    var numbered = new ArrayList<Map<String, Object>>();
    for (KeptMail.File file : files) {
      var entry = new HashMap<>(file(file));
      entry.put("n", numbered.size() + 1);
      numbered.add(entry);
    }
    return numbered;
  }

  private static List<Map<String, Object>> tabs(OpenedMail opened, String view) {
    var tabs = new ArrayList<Map<String, Object>>();
    if (opened.html() != null) tabs.add(tab("html", "HTML", view));
    if (opened.text() != null) tabs.add(tab("text", "Text", view));
    tabs.add(tab("headers", "Headers", view));
    return tabs;
  }

  private static Map<String, Object> tab(String key, String label, String view) {
    return Map.of("key", key, "label", label, "current", key.equals(view));
  }

  private static String view(OpenedMail opened, String wanted) {
    if (wanted.equals("headers")) return wanted;
    if (wanted.equals("text") && opened.text() != null) return wanted;
    if (opened.html() != null) return "html";
    return opened.text() != null ? "text" : "headers";
  }

  static String bytes(long bytes) {
    if (bytes < 1_000) return bytes + " B";
    if (bytes < 999_500) return Math.round(bytes / 1e3) + " kB";
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
  }

  private static Template template(String name) {
    try (Reader source = source(name)) {
      return COMPILER.compile(source);
    } catch (IOException e) {
      throw new IllegalStateException("cannot read the template " + name, e);
    }
  }

  private static Reader source(String name) {
    String path = "/templates/mailbox/" + name + ".html";
    @Nullable InputStream in = MailboxPages.class.getResourceAsStream(path);
    return new InputStreamReader(Objects.requireNonNull(in, path), StandardCharsets.UTF_8);
  }
}
