package punctual.operations.alerts;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.util.StringUtils;
import punctual.delivery.channels.Notice;
import punctual.delivery.channels.Notice.Fact;
import punctual.operations.alerts.Recipients.Recipient;

/** The words of mails about alerts. */
final class AlertMail {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private AlertMail() {}

  /**
   * About one alert.
   *
   * @param title of the alert, or that it is over
   */
  static Notice one(Alert alert, String title, String from, Recipient to) {
    var facts = new ArrayList<Fact>();
    facts.add(new Fact("Severity", StringUtils.capitalize(alert.severity().word())));
    facts.add(new Fact("Since", TIME.format(alert.firstSeenAt())));
    if (alert.resolvedAt() != null) facts.add(new Fact("Until", TIME.format(alert.resolvedAt())));
    if (alert.times() > 1) facts.add(new Fact("Times", String.valueOf(alert.times())));
    return new Notice(
        id(List.of(alert), to),
        to.address(),
        at(alert),
        line(from),
        line(title),
        alert.message(),
        facts,
        to.page(alert.link()),
        to.reason());
  }

  /** About several at once, where one mail for each would be too many. */
  static Notice summary(List<Alert> alerts, Recipient to) {
    List<Fact> facts =
        alerts.stream()
            .map(a ->
                new Fact(
                    a.isResolved() ? "Over" : StringUtils.capitalize(a.severity().word()),
                    line(a.title())))
            .toList();
    Instant latest = alerts.stream().map(AlertMail::at).max(Instant::compareTo).orElseThrow();
    return new Notice(
        id(alerts, to),
        to.address(),
        latest,
        "Punctual",
        "%d more alerts".formatted(alerts.size()),
        "You have had as many mails about alerts as go out within an hour. These came besides.",
        facts,
        to.page(null),
        to.reason());
  }

  /** A mail to see whether mails arrive. */
  static Notice test(UUID id, Instant at, String from, Recipient to) {
    return new Notice(
        id,
        to.address(),
        at,
        line(from),
        "Test of the alerts",
        "Alerts reach this address. Nothing is the matter.",
        List.of(new Fact("Sent", TIME.format(at))),
        to.page(null),
        to.reason());
  }

  private static Instant at(Alert alert) {
    return alert.resolvedAt() == null ? alert.firstSeenAt() : alert.resolvedAt();
  }

  /** The same for the same news, so that what is sent again is a copy of one message. */
  private static UUID id(List<Alert> alerts, Recipient to) {
    String news =
        alerts.stream()
            .map(a -> "%s %d %s".formatted(a.id(), a.times(), AlertRepository.state(a)))
            .collect(Collectors.joining("\n", to.address() + "\n", ""));
    return UUID.nameUUIDFromBytes(news.getBytes(StandardCharsets.UTF_8));
  }

  /** Names come from people; a header must stay one line. */
  private static String line(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}]+", " ");
  }
}
