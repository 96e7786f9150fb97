package punctual.operations.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import punctual.audit.Audit;
import punctual.audit.AuditEntry;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.delivery.channels.Notices;
import punctual.delivery.channels.Receipt;
import punctual.faults.Fault;
import punctual.identity.Actor;
import punctual.web.Problem;

/** Tells one person by e-mail that alerts reach them. */
final class TrialMail {
  private static final Duration LIMIT = Duration.ofSeconds(8);

  private final Notices notices;
  private final Recipients recipients;
  private final Audit audit;
  private final Database database;
  private final InstantSource time;
  private final Ids ids;
  private final String baseUrl;

  TrialMail(Parts parts, Database database, InstantSource time, Ids ids, String baseUrl) {
    notices = parts.notices();
    recipients = parts.recipients();
    audit = parts.audit();
    this.database = database;
    this.time = time;
    this.ids = ids;
    this.baseUrl = baseUrl;
  }

  /** What a test stands on. */
  record Parts(Notices notices, Recipients recipients, Audit audit) {}

  /**
   * @return the address
   * @throws Problem 503 with the mail server's trouble
   */
  String send(Actor actor) {
    UUID id = ids.next();
    Instant now = time.instant();
    var to =
        new Recipients.Recipient(
            actor.email(),
            "You get this because you asked for it.",
            baseUrl + "/o/" + actor.organizationKey());
    var mail = AlertMail.test(id, now, recipients.sender(actor.organizationId()), to);
    Receipt receipt = notices.send(mail, now.plus(LIMIT));
    database.write(() ->
        audit.record(
            new AuditEntry(
                actor.organizationId(),
                actor.userId(),
                actor.email(),
                "alert.tested",
                "alert",
                null,
                null,
                null,
                Map.of("sent_to", actor.email(), "sent", receipt instanceof Receipt.Sent),
                actor.ip())));
    return switch (receipt) {
      case Receipt.Sent _ -> actor.email();
      case Receipt.NotSent(Fault fault, Duration _) -> throw refused(fault);
      case Receipt.Refused(Fault fault, boolean _) -> throw refused(fault);
      case Receipt.Uncertain(Fault fault) -> throw refused(fault);
    };
  }

  private static Problem refused(Fault fault) {
    return Problem.of(
        HttpStatus.SERVICE_UNAVAILABLE,
        "mail_not_sent",
        "The mail was not sent. " + fault.message());
  }
}
