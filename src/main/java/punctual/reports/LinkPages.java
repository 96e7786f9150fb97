package punctual.reports;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import punctual.storage.Artifact;
import punctual.web.Problem;

/** What people see at a link that is not a file: a button, or why there is nothing. No script. */
final class LinkPages {
  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";
  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final Template PAGE = template();

  private LinkPages() {}

  private static Template template() {
    String path = "/templates/links/page.html";
    try (InputStream in = Objects.requireNonNull(LinkPages.class.getResourceAsStream(path));
        var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      return Mustache.compiler().escapeHTML(true).defaultValue("").compile(reader);
    } catch (IOException e) {
      throw new IllegalStateException(e); // it lies beside this class
    }
  }

  /**
   * The button that takes a link for one use; looking at it changes nothing.
   *
   * @param action where the button leads, relative to the link
   */
  static ResponseEntity<Resource> landing(Artifact file, Instant until, String action) {
    var model = new HashMap<String, Object>();
    model.put("title", file.fileName());
    model.put("facts", size(file.bytes()) + ", here until " + DAY.format(until));
    model.put(
        "text",
        "This link works once. After you press Download, the file can be fetched for ten minutes;"
            + " then the link is used up.");
    model.put("action", action);
    return page(HttpStatus.OK, model);
  }

  static ResponseEntity<Resource> trouble(Problem problem) {
    String title =
        problem.status() == HttpStatus.GONE ? "There is no file here any more" : "Not a valid link";
    return page(problem.status(), Map.of("title", title, "text", problem.detail()));
  }

  private static ResponseEntity<Resource> page(HttpStatus status, Map<String, Object> model) {
    var headers = FileAnswer.headers();
    headers.set("Content-Security-Policy", POLICY);
    byte[] bytes = PAGE.execute(model).getBytes(StandardCharsets.UTF_8);
    return ResponseEntity.status(status)
        .headers(headers)
        .contentType(HTML)
        .body(new ByteArrayResource(bytes));
  }

  private static String size(long bytes) {
    if (bytes < 1000) return bytes + " bytes";
    return bytes < 1_000_000
        ? String.format(Locale.ENGLISH, "%.1f kB", bytes / 1e3)
        : String.format(Locale.ENGLISH, "%.1f MB", bytes / 1e6);
  }
}
