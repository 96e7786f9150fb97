package punctual.delivery.channels.email;

import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import punctual.delivery.channels.Notice;
import punctual.delivery.channels.Parcel;

/**
 * The message of one delivery. It depends on the parcel alone, down to boundaries and date, so that
 * every attempt sends the same bytes and a reader's mail program shows one mail, not two.
 */
final class Letter extends MimeMessage {
  /** RFC 5322 §3.3, in UTC whatever the machine's zone. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private static final Pattern MEDIA_TYPE = Pattern.compile("[a-z0-9.+-]+/[a-z0-9.+-]+");

  private final String messageId;

  private Letter(String messageId) {
    super(Session.getInstance(new Properties()));
    this.messageId = messageId;
  }

  /**
   * @param attach whether the files are inside; otherwise the mail carries their links
   */
  static Letter write(Parcel parcel, Sender sender, boolean attach) throws MessagingException {
    var letter = new Letter("<%s@%s>".formatted(parcel.deliveryId(), sender.domain()));
    letter.address(sender, parcel.organization(), parcel.destination());
    letter.setSubject(subject(parcel), "UTF-8");
    letter.setHeader("Date", date(parcel.firstAttemptAt()));
    letter.setHeader("List-Id", ListId.of(parcel, sender));
    letter.setHeader("Auto-Submitted", "auto-generated");
    letter.setHeader("X-Auto-Response-Suppress", "All");
    letter.setContent(parts(parcel, attach));
    letter.saveChanges();
    return letter;
  }

  /** The message of a notice, the same bytes in every attempt too. */
  static Letter write(Notice notice, Sender sender) throws MessagingException {
    var letter = new Letter("<%s@%s>".formatted(notice.id(), sender.domain()));
    letter.address(sender, notice.from(), notice.to());
    letter.setSubject(notice.title(), "UTF-8");
    letter.setHeader("Date", date(notice.at()));
    letter.setHeader("Auto-Submitted", "auto-generated");
    letter.setHeader("X-Auto-Response-Suppress", "All");
    var body = new NoticeBody(notice);
    letter.setContent(texts(notice.id(), body.text(), body.html()));
    letter.saveChanges();
    return letter;
  }

  /** {@code Weekly sales: 17 to 23 Nov 2026}. */
  static String subject(Parcel parcel) {
    String period = parcel.period();
    return period == null ? parcel.scheduleName() : parcel.scheduleName() + ": " + period;
  }

  static String date(Instant at) {
    return DATE.format(at);
  }

  private void address(Sender sender, String organization, String to) throws MessagingException {
    String name = Objects.requireNonNullElse(sender.name(), organization);
    try {
      setFrom(new InternetAddress(sender.address(), name, "UTF-8"));
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException(e);
    }
    setRecipient(Message.RecipientType.TO, new InternetAddress(to));
  }

  /** {@code saveChanges()} would make up a new one for each attempt. */
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }

  private static MimeMultipart parts(Parcel parcel, boolean attach) throws MessagingException {
    var contents = Contents.of(parcel);
    var body = new MailBody(parcel, contents, attach, excerpt(contents));
    MimeMultipart texts = texts(parcel.deliveryId(), body.text(), body.html());
    if (!attach) return texts;
    var all = new Parts("mixed", "files", parcel.deliveryId());
    var first = new MimeBodyPart();
    first.setContent(texts);
    all.addBodyPart(first);
    for (Parcel.File file : contents.attachable()) all.addBodyPart(attachment(file));
    return all;
  }

  private static @Nullable Excerpt excerpt(Contents contents) throws MessagingException {
    Parcel.File page = contents.page();
    try {
      return page == null ? null : Excerpt.of(page);
    } catch (UnreadableFile e) {
      throw new MessagingException("the page of the report", e);
    }
  }

  private static MimeMultipart texts(UUID id, String plain, String html) throws MessagingException {
    var texts = new Parts("alternative", "text", id);
    texts.addBodyPart(text(plain, "text/plain"));
    texts.addBodyPart(text(html, "text/html"));
    return texts;
  }

  private static MimeBodyPart text(String text, String type) throws MessagingException {
    String full = type + "; charset=utf-8";
    return part(
        new ByteArrayDataSource(text.getBytes(StandardCharsets.UTF_8), full),
        full,
        "quoted-printable");
  }

  private static MimeBodyPart attachment(Parcel.File file) throws MessagingException {
    String type = file.contentType().toLowerCase(Locale.ROOT).replaceAll(";.*", "").strip();
    var part =
        part(
            new Attachment(file),
            MEDIA_TYPE.matcher(type).matches() ? type : "application/octet-stream",
            "base64");
    var parameters = new ParameterList();
    parameters.set("filename", file.name().replaceAll("[/\\\\]", "_"), "UTF-8");
    part.setHeader(
        "Content-Disposition", new ContentDisposition("attachment", parameters).toString());
    return part;
  }

  private static MimeBodyPart part(DataSource source, String type, String encoding)
      throws MessagingException {
    var part = new MimeBodyPart();
    part.setDataHandler(new DataHandler(source));
    part.setHeader("Content-Type", type);
    part.setHeader("Content-Transfer-Encoding", encoding);
    return part;
  }

  /** Parts between boundaries that are the same in every attempt. */
  private static final class Parts extends MimeMultipart {
    Parts(String subtype, String kind, UUID delivery) {
      super(subtype);
      contentType = "multipart/%s; boundary=\"=_%s_%s\"".formatted(subtype, kind, delivery);
    }
  }
}
