package punctual.operations.alerts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import punctual.database.Installation;
import punctual.delivery.channels.Notice;
import punctual.delivery.channels.Notices;
import punctual.delivery.channels.Receipt;
import punctual.operations.alerts.Recipients.Recipient;

/**
 * Tells people by e-mail what has begun and what is over. What has not been told stays so in the
 * table and is tried again, however long the mail server is away; nobody gets more than twenty
 * mails an hour.
 */
final class Mailing {
  private static final Logger log = LoggerFactory.getLogger(Mailing.class);
  static final Duration EVERY = Duration.ofSeconds(30);
  static final int MOST_AN_HOUR = 20;

  /** Of one mail; shorter than a turn, so that two nodes never send at once. */
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration OLD_NEWS = Duration.ofDays(1);
  private static final String TURN = "alerts.mails";
  private static final int BATCH = 1_000;

  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final AlertRepository alerts;
  private final Recipients recipients;
  private final Notices notices;
  private final Installation installation;
  private final InstantSource time;
  private boolean failing;

  Mailing(
      List<Rule> rules,
      AlertRepository alerts,
      Recipients recipients,
      Notices notices,
      Installation installation,
      InstantSource time) {
    rules.forEach(rule -> this.rules.put(rule.about().rule(), rule));
    this.alerts = alerts;
    this.recipients = recipients;
    this.notices = notices;
    this.installation = installation;
    this.time = time;
  }

  /** The mail server, or the turn, was lost: the rest follows in the next round. */
  private static final class Broken extends Exception {
    Broken() {
      super(null, null, false, false);
    }
  }

  /** One round, where it is this node's turn; a test calls it directly. */
  synchronized void round() {
    Instant now = time.instant();
    Optional<Instant> turn = installation.takeTurn(TURN, now, EVERY);
    if (turn.isEmpty()) return;
    var round = new Round(turn.get());
    try {
      round.run(alerts.untold(now, BATCH), now);
    } catch (Broken e) {
      log.atDebug().log("the rest of the alerts is told later");
    }
  }

  private final class Round {
    private Instant stamp;
    private final Map<Recipient, List<Alert>> due = new LinkedHashMap<>();
    private final Map<UUID, Set<String>> missing = new LinkedHashMap<>();

    Round(Instant stamp) {
      this.stamp = stamp;
    }

    void run(List<Alert> untold, Instant now) throws Broken {
      Map<UUID, Set<String>> knowing = alerts.knowing(untold);
      for (Alert alert : untold) collect(alert, knowing.getOrDefault(alert.id(), Set.of()), now);
      for (var e : due.entrySet()) tell(e.getKey(), e.getValue(), now);
    }

    private void collect(Alert alert, Set<String> knowing, Instant now) {
      Rule rule = rules.get(alert.rule());
      boolean oldNews =
          alert.resolvedAt() != null && alert.resolvedAt().isBefore(now.minus(OLD_NEWS));
      List<Recipient> all = rule == null || oldNews ? List.of() : recipients.of(rule, alert);
      List<Recipient> rest = all.stream().filter(r -> !knowing.contains(r.address())).toList();
      if (rest.isEmpty()) {
        if (all.isEmpty())
          log.atWarn()
              .addKeyValue("alert", alert.id())
              .log("an alert was told to nobody by e-mail");
        alerts.told(alert, now);
        return;
      }
      var addresses = new LinkedHashSet<String>();
      rest.forEach(r -> {
        if (addresses.add(r.address())) due.computeIfAbsent(r, _ -> new ArrayList<>()).add(alert);
      });
      missing.put(alert.id(), addresses);
    }

    private void tell(Recipient to, List<Alert> news, Instant now) throws Broken {
      int budget = MOST_AN_HOUR - alerts.mailsSince(to.address(), now.minus(HOUR));
      if (budget <= 0) return;
      int singles = news.size() <= budget ? news.size() : budget - 1;
      for (Alert alert : news.subList(0, singles))
        if (!send(mail(alert, to), to, List.of(alert))) return;
      List<Alert> rest = news.subList(singles, news.size());
      if (!rest.isEmpty()) send(AlertMail.summary(rest, to), to, rest);
    }

    private Notice mail(Alert alert, Recipient to) {
      Rule rule = rules.get(alert.rule());
      @Nullable String over =
          rule == null || !alert.isResolved()
              ? null
              : rule.over(alert.organizationId(), alert.subject(), alert.title()).orElse(null);
      String title = over == null ? alert.title() : over;
      return AlertMail.one(alert, title, recipients.sender(alert.organizationId()), to);
    }

    /** Whether this address may get its next mail. */
    private boolean send(Notice mail, Recipient to, List<Alert> news) throws Broken {
      stamp = installation.renewTurn(TURN, stamp, time.instant()).orElseThrow(Broken::new);
      return switch (notices.send(mail, time.instant().plus(LIMIT))) {
        case Receipt.NotSent(var fault, Duration floor) -> {
          failed(fault.message());
          if (floor.isZero()) throw new Broken(); // the server, not this address
          yield false;
        }
        case Receipt.Refused(var fault, boolean bounced) -> {
          log.atWarn()
              .addKeyValue("code", fault.code())
              .addKeyValue("bounced", bounced)
              .log("a mail about an alert was refused; its reader sees it in the product only");
          yield known(mail, to, news);
        }
        // Sent once more it might be there twice.
        case Receipt.Uncertain _, Receipt.Sent _ -> known(mail, to, news);
      };
    }

    private boolean known(Notice mail, Recipient to, List<Alert> news) {
      failing = false;
      Instant at = time.instant();
      alerts.mailed(mail.id(), to.address(), news, at);
      for (Alert alert : news) {
        Set<String> rest = missing.get(alert.id());
        if (rest != null && rest.remove(to.address()) && rest.isEmpty()) alerts.told(alert, at);
      }
      return true;
    }
  }

  private void failed(String message) {
    if (!failing) log.atWarn().log("alerts cannot be told by e-mail for now: {}", message);
    failing = true;
  }
}
