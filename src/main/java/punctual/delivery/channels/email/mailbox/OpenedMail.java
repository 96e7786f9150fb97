package punctual.delivery.channels.email.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A mail taken apart: headers, texts, attachments. */
final class OpenedMail {
  private static final int MAX_DEPTH = 8;

  /** One header as a person reads it. */
  record Line(String name, String value) {}

  /** One attachment. */
  record Attachment(String name, String contentType, Part part) {
    /** The decoded bytes. */
    byte[] content() {
      try {
        return part.getInputStream().readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (MessagingException e) {
        throw new IllegalArgumentException("cannot decode " + name, e);
      }
    }
  }

  private final MimeMessage message;
  private final List<Attachment> attachments = new ArrayList<>();
  private @Nullable String html;
  private @Nullable String text;

  private OpenedMail(MimeMessage message) {
    this.message = message;
  }

  /**
   * Takes a mail apart.
   *
   * @throws IOException where it is no mail
   */
  static OpenedMail open(byte[] eml) throws IOException {
    try {
      var session = Session.getInstance(new Properties());
      var mail = new OpenedMail(new MimeMessage(session, new ByteArrayInputStream(eml)));
      mail.collect(mail.message, 0);
      return mail;
    } catch (MessagingException e) {
      throw new IOException("not a mail", e);
    }
  }

  private void collect(Part part, int depth) throws MessagingException, IOException {
    if (depth > MAX_DEPTH) return;
    if (part.isMimeType("multipart/*") && part.getContent() instanceof MimeMultipart parts) {
      for (int i = 0; i < parts.getCount(); i++) collect(parts.getBodyPart(i), depth + 1);
    } else if (isAttachment(part)) {
      attachments.add(attachment(part));
    } else if (html == null && part.isMimeType("text/html")) {
      html = text(part);
    } else if (text == null && part.isMimeType("text/plain")) {
      text = text(part);
    }
  }

  private static boolean isAttachment(Part part) throws MessagingException {
    return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())
        || part.getFileName() != null
        || !part.isMimeType("text/*");
  }

  private Attachment attachment(Part part) throws MessagingException {
    String name = part.getFileName();
    String shown = name == null ? "part-" + (attachments.size() + 1) : decoded(name);
    return new Attachment(shown, part.getContentType().replaceAll("(?s);.*", "").strip(), part);
  }

  private static String text(Part part) throws MessagingException, IOException {
    return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String decoded(String value) {
    try {
      return MimeUtility.decodeText(MimeUtility.unfold(value));
    } catch (UnsupportedEncodingException e) {
      return value;
    }
  }

  String subject() {
    return header("Subject");
  }

  /** A header's decoded value; empty where there is none. */
  String header(String name) {
    try {
      return decoded(Objects.requireNonNullElse(message.getHeader(name, ", "), ""));
    } catch (MessagingException e) {
      return "";
    }
  }

  /** All headers in their order. */
  List<Line> headers() {
    try {
      return Collections.list(message.getAllHeaders()).stream()
          .map(header -> new Line(header.getName(), decoded(header.getValue())))
          .toList();
    } catch (MessagingException e) {
      return List.of();
    }
  }

  @Nullable String html() {
    return html;
  }

  @Nullable String text() {
    return text;
  }

  List<Attachment> attachments() {
    return List.copyOf(attachments);
  }
}
