package punctual.schedules;

import static org.jooq.impl.DSL.condition;
import static punctual.database.schema.Tables.SCHEDULED_REPORTS;
import static punctual.database.schema.Tables.SCHEDULE_RECIPIENTS;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.database.Dialect;
import punctual.database.schema.tables.records.ScheduledReportsRecord;
import punctual.schedules.Trigger.Due;
import punctual.web.Page;

/** SQL of schedules and their recipients. */
final class ScheduleRepository {
  private final Database database;

  ScheduleRepository(Database database) {
    this.database = database;
  }

  /**
   * What a list shows.
   *
   * @param owner only this person's; null: everybody's
   */
  record Filter(
      @Nullable String q,
      @Nullable String state,
      @Nullable String reportType,
      @Nullable UUID owner) {}

  void insert(ScheduledReportsRecord row) {
    database.dsl().insertInto(SCHEDULED_REPORTS).set(row).execute();
  }

  Optional<ScheduledReport> find(UUID organization, UUID id) {
    return database
        .dsl()
        .selectFrom(SCHEDULED_REPORTS)
        .where(SCHEDULED_REPORTS.ID.eq(id))
        .and(SCHEDULED_REPORTS.ORGANIZATION_ID.eq(organization))
        .fetchOptional(ScheduledReport::of);
  }

  Map<UUID, ScheduledReport> byIds(UUID organization, Collection<UUID> ids) {
    return database
        .dsl()
        .selectFrom(SCHEDULED_REPORTS)
        .where(SCHEDULED_REPORTS.ID.in(ids))
        .and(SCHEDULED_REPORTS.ORGANIZATION_ID.eq(organization))
        .fetchMap(SCHEDULED_REPORTS.ID, row -> ScheduledReport.of(row));
  }

  int count(UUID organization) {
    return database
        .dsl()
        .fetchCount(
            SCHEDULED_REPORTS,
            SCHEDULED_REPORTS
                .ORGANIZATION_ID
                .eq(organization)
                .and(SCHEDULED_REPORTS.DELETED_AT.isNull()));
  }

  Page<ScheduledReport> search(
      UUID organization, Filter filter, SortField<?> sort, Page.Request page) {
    Condition where = where(organization, filter);
    var items =
        database
            .dsl()
            .selectFrom(SCHEDULED_REPORTS)
            .where(where)
            .orderBy(sort, SCHEDULED_REPORTS.ID.asc())
            .limit(page.limit())
            .offset(page.offset())
            .fetch(ScheduledReport::of);
    return Page.of(items, database.dsl().fetchCount(SCHEDULED_REPORTS, where), page);
  }

  private static Condition where(UUID organization, Filter filter) {
    Condition where = SCHEDULED_REPORTS.ORGANIZATION_ID.eq(organization).and(state(filter.state()));
    if (filter.q() != null) {
      String part = filter.q().strip().toLowerCase(Locale.ROOT);
      where =
          where.and(
              DSL.lower(SCHEDULED_REPORTS.NAME)
                  .contains(part)
                  .or(SCHEDULED_REPORTS.REPORT_TYPE.contains(part)));
    }
    if (filter.reportType() != null)
      where = where.and(SCHEDULED_REPORTS.REPORT_TYPE.eq(filter.reportType()));
    if (filter.owner() != null) where = where.and(SCHEDULED_REPORTS.CREATED_BY.eq(filter.owner()));
    return where;
  }

  private static Condition state(@Nullable String state) {
    var s = SCHEDULED_REPORTS;
    if ("deleted".equals(state)) return s.DELETED_AT.isNotNull();
    Condition there = s.DELETED_AT.isNull();
    if (state == null) return there;
    Condition failing = s.LAST_STATUS.eq("failed").or(s.CIRCUIT.ne("closed"));
    return switch (state) {
      case "paused" -> there.and(s.PAUSED_AT.isNotNull());
      case "ended" -> there.and(s.PAUSED_AT.isNull()).and(s.NEXT_RUN_AT.isNull());
      case "failing" -> there.and(s.PAUSED_AT.isNull()).and(s.NEXT_RUN_AT.isNotNull()).and(failing);
      default ->
          there
              .and(s.PAUSED_AT.isNull())
              .and(s.NEXT_RUN_AT.isNotNull())
              .and(s.LAST_STATUS.isNull().or(s.LAST_STATUS.ne("failed")))
              .and(s.CIRCUIT.eq("closed"));
    };
  }

  /**
   * Schedules that are not deleted: those that will run by themselves, or the others.
   *
   * @param organization null: of all
   */
  int active(@Nullable UUID organization, boolean active) {
    Condition whose =
        organization == null
            ? DSL.noCondition()
            : SCHEDULED_REPORTS.ORGANIZATION_ID.eq(organization);
    Condition runs = condition("is_active").and(SCHEDULED_REPORTS.NEXT_RUN_AT.isNotNull());
    return database
        .dsl()
        .fetchCount(
            SCHEDULED_REPORTS,
            whose.and(SCHEDULED_REPORTS.DELETED_AT.isNull()).and(active ? runs : runs.not()));
  }

  List<UUID> ids(UUID organization, Filter filter) {
    return database
        .dsl()
        .select(SCHEDULED_REPORTS.ID)
        .from(SCHEDULED_REPORTS)
        .where(where(organization, filter))
        .fetch(SCHEDULED_REPORTS.ID);
  }

  int count(UUID organization, Filter filter) {
    return database.dsl().fetchCount(SCHEDULED_REPORTS, where(organization, filter));
  }

  /**
   * Schedules of an organisation that run until an instant, soonest first; the organisation's limit
   * bounds them.
   */
  List<ScheduledReport> upcoming(UUID organization, @Nullable UUID owner, Instant until) {
    Condition where =
        SCHEDULED_REPORTS
            .ORGANIZATION_ID
            .eq(organization)
            .and(condition("is_active"))
            .and(SCHEDULED_REPORTS.NEXT_RUN_AT.le(until));
    if (owner != null) where = where.and(SCHEDULED_REPORTS.CREATED_BY.eq(owner));
    return database
        .dsl()
        .selectFrom(SCHEDULED_REPORTS)
        .where(where)
        .orderBy(SCHEDULED_REPORTS.NEXT_RUN_AT, SCHEDULED_REPORTS.ID)
        .fetch(ScheduledReport::of);
  }

  /** Sets fields of one row; false where the version is no longer the one that the caller read. */
  boolean update(UUID id, int version, Map<? extends Field<?>, ? extends @Nullable Object> values) {
    return database
            .dsl()
            .update(SCHEDULED_REPORTS)
            .set(values)
            .set(SCHEDULED_REPORTS.VERSION, version + 1)
            .where(SCHEDULED_REPORTS.ID.eq(id))
            .and(SCHEDULED_REPORTS.VERSION.eq(version))
            .execute()
        == 1;
  }

  // recipients -----------------------------------------------------------------------------------

  List<Recipient> recipients(UUID schedule) {
    return recipients(List.of(schedule)).getOrDefault(schedule, List.of());
  }

  Map<UUID, List<Recipient>> recipients(Collection<UUID> schedules) {
    var r = SCHEDULE_RECIPIENTS;
    return database
        .dsl()
        .selectFrom(r)
        .where(r.SCHEDULED_REPORT_ID.in(schedules))
        .and(r.IS_ACTIVE)
        .orderBy(r.CREATED_AT, r.ID)
        .fetchGroups(
            r.SCHEDULED_REPORT_ID,
            row ->
                new Recipient(
                    row.getId(),
                    row.getChannel(),
                    row.getDestination(),
                    row.getOptions(),
                    row.getUserId()));
  }

  /** Adds a recipient, or brings back one that was removed: history refers to the row. */
  void put(UUID id, ScheduledReport schedule, Draft.Reader reader, UUID by, Instant now) {
    var r = SCHEDULE_RECIPIENTS;
    database
        .dsl()
        .insertInto(r)
        .set(r.ID, id)
        .set(r.ORGANIZATION_ID, schedule.organizationId())
        .set(r.SCHEDULED_REPORT_ID, schedule.id())
        .set(r.CHANNEL, reader.channel())
        .set(r.DESTINATION, reader.destination())
        .set(r.OPTIONS, reader.options())
        .set(r.USER_ID, reader.userId())
        .set(r.IS_ACTIVE, true)
        .set(r.ADDED_BY, by)
        .set(r.CREATED_AT, now)
        .onConflict(r.SCHEDULED_REPORT_ID, r.CHANNEL, r.DESTINATION)
        .doUpdate()
        .set(r.IS_ACTIVE, true)
        .set(r.OPTIONS, reader.options())
        .set(r.USER_ID, reader.userId())
        .setNull(r.REMOVED_AT)
        .execute();
  }

  int remove(UUID schedule, Collection<UUID> recipients, Instant now) {
    var r = SCHEDULE_RECIPIENTS;
    return database
        .dsl()
        .update(r)
        .set(r.IS_ACTIVE, false)
        .set(r.REMOVED_AT, now)
        .where(r.SCHEDULED_REPORT_ID.eq(schedule))
        .and(r.ID.in(recipients))
        .and(r.IS_ACTIVE)
        .execute();
  }

  // the clock ------------------------------------------------------------------------------------

  /**
   * Due schedules in due order, locked against other nodes; those that another node works on are
   * passed over.
   */
  List<Schedules.DueSchedule> lockDue(Instant now, int most) {
    var s = SCHEDULED_REPORTS;
    var due =
        database
            .dsl()
            .selectFrom(s)
            .where(condition("is_active"))
            .and(s.NEXT_RUN_AT.le(now))
            .orderBy(s.NEXT_RUN_AT, s.ID)
            .limit(most);
    var rows =
        database.dialect() == Dialect.POSTGRESQL
            ? due.forNoKeyUpdate().skipLocked().fetch()
            : due.fetch();
    return rows.map(row ->
        new Schedules.DueSchedule(
            ScheduledReport.of(row),
            new Due(
                row.getNextRunAt(),
                row.getNextNominal() == null
                    ? java.time.LocalDateTime.ofInstant(
                        row.getNextRunAt(), java.time.ZoneOffset.UTC)
                    : java.time.LocalDateTime.parse(row.getNextNominal()),
                row.getNextPass())));
  }

  /**
   * Moves schedules to their next due times, with one prepared statement for all; no edit, so the
   * version stays.
   */
  void advance(Map<UUID, Optional<Due>> next, String tzdb) {
    if (next.isEmpty()) return;
    var s = SCHEDULED_REPORTS;
    var update =
        database
            .dsl()
            .update(s)
            .set(s.NEXT_RUN_AT, (Instant) null)
            .set(s.NEXT_NOMINAL, (String) null)
            .set(s.NEXT_PASS, 0)
            .set(s.TZDB_VERSION, tzdb)
            .where(s.ID.eq((UUID) null));
    var batch = database.dsl().batch(update);
    for (var e : new TreeMap<>(next).entrySet()) {
      Due due = e.getValue().orElse(null);
      batch =
          due == null
              ? batch.bind(null, null, 0, tzdb, e.getKey())
              : batch.bind(due.at(), due.nominal().toString(), due.pass(), tzdb, e.getKey());
    }
    batch.execute();
  }

  /** Schedules whose next run was computed with other time-zone data and is not due yet. */
  List<ScheduledReport> computedWithOtherZones(String tzdb, Instant now, int most) {
    var s = SCHEDULED_REPORTS;
    var other =
        database
            .dsl()
            .selectFrom(s)
            .where(condition("is_active"))
            .and(s.TZDB_VERSION.ne(tzdb))
            .and(s.NEXT_RUN_AT.gt(now))
            .limit(most);
    return database.dialect() == Dialect.POSTGRESQL
        ? other.forNoKeyUpdate().skipLocked().fetch(ScheduledReport::of)
        : other.fetch(ScheduledReport::of);
  }

  /** What the end of a run changes; locked, for two runs of a schedule may end together. */
  void ended(Schedules.Ended end) {
    var s = SCHEDULED_REPORTS;
    var one = database.dsl().selectFrom(s).where(s.ID.eq(end.scheduleId()));
    boolean locks = database.dialect() == Dialect.POSTGRESQL;
    ScheduledReportsRecord row = locks ? one.forNoKeyUpdate().fetchSingle() : one.fetchSingle();
    var values = new LinkedHashMap<Field<?>, @Nullable Object>();
    Instant last = row.getLastRunAt();
    // older news does not overwrite newer
    if (end.isNews() && (last == null || !last.isAfter(end.at()))) values.putAll(news(end));
    Circuit before = ScheduledReport.circuit(row);
    Circuit after = before.after(end.verdict(), end.due(), end.at());
    if (!after.equals(before)) values.putAll(values(after));
    if (!values.isEmpty())
      database.dsl().update(s).set(values).where(s.ID.eq(end.scheduleId())).execute();
  }

  private static Map<Field<?>, @Nullable Object> news(Schedules.Ended end) {
    var s = SCHEDULED_REPORTS;
    var values = new LinkedHashMap<Field<?>, @Nullable Object>();
    values.put(s.LAST_RUN_AT, end.at());
    values.put(s.LAST_EXECUTION_ID, end.executionId());
    values.put(s.LAST_SCHEDULED_FOR, end.scheduledFor());
    values.put(s.LAST_STATUS, end.status());
    values.put(s.LAST_ERROR_MESSAGE, end.error());
    if (end.status().equals("completed")) values.put(s.LAST_SUCCESS_AT, end.at());
    return values;
  }

  /** The fields of a circuit. */
  static Map<Field<?>, @Nullable Object> values(Circuit circuit) {
    var s = SCHEDULED_REPORTS;
    var values = new LinkedHashMap<Field<?>, @Nullable Object>();
    values.put(s.CIRCUIT, circuit.state().word());
    values.put(s.FAILURE_STREAK, circuit.failures());
    values.put(s.CIRCUIT_OPENS, circuit.opens());
    values.put(s.CIRCUIT_UNTIL, circuit.until());
    return values;
  }

  /** Schedules of which one due time is being tried; locked by the caller. */
  void probing(Collection<UUID> ids) {
    var s = SCHEDULED_REPORTS;
    database
        .dsl()
        .update(s)
        .set(s.CIRCUIT, Circuit.State.PROBING.word())
        .where(s.ID.in(ids))
        .and(s.CIRCUIT.eq(Circuit.State.OPEN.word()))
        .execute();
  }

  /**
   * Schedules by report type, deleted ones left out.
   *
   * @param owner only theirs; null: everybody's
   */
  Map<String, Integer> countsByType(UUID organization, @Nullable UUID owner) {
    var s = SCHEDULED_REPORTS;
    Condition where = s.ORGANIZATION_ID.eq(organization).and(s.DELETED_AT.isNull());
    return database
        .dsl()
        .select(s.REPORT_TYPE, DSL.count())
        .from(s)
        .where(owner == null ? where : where.and(s.CREATED_BY.eq(owner)))
        .groupBy(s.REPORT_TYPE)
        .fetchMap(s.REPORT_TYPE, DSL.count());
  }
}
