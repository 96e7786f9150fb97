package punctual.delivery.channels.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import punctual.delivery.channels.email.EmailSettings.Tls;
import punctual.faults.Code;

/** One conversation with the mail server that remembers how far it came and what was answered. */
final class SmtpTransport extends SMTPTransport {
  /** The server offers no STARTTLS: an old server, or someone in between who took it out. */
  static final class NoStartTls extends MessagingException {
    NoStartTls() {
      super("the server does not offer STARTTLS");
    }
  }

  private final boolean startTlsRequired;
  private final Runnable beforeData;
  private SmtpPhase phase = SmtpPhase.CONNECT;
  private SmtpReply reply = SmtpReply.NONE;
  private boolean clearingUp;

  private SmtpTransport(EmailSettings settings, Session session, Runnable beforeData) {
    super(session, null, "smtp", settings.tls() == Tls.IMPLICIT);
    this.startTlsRequired = settings.tls() == Tls.STARTTLS;
    this.beforeData = beforeData;
  }

  /**
   * A conversation that sends.
   *
   * @param beforeData runs before the DATA command
   */
  static SmtpTransport forSending(EmailSettings settings, Cutoff cutoff, Runnable beforeData) {
    Properties properties = properties(settings, cutoff);
    boolean startTls = settings.tls() == Tls.STARTTLS;
    properties.put("mail.smtp.starttls.enable", String.valueOf(startTls));
    properties.put("mail.smtp.auth", String.valueOf(settings.username() != null));
    return new SmtpTransport(settings, Session.getInstance(properties), beforeData);
  }

  /** A conversation that looks whether the server is there, and what it offers. */
  static SmtpTransport forProbe(EmailSettings settings, Cutoff cutoff) {
    Session session = Session.getInstance(properties(settings, cutoff));
    return new SmtpTransport(settings, session, () -> {});
  }

  private static Properties properties(EmailSettings settings, Cutoff cutoff) {
    var properties = new Properties();
    properties.put("mail.smtp.socketFactory", cutoff);
    // With the fallback a failed connection would be tried again on a socket that nobody can close.
    properties.put("mail.smtp.socketFactory.fallback", "false");
    properties.put(
        "mail.smtp.connectiontimeout", String.valueOf(settings.connectTimeout().toMillis()));
    properties.put("mail.smtp.timeout", String.valueOf(settings.readTimeout().toMillis()));
    properties.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.quitwait", "false");
    Sender from = settings.from();
    if (from != null) {
      properties.put("mail.smtp.from", from.address());
      properties.put("mail.smtp.localhost", from.domain());
    }
    return properties;
  }

  /** Why the conversation ended before the server had the message. */
  Code fault(MessagingException failure, boolean expired) {
    return SmtpVerdict.of(phase, reply, failure, expired);
  }

  /** The same for administrators: the phase, and the server's words or the chain of causes. */
  String said(MessagingException failure) {
    return "%s: %s".formatted(phase.word(), reply.refuses() ? reply.text() : Words.causes(failure));
  }

  /** The last answer, but those to the commands that clear up after a refusal. */
  SmtpReply reply() {
    return reply;
  }

  /** The largest message the server takes (RFC 1870), in bytes; without end where it names none. */
  long sizeLimit() {
    @Nullable String size = getExtensionParameter("SIZE");
    if (size == null || !size.strip().matches("[1-9]\\d{0,17}")) return Long.MAX_VALUE;
    return Long.parseLong(size.strip());
  }

  /** Says goodbye where there is still someone to say it to. */
  void quit() {
    try {
      close();
    } catch (MessagingException e) {
      // The outcome is known by now; a lost goodbye changes nothing.
      clearingUp = true;
    }
  }

  @Override
  protected boolean ehlo(String domain) throws MessagingException {
    boolean greeted = super.ehlo(domain);
    if (startTlsRequired && !isSSL() && !supportsExtension("STARTTLS")) throw new NoStartTls();
    return greeted;
  }

  @Override
  protected void mailFrom() throws MessagingException {
    phase = SmtpPhase.MAIL;
    super.mailFrom();
  }

  @Override
  protected void rcptTo() throws MessagingException {
    phase = SmtpPhase.RCPT;
    super.rcptTo();
  }

  @Override
  protected OutputStream data() throws MessagingException {
    beforeData.run();
    phase = SmtpPhase.DATA;
    return super.data();
  }

  @Override
  protected void finishData() throws IOException, MessagingException {
    phase = SmtpPhase.DOT;
    super.finishData();
  }

  @Override
  protected void sendCommand(String command) throws MessagingException {
    clearingUp = command.equals("RSET") || command.equals("QUIT");
    if (!clearingUp) reply = SmtpReply.NONE;
    super.sendCommand(command);
  }

  @Override
  protected int readServerResponse() throws MessagingException {
    int code = super.readServerResponse();
    if (!clearingUp) reply = SmtpReply.of(code, String.valueOf(getLastServerResponse()));
    return code;
  }
}
