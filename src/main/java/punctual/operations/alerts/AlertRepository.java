package punctual.operations.alerts;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static punctual.database.schema.Tables.ALERTS;
import static punctual.database.schema.Tables.ALERT_MAILS;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.database.schema.tables.records.AlertsRecord;
import punctual.web.Page;

/** SQL of alerts and of the mails about them. */
final class AlertRepository {
  private final Database database;

  AlertRepository(Database database) {
    this.database = database;
  }

  /**
   * Whose alerts a person sees.
   *
   * @param organization null: none of an organisation
   * @param installation those of the installation too
   */
  record Scope(@Nullable UUID organization, boolean installation) {
    Condition condition() {
      Condition own =
          organization == null
              ? org.jooq.impl.DSL.noCondition().and("1 = 0")
              : ALERTS.ORGANIZATION_ID.eq(organization);
      return installation ? own.or(ALERTS.ORGANIZATION_ID.isNull()) : own;
    }
  }

  /** What a list shows; null means any. */
  record Filter(
      @Nullable List<String> statuses, @Nullable String rule, @Nullable String severity) {}

  // the evaluation -------------------------------------------------------------------------------

  /** Alerts that are not over, pending ones too, by identity. */
  Map<String, Alert> live() {
    return database
        .dsl()
        .selectFrom(ALERTS)
        .where(ALERTS.STATUS.in("pending", "open", "acknowledged"))
        .fetchMap(ALERTS.IDENTITY, row -> Alert.of(row));
  }

  /** The latest alert about the same trouble that was over since an instant. */
  Optional<Alert> overSince(String rule, @Nullable UUID organization, String subject, Instant at) {
    return database
        .dsl()
        .selectFrom(ALERTS)
        .where(ALERTS.STATUS.eq("resolved"))
        .and(
            organization == null
                ? ALERTS.ORGANIZATION_ID.isNull()
                : ALERTS.ORGANIZATION_ID.eq(organization))
        .and(ALERTS.LAST_SEEN_AT.ge(at))
        .and(ALERTS.RULE.eq(rule))
        .and(ALERTS.SUBJECT.eq(subject))
        .orderBy(ALERTS.RESOLVED_AT.desc())
        .limit(1)
        .fetchOptional(Alert::of);
  }

  void insert(AlertsRecord row) {
    database.dsl().insertInto(ALERTS).set(row).execute();
  }

  void update(UUID id, Map<? extends Field<?>, ? extends @Nullable Object> values) {
    database.dsl().update(ALERTS).set(values).where(ALERTS.ID.eq(id)).execute();
  }

  void seen(Collection<UUID> alerts, Instant at) {
    if (alerts.isEmpty()) return;
    database
        .dsl()
        .update(ALERTS)
        .set(ALERTS.LAST_SEEN_AT, at)
        .where(ALERTS.ID.in(alerts))
        .execute();
  }

  void delete(UUID id) {
    database.dsl().deleteFrom(ALERTS).where(ALERTS.ID.eq(id)).execute();
  }

  /** Forgets alerts that were over before an instant, with the mails about them. */
  int forget(Instant before, int most) {
    return database.write(() -> {
      List<UUID> old =
          database
              .dsl()
              .select(ALERTS.ID)
              .from(ALERTS)
              .where(ALERTS.STATUS.eq("resolved"))
              .and(ALERTS.LAST_SEEN_AT.lt(before))
              .limit(most)
              .fetch(ALERTS.ID);
      database.dsl().deleteFrom(ALERT_MAILS).where(ALERT_MAILS.ALERT_ID.in(old)).execute();
      return database.dsl().deleteFrom(ALERTS).where(ALERTS.ID.in(old)).execute();
    });
  }

  // people ---------------------------------------------------------------------------------------

  Optional<Alert> find(UUID id, Scope scope) {
    return database
        .dsl()
        .selectFrom(ALERTS)
        .where(ALERTS.ID.eq(id))
        .and(ALERTS.STATUS.ne("pending"))
        .and(scope.condition())
        .fetchOptional(Alert::of);
  }

  Page<Alert> search(Scope scope, Filter filter, Page.Request page) {
    Condition where = scope.condition().and(ALERTS.STATUS.ne("pending"));
    if (filter.statuses() != null) where = where.and(ALERTS.STATUS.in(filter.statuses()));
    if (filter.rule() != null) where = where.and(ALERTS.RULE.eq(filter.rule()));
    if (filter.severity() != null) where = where.and(ALERTS.SEVERITY.eq(filter.severity()));
    var items =
        database
            .dsl()
            .selectFrom(ALERTS)
            .where(where)
            .orderBy(
                condition("status = 'open'").desc(),
                condition("status = 'acknowledged'").desc(),
                ALERTS.LAST_SEEN_AT.desc(),
                ALERTS.ID.desc())
            .limit(page.limit())
            .offset(page.offset())
            .fetch(Alert::of);
    return Page.of(items, database.dsl().fetchCount(ALERTS, where), page);
  }

  /** How many are open, acknowledged, and critical among both. */
  record Counts(int open, int acknowledged, int critical) {}

  Counts counts(Scope scope) {
    int open = 0;
    int acknowledged = 0;
    int critical = 0;
    for (var row :
        database
            .dsl()
            .select(ALERTS.STATUS, ALERTS.SEVERITY, count())
            .from(ALERTS)
            .where(ALERTS.STATUS.in("open", "acknowledged"))
            .and(scope.condition())
            .groupBy(ALERTS.STATUS, ALERTS.SEVERITY)
            .fetch()) {
      if (row.value1().equals("open")) open += row.value3();
      else acknowledged += row.value3();
      if (row.value2().equals(Severity.CRITICAL.word())) critical += row.value3();
    }
    return new Counts(open, acknowledged, critical);
  }

  /** Rules with an alert that is not over. */
  Set<String> firing(Scope scope) {
    return database
        .dsl()
        .selectDistinct(ALERTS.RULE)
        .from(ALERTS)
        .where(ALERTS.STATUS.in("open", "acknowledged"))
        .and(scope.condition())
        .fetchSet(ALERTS.RULE);
  }

  // mails ----------------------------------------------------------------------------------------

  /** Alerts whose present state has still to be told, oldest first; not those that are muted. */
  List<Alert> untold(Instant now, int most) {
    return database
        .dsl()
        .selectFrom(ALERTS)
        .where(condition("notified_at is null"))
        .and(ALERTS.STATUS.ne("pending"))
        .and(ALERTS.MUTED_UNTIL.isNull().or(ALERTS.MUTED_UNTIL.le(now)))
        .orderBy(ALERTS.FIRST_SEEN_AT, ALERTS.ID)
        .limit(most)
        .fetch(Alert::of);
  }

  /** The addresses that know the present state of these alerts, by alert. */
  Map<UUID, Set<String>> knowing(Collection<Alert> alerts) {
    var m = ALERT_MAILS;
    var knowing = new HashMap<UUID, Set<String>>();
    Map<UUID, Alert> byId = new HashMap<>();
    alerts.forEach(a -> byId.put(a.id(), a));
    database
        .dsl()
        .selectFrom(m)
        .where(m.ALERT_ID.in(byId.keySet()))
        .forEach(row -> {
          Alert alert = byId.get(row.getAlertId());
          if (alert != null
              && row.getTimes() == alert.times()
              && row.getState().equals(state(alert))) {
            knowing
                .computeIfAbsent(alert.id(), _ -> new java.util.HashSet<>())
                .add(row.getAddress());
          }
        });
    return knowing;
  }

  static String state(Alert alert) {
    return alert.isResolved() ? "resolved" : "open";
  }

  /** Whether an address was told that this alert began. */
  boolean knewOfBeginning(Alert alert, String address) {
    var m = ALERT_MAILS;
    return database
        .dsl()
        .fetchExists(
            m,
            m.ALERT_ID
                .eq(alert.id())
                .and(m.TIMES.eq(alert.times()))
                .and(m.STATE.eq("open"))
                .and(m.ADDRESS.eq(address)));
  }

  int mailsSince(String address, Instant since) {
    var m = ALERT_MAILS;
    return database
        .dsl()
        .select(countDistinct(m.MAIL_ID))
        .from(m)
        .where(m.ADDRESS.eq(address))
        .and(m.SENT_AT.ge(since))
        .fetchSingle()
        .value1();
  }

  /** One mail has told an address of these alerts. */
  void mailed(UUID mail, String address, Collection<Alert> alerts, Instant at) {
    var m = ALERT_MAILS;
    database.write(() -> {
      for (Alert alert : alerts) {
        database
            .dsl()
            .insertInto(m)
            .set(m.ALERT_ID, alert.id())
            .set(m.TIMES, alert.times())
            .set(m.STATE, state(alert))
            .set(m.ADDRESS, address)
            .set(m.MAIL_ID, mail)
            .set(m.SENT_AT, at)
            .onConflictDoNothing()
            .execute();
      }
    });
  }

  /** Everybody knows the state that {@code alert} was read in; a later state is told anew. */
  void told(Alert alert, Instant at) {
    database
        .dsl()
        .update(ALERTS)
        .set(ALERTS.NOTIFIED_AT, at)
        .where(ALERTS.ID.eq(alert.id()))
        .and(ALERTS.TIMES.eq(alert.times()))
        .and(alert.isResolved() ? ALERTS.STATUS.eq("resolved") : ALERTS.STATUS.ne("resolved"))
        .execute();
  }
}
