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

  /** Of the panel, in pixels: text is easier to read where lines are short, tables are not. */
  private static final int NARROW = 600;

  private static final int WIDE = 960;

  private final Map<String, Object> model;

  /**
   * @param attached whether the files that can be attached are in the mail itself
   * @param excerpt of the page among them; null where there is none
   */
  MailBody(Parcel parcel, Contents contents, boolean attached, @Nullable Excerpt excerpt) {
    model = new HashMap<>();
    model.put("organization", parcel.organization());
    model.put("schedule", parcel.scheduleName());
    model.put("report", parcel.reportName());
    model.put("due", Words.due(parcel.dueAt(), parcel.zone()));
    model.put("page", parcel.page().toString());
    model.put("width", excerpt == null ? NARROW : WIDE);
    put("period", parcel.period());
    put("note", parcel.note());
    if (parcel.files().isEmpty()) return;
    model.put("rows", Words.count(parcel.rows()));
    model.put("extent", Words.rows(parcel.rows()));
    model.put("files", parcel.files().stream().map(file -> file(parcel, file)).toList());
    model.put(
        "heading", heading(parcel.files().size(), attached ? contents.attachable().size() : 0));
    if (excerpt != null) model.put("tables", tables(parcel, contents, excerpt));
  }

  /** The rows that are not there are in the file. */
  private static Map<String, Object> tables(Parcel parcel, Contents contents, Excerpt excerpt) {
    long more = parcel.rows() - excerpt.rows();
    Parcel.File page = Objects.requireNonNull(contents.page());
    return Map.of(
        "html",
        excerpt.html(),
        "more",
        more > 0 ? List.of(Map.of("rows", more(more), "link", page.link())) : List.of());
  }

  private static String more(long rows) {
    return rows == 1 ? "1 more row" : Words.count(rows) + " more rows";
  }

  private void put(String key, @Nullable String value) {
    if (value != null && !value.isBlank()) model.put(key, value);
  }

  private static String heading(int files, int attached) {
    if (files == attached)
      return files == 1 ? "Attached file" : "Attached %d files".formatted(files);
    if (files == 1) return "File";
    return attached == 0 ? files + " files" : "%d files, %d attached".formatted(files, attached);
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
