package punctual.operations.alerts;

import static punctual.database.schema.Tables.ALERTS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.database.Installation;
import punctual.database.schema.tables.records.AlertsRecord;

/**
 * From what rules find to alerts: one for the same trouble however often it is found, open once it
 * has lasted, over when it is found no more (RA.2). Everything it remembers is in the table, so
 * that any node may do the next round.
 */
final class Evaluation {
  private static final Logger log = LoggerFactory.getLogger(Evaluation.class);
  static final Duration EVERY = Duration.ofSeconds(30);
  private static final String TURN = "alerts.evaluation";
  private static final Duration SAME_AGAIN = Duration.ofHours(1);

  private final List<Rule> rules;
  private final AlertRepository alerts;
  private final Installation installation;
  private final Database database;
  private final Ids ids;
  private final Announcements announcements;
  private final Map<String, Instant> lookedAt = new HashMap<>();

  Evaluation(
      List<Rule> rules,
      AlertRepository alerts,
      Announcements announcements,
      Database database,
      Ids ids) {
    this.rules = List.copyOf(rules);
    this.alerts = alerts;
    this.announcements = announcements;
    this.database = database;
    this.ids = ids;
    installation = new Installation(database);
  }

  /** One round, where it is this node's turn; a test calls it directly. */
  synchronized boolean round(Instant now) {
    Optional<Instant> turn = installation.takeTurn(TURN, now, EVERY);
    if (turn.isEmpty()) return false;
    Map<Rule, List<Finding>> found = look(now);
    database.write(() -> {
      // Another node has taken over meanwhile: what it found is newer.
      if (installation.renewTurn(TURN, turn.get(), turn.get()).isEmpty()) return;
      apply(found, now);
    });
    return true;
  }

  /** Rules that could not look, or need not yet, are absent: their alerts stay as they are. */
  private Map<Rule, List<Finding>> look(Instant now) {
    var found = new LinkedHashMap<Rule, List<Finding>>();
    for (Rule rule : rules) {
      String name = rule.about().rule();
      Instant last = lookedAt.getOrDefault(name, Instant.EPOCH);
      if (now.isBefore(last.plus(rule.every())) && !now.isBefore(last)) continue;
      try {
        found.put(rule, rule.findings(now));
        lookedAt.put(name, now);
      } catch (RuntimeException e) {
        log.atWarn().setCause(e).addKeyValue("rule", name).log("a rule of alerts could not look");
      }
    }
    return found;
  }

  private void apply(Map<Rule, List<Finding>> found, Instant now) {
    Map<String, Alert> live = alerts.live();
    var seen = new ArrayList<UUID>();
    var identities = new HashSet<String>();
    found.forEach((rule, findings) -> {
      for (Finding finding : findings) {
        String name = rule.about().rule();
        String identity = Alert.identity(name, finding.organizationId(), finding.subject());
        if (!identities.add(identity)) continue;
        Alert known = live.get(identity);
        if (known == null) begin(rule.about(), identity, finding, now);
        else goOn(rule.about(), known, finding, seen, now);
      }
    });
    alerts.seen(seen, now);
    for (Rule rule : found.keySet()) {
      live.forEach((identity, alert) -> {
        if (alert.rule().equals(rule.about().rule()) && !identities.contains(identity))
          end(rule, alert, now);
      });
    }
    forgetUnknownRules(live, now);
  }

  /** Alerts of a rule that is not there any more would stay for ever. */
  private void forgetUnknownRules(Map<String, Alert> live, Instant now) {
    var names = new HashSet<String>();
    rules.forEach(rule -> names.add(rule.about().rule()));
    live.values().stream()
        .filter(alert -> !names.contains(alert.rule()))
        .forEach(alert -> resolve(alert, now, now));
  }

  private void begin(Rule.About about, String identity, Finding finding, Instant now) {
    boolean atOnce = about.lasting().isZero();
    Optional<Alert> before =
        atOnce
            ? alerts.overSince(
                about.rule(), finding.organizationId(), finding.subject(), now.minus(SAME_AGAIN))
            : Optional.empty();
    if (before.isPresent()) {
      openAgain(before.get(), identity, finding, now);
      return;
    }
    var row = new AlertsRecord();
    row.setId(ids.next());
    row.setOrganizationId(finding.organizationId());
    row.setRule(about.rule());
    row.setSubject(finding.subject());
    row.setSeverity(finding.severity().word());
    row.setTitle(finding.title());
    row.setMessage(finding.message());
    row.setLink(finding.link());
    row.setStatus(atOnce ? "open" : "pending");
    row.setFirstSeenAt(now);
    row.setLastSeenAt(now);
    row.setTimes(1);
    row.setIdentity(identity);
    alerts.insert(row);
    if (atOnce) opened(Alert.of(row));
  }

  private void openAgain(Alert alert, String identity, Finding finding, Instant now) {
    var values = text(finding);
    values.put(ALERTS.STATUS, "open");
    values.put(ALERTS.IDENTITY, identity);
    values.put(ALERTS.TIMES, alert.times() + 1);
    values.put(ALERTS.LAST_SEEN_AT, now);
    values.put(ALERTS.RESOLVED_AT, null);
    values.put(ALERTS.ACKNOWLEDGED_AT, null);
    values.put(ALERTS.ACKNOWLEDGED_BY, null);
    values.put(ALERTS.NOTIFIED_AT, null);
    alerts.update(alert.id(), values);
    log.atWarn()
        .addKeyValue("rule", alert.rule())
        .addKeyValue("times", alert.times() + 1)
        .log("alert again: {}", finding.title());
    announcements.tell(alert, "open", finding.title());
  }

  private static Map<Field<?>, @Nullable Object> text(Finding finding) {
    var values = new LinkedHashMap<Field<?>, @Nullable Object>();
    values.put(ALERTS.SEVERITY, finding.severity().word());
    values.put(ALERTS.TITLE, finding.title());
    values.put(ALERTS.MESSAGE, finding.message());
    values.put(ALERTS.LINK, finding.link());
    return values;
  }

  private void goOn(Rule.About about, Alert known, Finding finding, List<UUID> seen, Instant now) {
    boolean lastedEnough = !now.isBefore(known.firstSeenAt().plus(about.lasting()));
    if (known.status().equals("pending") && lastedEnough) {
      Optional<Alert> before =
          alerts.overSince(
              known.rule(), known.organizationId(), known.subject(), now.minus(SAME_AGAIN));
      if (before.isPresent()) {
        alerts.delete(known.id());
        String identity = Alert.identity(known.rule(), known.organizationId(), known.subject());
        openAgain(before.get(), identity, finding, now);
        return;
      }
      var values = text(finding);
      values.put(ALERTS.STATUS, "open");
      alerts.update(known.id(), values);
      opened(known);
    } else if (!known.title().equals(finding.title())
        || !known.message().equals(finding.message())
        || known.severity() != finding.severity()) {
      alerts.update(known.id(), text(finding));
    }
    seen.add(known.id());
  }

  private void opened(Alert alert) {
    log.atWarn()
        .addKeyValue("rule", alert.rule())
        .addKeyValue("organization", alert.organizationId())
        .log("alert: {}", alert.title());
    announcements.tell(alert, "open", alert.title());
  }

  private void end(Rule rule, Alert alert, Instant now) {
    if (alert.status().equals("pending")) {
      alerts.delete(alert.id());
      return;
    }
    boolean silent =
        alert.isMuted(now)
            || rule.over(alert.organizationId(), alert.subject(), alert.title()).isEmpty();
    resolve(alert, now, silent ? now : null);
  }

  /**
   * @param toldAt null: people have to be told that it is over
   */
  private void resolve(Alert alert, Instant now, @Nullable Instant toldAt) {
    var values = new LinkedHashMap<Field<?>, @Nullable Object>();
    values.put(ALERTS.STATUS, "resolved");
    values.put(ALERTS.RESOLVED_AT, now);
    values.put(ALERTS.LAST_SEEN_AT, now);
    values.put(ALERTS.NOTIFIED_AT, toldAt);
    values.put(ALERTS.IDENTITY, alert.id().toString());
    alerts.update(alert.id(), values);
    log.atInfo().addKeyValue("rule", alert.rule()).log("alert is over: {}", alert.title());
    announcements.tell(alert, "resolved", alert.title());
  }
}
