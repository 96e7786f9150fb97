package punctual.delivery.channels.email;

import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import punctual.faults.Classifier;
import punctual.faults.Fault;
import punctual.settings.Settings;

/**
 * Asks whether the mail server is there: connection, greeting, EHLO, goodbye. Signs in nowhere and
 * sends nothing, so it may be asked as often as one likes (PR-2.5).
 */
@Component
public final class MailProbe {
  private final EmailSettings settings;

  @Autowired
  MailProbe(Settings settings) {
    this(EmailSettings.from(settings));
  }

  /** A probe of its own settings, for commands and tests. */
  public MailProbe(EmailSettings settings) {
    this.settings = settings;
  }

  /** Whether a mail server is set at all. */
  public boolean isConfigured() {
    return settings.host() != null;
  }

  /**
   * What is wrong with the mail server; empty where it answers as it should.
   *
   * @param limit the answer is there by then
   */
  public Optional<Fault> probe(Duration limit) {
    if (!isConfigured()) {
      return Optional.of(
          Classifier.STANDARD.code("smtp_not_configured").fault("smtp_host is not set"));
    }
    try (var cutoff = new Cutoff(limit)) {
      var transport = SmtpTransport.forProbe(settings, cutoff);
      try {
        transport.connect(settings.host(), settings.port(), null, null);
        return Optional.empty();
      } catch (MessagingException e) {
        return Optional.of(transport.fault(e, cutoff.expired()).fault(transport.said(e)));
      } finally {
        transport.quit();
      }
    }
  }
}
