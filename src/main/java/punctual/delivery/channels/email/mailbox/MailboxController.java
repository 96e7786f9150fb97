package punctual.delivery.channels.email.mailbox;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import punctual.web.Problem;

/**
 * The mailbox in the browser. Without sign-in, so it answers this machine alone: neither a caller
 * elsewhere nor a name that was made to point here (DNS rebinding) nor a proxy gets a page.
 */
@RestController
@RequestMapping("/mailbox")
@ConditionalOnProperty(name = "punctual.mailbox", havingValue = "true")
public final class MailboxController {
  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);
  private static final String PAGE_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-src 'self';"
          + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  /** A mail may show itself, and open links in a window of their own; it loads and runs nothing. */
  private static final String MAIL_POLICY =
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
          + " style-src 'unsafe-inline'; img-src data:; base-uri 'none'; frame-ancestors 'self'";

  private final Mailbox mailbox;

  public MailboxController(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  /** Mails as JSON, newest first. */
  record Mails(List<KeptMail> items, int total) {}

  @ModelAttribute
  void admit(HttpServletRequest request) {
    if (!Nearby.is(request)) {
      throw Problem.forbidden("The mailbox answers only this machine: open it at 127.0.0.1.");
    }
  }

  @GetMapping
  ResponseEntity<String> list(
      @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String to,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "true") boolean live) {
    int asked = Math.clamp(page, 1, 1_000_000);
    return page(MailboxPages.list(mailbox.list(), new MailboxPages.Query(q, to, asked, live)));
  }

  @GetMapping("/messages")
  Mails messages(
      @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String to) {
    var query = new MailboxPages.Query(q, to, 1, false);
    List<KeptMail> found = mailbox.list().stream().filter(query::accepts).toList();
    return new Mails(found, found.size());
  }

  @GetMapping("/{id}")
  ResponseEntity<String> message(
      @PathVariable String id, @RequestParam(defaultValue = "html") String view)
      throws IOException {
    KeptMail mail = mailbox.find(id).orElseThrow(() -> missing(id));
    return page(MailboxPages.message(mail, open(id), view));
  }

  @GetMapping("/{id}/html")
  ResponseEntity<String> html(@PathVariable String id) throws IOException {
    @Nullable String html = open(id).html();
    if (html == null) throw Problem.notFound("HTML text of mail", id);
    return answer(MAIL_POLICY).contentType(HTML).body(inOwnWindow(html));
  }

  /** Links of a mail leave the frame that shows it. */
  private static String inOwnWindow(String html) {
    return html.replaceFirst("(?i)<head>", "<head><base target=\"_blank\">");
  }

  @GetMapping("/{id}/text")
  ResponseEntity<String> text(@PathVariable String id) throws IOException {
    @Nullable String text = open(id).text();
    if (text == null) throw Problem.notFound("plain text of mail", id);
    return plain(text);
  }

  @GetMapping("/{id}/raw")
  ResponseEntity<byte[]> raw(@PathVariable String id) {
    byte[] eml = mailbox.raw(id).orElseThrow(() -> missing(id));
    return answer(MAIL_POLICY).contentType(MediaType.TEXT_PLAIN).body(eml);
  }

  @GetMapping("/{id}/attachments/{n}")
  ResponseEntity<byte[]> attachment(@PathVariable String id, @PathVariable int n)
      throws IOException {
    List<OpenedMail.Attachment> files = open(id).attachments();
    if (n < 1 || n > files.size()) throw Problem.notFound("attachment", n);
    OpenedMail.Attachment file = files.get(n - 1);
    ContentDisposition disposition =
        ContentDisposition.attachment().filename(file.name(), StandardCharsets.UTF_8).build();
    return answer(MAIL_POLICY)
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
        .contentType(mediaType(file.contentType()))
        .body(file.content());
  }

  private static MediaType mediaType(String text) {
    try {
      return MediaType.parseMediaType(text);
    } catch (InvalidMediaTypeException e) {
      return MediaType.APPLICATION_OCTET_STREAM;
    }
  }

  private OpenedMail open(String id) throws IOException {
    return OpenedMail.open(mailbox.raw(id).orElseThrow(() -> missing(id)));
  }

  private static Problem missing(String id) {
    return Problem.notFound("mail", id);
  }

  private static ResponseEntity<String> page(String html) {
    return answer(PAGE_POLICY).contentType(HTML).body(html);
  }

  private static ResponseEntity<String> plain(String text) {
    var type = new MediaType("text", "plain", StandardCharsets.UTF_8);
    return answer(MAIL_POLICY).contentType(type).body(text);
  }

  private static ResponseEntity.BodyBuilder answer(String policy) {
    return ResponseEntity.ok()
        .header("Content-Security-Policy", policy)
        .header("X-Frame-Options", "SAMEORIGIN")
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
