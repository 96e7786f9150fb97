package punctual.cli;

import java.time.Duration;
import punctual.cli.Finding.Status;
import punctual.delivery.channels.email.EmailSettings;
import punctual.delivery.channels.email.MailProbe;
import punctual.faults.Fault;
import punctual.settings.Settings;

/** PR-10.3: whether the mail server answers. Signs in nowhere and sends nothing. */
final class MailCheck {
  private static final String SUBJECT = "mail server";
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private MailCheck() {}

  static Finding check(Settings settings) {
    var email = EmailSettings.from(settings);
    var probe = new MailProbe(email);
    if (!probe.isConfigured()) {
      return new Finding(
          Status.WARNING,
          SUBJECT,
          "none is set, so no report can be mailed",
          "Set smtp_host and mail_from.");
    }
    String server = "%s:%d".formatted(email.host(), email.port());
    return probe
        .probe(LIMIT)
        .map(fault -> failure(server, fault))
        .orElseGet(() -> new Finding(Status.SUCCESS, SUBJECT, server + " answers", ""));
  }

  private static Finding failure(String server, Fault fault) {
    String detail = fault.detail() == null ? "" : " (%s)".formatted(fault.detail());
    return new Finding(
        Status.FAILURE,
        SUBJECT,
        "%s: %s%s".formatted(server, fault.message(), detail),
        "Check smtp_host, smtp_port and smtp_tls. The server starts all the same, and tries again.");
  }
}
