package punctual.reports;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.noCondition;
import static punctual.database.schema.Tables.DEAD_LETTERS;
import static punctual.database.schema.Tables.EXECUTION_ATTEMPTS;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.database.schema.tables.records.ExecutionAttemptsRecord;
import punctual.database.schema.tables.records.ReportExecutionsRecord;
import punctual.web.Page;

/** SQL of executions and their attempts. */
final class ExecutionRepository {
  private final Database database;

  ExecutionRepository(Database database) {
    this.database = database;
  }

  /**
   * What a list shows; null means any.
   *
   * @param schedules only these; null: all of the organisation
   * @param words what its columns say
   * @param from due at or after
   * @param to due before
   */
  record Filter(
      @Nullable List<UUID> schedules,
      @Nullable UUID schedule,
      Words words,
      @Nullable Instant from,
      @Nullable Instant to) {}

  /** Each may be several, with commas; null means any. */
  record Words(
      @Nullable String status,
      @Nullable String trigger,
      @Nullable String errorCategory,
      @Nullable String errorCode) {
    static final Words ANY = ofStatus(null);

    static Words ofStatus(@Nullable String status) {
      return new Words(status, null, null, null);
    }

    private Condition condition() {
      var e = REPORT_EXECUTIONS;
      return in(e.STATUS, status)
          .and(in(e.TRIGGER, trigger))
          .and(in(e.ERROR_CATEGORY, errorCategory))
          .and(in(e.ERROR_CODE, errorCode));
    }

    private static Condition in(Field<String> column, @Nullable String words) {
      return words == null ? noCondition() : column.in(List.of(words.split(",", -1)));
    }
  }

  void insert(ReportExecutionsRecord row) {
    database.dsl().insertInto(REPORT_EXECUTIONS).set(row).execute();
  }

  /** One prepared statement for all rows; a due time that has its row is passed over. */
  void insertOnce(List<ReportExecutionsRecord> rows) {
    Field<?>[] fields =
        Stream.of(REPORT_EXECUTIONS.fields())
            .filter(f -> rows.stream().anyMatch(r -> r.touched(f)))
            .toArray(Field[]::new);
    @Nullable Object[] empty = new Object[fields.length];
    var insert =
        database
            .dsl()
            .insertInto(REPORT_EXECUTIONS)
            .columns(fields)
            .values(empty)
            .onConflictDoNothing();
    var batch = database.dsl().batch(insert);
    for (ReportExecutionsRecord row : rows) {
      @Nullable Object[] values = new Object[fields.length];
      for (int i = 0; i < fields.length; i++) values[i] = row.get(fields[i]);
      batch = batch.bind(values);
    }
    batch.execute();
  }

  Optional<Execution> find(UUID organization, UUID id) {
    return database
        .dsl()
        .selectFrom(REPORT_EXECUTIONS)
        .where(REPORT_EXECUTIONS.ID.eq(id))
        .and(REPORT_EXECUTIONS.ORGANIZATION_ID.eq(organization))
        .fetchOptional(Execution::of);
  }

  Map<UUID, Execution> byIds(UUID organization, Collection<UUID> ids) {
    return database
        .dsl()
        .selectFrom(REPORT_EXECUTIONS)
        .where(REPORT_EXECUTIONS.ID.in(ids))
        .and(REPORT_EXECUTIONS.ORGANIZATION_ID.eq(organization))
        .fetchMap(REPORT_EXECUTIONS.ID, row -> Execution.of(row));
  }

  /** The dead letter that this execution left, or whose retry it is. */
  Optional<UUID> deadLetter(UUID execution) {
    var d = DEAD_LETTERS;
    var e = REPORT_EXECUTIONS;
    var retried = database.dsl().select(e.DEAD_LETTER_ID).from(e).where(e.ID.eq(execution));
    return database
        .dsl()
        .select(d.ID)
        .from(d)
        .where(d.EXECUTION_ID.eq(execution).or(d.ID.in(retried)))
        .and(d.DELETED_AT.isNull())
        .orderBy(d.CREATED_AT.desc())
        .limit(1)
        .fetchOptional(d.ID);
  }

  /** When these executions completed; those that did not are left out. */
  Map<UUID, ExecutionView.ReusedFrom> completed(UUID organization, Collection<UUID> ids) {
    var e = REPORT_EXECUTIONS;
    return database
        .dsl()
        .select(e.ID, e.COMPLETED_AT)
        .from(e)
        .where(e.ID.in(ids))
        .and(e.ORGANIZATION_ID.eq(organization))
        .and(e.COMPLETED_AT.isNotNull())
        .fetchMap(e.ID, row -> new ExecutionView.ReusedFrom(row.value1(), row.value2()));
  }

  /** For the queue's handler, which has the id from a claim. */
  Execution claimed(UUID id) {
    return Execution.of(
        database
            .dsl()
            .selectFrom(REPORT_EXECUTIONS)
            .where(REPORT_EXECUTIONS.ID.eq(id))
            .fetchSingle());
  }

  Page<Execution> search(UUID organization, Filter filter, Page.Request page) {
    return database.read(() -> {
      Condition where = where(organization, filter);
      var items =
          database
              .dsl()
              .selectFrom(REPORT_EXECUTIONS)
              .where(where)
              .orderBy(REPORT_EXECUTIONS.SCHEDULED_FOR.desc(), REPORT_EXECUTIONS.ID.desc())
              .limit(page.limit())
              .offset(page.offset())
              .fetch(Execution::of);
      return Page.of(items, database.dsl().fetchCount(REPORT_EXECUTIONS, where), page);
    });
  }

  private static Condition where(UUID organization, Filter filter) {
    var e = REPORT_EXECUTIONS;
    Condition where = e.ORGANIZATION_ID.eq(organization);
    if (filter.schedules() != null) where = where.and(e.SCHEDULED_REPORT_ID.in(filter.schedules()));
    if (filter.schedule() != null) where = where.and(e.SCHEDULED_REPORT_ID.eq(filter.schedule()));
    where = where.and(filter.words().condition());
    if (filter.from() != null) where = where.and(e.SCHEDULED_FOR.ge(filter.from()));
    if (filter.to() != null) where = where.and(e.SCHEDULED_FOR.lt(filter.to()));
    return where;
  }

  /**
   * Runs that people asked for, whatever they were due: ids rise with time, so that this reads what
   * is new and not the history.
   */
  int requestedSince(UUID organization, Instant since) {
    return database
        .dsl()
        .fetchCount(
            REPORT_EXECUTIONS,
            REPORT_EXECUTIONS
                .ORGANIZATION_ID
                .eq(organization)
                .and(REPORT_EXECUTIONS.CREATED_AT.ge(since))
                // retries of dead letters are not counted
                .and(REPORT_EXECUTIONS.DEAD_LETTER_ID.isNull())
                .and(condition("trigger in ('manual', 'retry')")));
  }

  /**
   * Ends waiting rows that have a newer one; rows that started meanwhile stay, and so do those
   * whose replacement was there already under another instant.
   */
  void supersede(Collection<UUID> ids, Instant now) {
    var e = REPORT_EXECUTIONS;
    var newer = REPORT_EXECUTIONS.as("newer");
    database
        .dsl()
        .update(e)
        .set(e.STATUS, "skipped")
        .set(e.SKIP_REASON, "superseded")
        .set(e.COMPLETED_AT, now)
        .where(e.ID.in(ids))
        .and(e.STATUS.in("queued", "delayed"))
        .andExists(
            database
                .dsl()
                .selectOne()
                .from(newer)
                .where(newer.SCHEDULED_REPORT_ID.eq(e.SCHEDULED_REPORT_ID))
                .and(newer.SCHEDULED_FOR.gt(e.SCHEDULED_FOR))
                .and(newer.TRIGGER.in("scheduled", "catch_up"))
                .and(newer.STATUS.in("queued", "delayed")))
        .execute();
  }

  /** A waiting row is cancelled at once, a running one is marked. */
  void requestCancel(UUID id, Instant now) {
    var e = REPORT_EXECUTIONS;
    database
        .dsl()
        .update(e)
        .set(e.CANCEL_REQUESTED_AT, now)
        .where(e.ID.eq(id))
        .and(e.COMPLETED_AT.isNull())
        .execute();
    database
        .dsl()
        .update(e)
        .set(e.STATUS, "cancelled")
        .set(e.COMPLETED_AT, now)
        .where(e.ID.eq(id))
        .and(e.STATUS.in("queued", "delayed"))
        .execute();
  }

  void update(UUID id, Map<Field<?>, @Nullable Object> values) {
    database
        .dsl()
        .update(REPORT_EXECUTIONS)
        .set(values)
        .where(REPORT_EXECUTIONS.ID.eq(id))
        .execute();
  }

  void insertAttempts(List<ExecutionAttemptsRecord> attempts) {
    database.insert(attempts);
  }

  List<ExecutionAttemptsRecord> attempts(UUID execution) {
    return database
        .dsl()
        .selectFrom(EXECUTION_ATTEMPTS)
        .where(EXECUTION_ATTEMPTS.EXECUTION_ID.eq(execution))
        .orderBy(EXECUTION_ATTEMPTS.ATTEMPT)
        .fetch();
  }

  /** The middle duration of a schedule's last ten completed runs; empty where there is none. */
  Optional<Duration> usualDuration(UUID schedule) {
    var e = REPORT_EXECUTIONS;
    List<Long> last =
        new ArrayList<>(
            database
                .dsl()
                .select(e.DURATION_MS)
                .from(e)
                .where(e.SCHEDULED_REPORT_ID.eq(schedule))
                .and(e.STATUS.eq("completed"))
                .and(e.DURATION_MS.isNotNull())
                .and(e.REUSED_FROM.isNull())
                .orderBy(e.SCHEDULED_FOR.desc())
                .limit(10)
                .fetch(e.DURATION_MS));
    if (last.isEmpty()) return Optional.empty();
    last.sort(null);
    return Optional.of(Duration.ofMillis(last.get(last.size() / 2)));
  }

  /** When the earliest unfinished scheduled run of each of these schedules was due. */
  Map<UUID, Instant> earliestUnfinished(Collection<UUID> schedules) {
    var e = REPORT_EXECUTIONS;
    return database
        .dsl()
        .select(e.SCHEDULED_REPORT_ID, DSL.min(e.SCHEDULED_FOR))
        .from(e)
        .where(condition("status in ('queued', 'delayed', 'running')"))
        .and(e.SCHEDULED_REPORT_ID.in(schedules))
        .and(e.TRIGGER.in("scheduled", "catch_up"))
        .groupBy(e.SCHEDULED_REPORT_ID)
        .fetchMap(e.SCHEDULED_REPORT_ID, DSL.min(e.SCHEDULED_FOR));
  }

  /**
   * Where a waiting run stands.
   *
   * @param ahead waiting runs of its organisation and source that come before it, {@value #MOST} at
   *     most of each lane
   */
  record Place(String source, int ahead) {}

  static final int MOST = 1000;

  /** Reads the index of waiting rows only, and not far, however long the backlog is. */
  Map<UUID, Place> places(Collection<UUID> ids) {
    var e = REPORT_EXECUTIONS;
    String before =
        """
        (select count(*) from (select 1 from report_executions b
          where b.status = 'queued' and b.lane %s and b.source = report_executions.source
            and b.organization_id = report_executions.organization_id%s limit 1000) counted)\
        """;
    String own =
        " and (b.available_at, b.id) < (report_executions.available_at, report_executions.id)";
    Field<Integer> ahead =
        DSL.field(
            before.formatted("= report_executions.lane", own)
                + " + "
                + before.formatted("< report_executions.lane", ""),
            Integer.class);
    return database
        .dsl()
        .select(e.ID, e.SOURCE, ahead)
        .from(e)
        .where(e.ID.in(ids))
        .fetchMap(e.ID, row -> new Place(row.value2(), row.value3()));
  }

  /**
   * How many runs due in a period ended how; late are those that started more than a minute after
   * they were due.
   */
  Map<String, Integer> outcomes(
      UUID organization, @Nullable List<UUID> schedules, Instant from, Instant to) {
    var e = REPORT_EXECUTIONS;
    Condition where = where(organization, new Filter(schedules, null, Words.ANY, from, to));
    return database
        .dsl()
        .select(e.STATUS, DSL.count())
        .from(e)
        .where(where)
        .groupBy(e.STATUS)
        .fetchMap(e.STATUS, DSL.count());
  }

  /** Scheduled runs of a period with their due and start instants, for lateness. */
  List<Instant[]> starts(
      UUID organization, @Nullable List<UUID> schedules, Instant from, Instant to, int most) {
    var e = REPORT_EXECUTIONS;
    return database
        .dsl()
        .select(e.SCHEDULED_FOR, e.STARTED_AT)
        .from(e)
        .where(
            where(
                organization,
                new Filter(
                    schedules,
                    null,
                    new Words("completed", "scheduled,catch_up", null, null),
                    from,
                    to)))
        .and(e.STARTED_AT.isNotNull())
        .orderBy(e.SCHEDULED_FOR.desc())
        .limit(most)
        .fetch(row -> new Instant[] {row.value1(), row.value2()});
  }
}
