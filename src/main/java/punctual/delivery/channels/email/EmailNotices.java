package punctual.delivery.channels.email;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import punctual.delivery.channels.Channel.InvalidDestination;
import punctual.delivery.channels.Notice;
import punctual.delivery.channels.Notices;
import punctual.delivery.channels.Receipt;
import punctual.settings.Settings;

/** Notices by e-mail, over the same transport as reports. */
@Component
public final class EmailNotices implements Notices {
  private final EmailSettings settings;
  private final InstantSource clock;

  @Autowired
  EmailNotices(Settings settings, InstantSource clock) {
    this(EmailSettings.from(settings), clock);
  }

  /** Notices of their own settings, for tests. */
  public EmailNotices(EmailSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public Receipt send(Notice notice, Instant deadline) {
    Sender sender = settings.from();
    if (settings.host() == null || sender == null) {
      return SmtpVerdict.receipt("smtp_not_configured", "smtp_host or mail_from is not set");
    }
    if (Stream.of(notice.title(), notice.from()).anyMatch(Words::isUnsafe)) {
      return SmtpVerdict.receipt("mail_unsafe_text", "control character in a title");
    }
    try {
      EmailAddress.parse(notice.to(), false);
    } catch (InvalidDestination e) {
      return SmtpVerdict.receipt("mail_bad_address", String.valueOf(e.getMessage()));
    }
    return converse(notice, sender, Duration.between(clock.instant(), deadline));
  }

  private Receipt converse(Notice notice, Sender sender, Duration limit) {
    try (var cutoff = new Cutoff(limit)) {
      var transport = SmtpTransport.forSending(settings, cutoff, () -> {});
      try {
        transport.connect(
            settings.host(), settings.port(), settings.username(), settings.password());
        transport.sendMessage(
            Letter.write(notice, sender), new Address[] {new InternetAddress(notice.to())});
        return new Receipt.Sent(transport.reply().text());
      } catch (MessagingException e) {
        return SmtpVerdict.receipt(transport.fault(e, cutoff.expired()), transport.said(e));
      } finally {
        transport.quit();
      }
    }
  }
}
