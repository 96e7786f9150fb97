package punctual.reports;

import static punctual.database.schema.Tables.DEAD_LETTERS;
import static punctual.database.schema.Tables.EXECUTION_ATTEMPTS;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SelectForUpdateStep;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.database.Dialect;
import punctual.database.schema.tables.records.DeadLettersRecord;
import punctual.database.schema.tables.records.ExecutionAttemptsRecord;
import punctual.web.Page;

/** SQL of dead letters. Those that a person deleted are never found. */
final class DeadLetterRepository {
  private final Database database;

  DeadLetterRepository(Database database) {
    this.database = database;
  }

  /**
   * What a list shows, or a call on many concerns; null means any (PR-5.6).
   *
   * @param named schedules that {@code q} names
   * @param status words with commas between them
   * @param from put there at or after
   * @param to put there before
   */
  record Filter(
      @Nullable UUID schedule,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String category,
      @Nullable String code,
      @Nullable String status,
      @Nullable String q,
      Collection<UUID> named) {

    /** The filters that are set, for the audit log. */
    Map<String, Object> facts() {
      var facts = new LinkedHashMap<String, Object>();
      put(facts, "schedule_id", schedule);
      put(facts, "from", from);
      put(facts, "to", to);
      put(facts, "error_category", category);
      put(facts, "error_code", code);
      put(facts, "status", status);
      put(facts, "q", q);
      return facts;
    }

    private static void put(Map<String, Object> facts, String name, @Nullable Object value) {
      if (value != null) facts.put(name, value.toString());
    }
  }

  private static Condition of(UUID organization) {
    return DEAD_LETTERS.ORGANIZATION_ID.eq(organization).and(DEAD_LETTERS.DELETED_AT.isNull());
  }

  private static Condition where(UUID organization, Filter f) {
    var d = DEAD_LETTERS;
    Condition where = of(organization);
    if (f.schedule() != null) where = where.and(d.SCHEDULED_REPORT_ID.eq(f.schedule()));
    if (f.from() != null) where = where.and(d.CREATED_AT.ge(f.from()));
    if (f.to() != null) where = where.and(d.CREATED_AT.lt(f.to()));
    if (f.category() != null) where = where.and(d.ERROR_CATEGORY.eq(f.category()));
    if (f.code() != null) where = where.and(d.ERROR_CODE.eq(f.code()));
    if (f.status() != null) where = where.and(d.STATUS.in(List.of(f.status().split(",", -1))));
    if (f.q() != null) {
      where =
          where.and(
              d.ERROR_MESSAGE
                  .containsIgnoreCase(f.q())
                  .or(d.ERROR_CODE.containsIgnoreCase(f.q()))
                  .or(d.NOTE.containsIgnoreCase(f.q()))
                  .or(d.SCHEDULED_REPORT_ID.in(f.named())));
    }
    return where;
  }

  void insert(DeadLettersRecord row) {
    database.dsl().insertInto(DEAD_LETTERS).set(row).execute();
  }

  Optional<DeadLettersRecord> find(UUID organization, UUID id) {
    return database
        .dsl()
        .selectFrom(DEAD_LETTERS)
        .where(of(organization))
        .and(DEAD_LETTERS.ID.eq(id))
        .fetchOptional();
  }

  /** For the caller's transaction alone. */
  Optional<DeadLettersRecord> lock(UUID organization, UUID id) {
    return lockAll(organization, List.of(id)).stream().findFirst();
  }

  List<DeadLettersRecord> lockAll(UUID organization, Collection<UUID> ids) {
    return locked(
        database
            .dsl()
            .selectFrom(DEAD_LETTERS)
            .where(of(organization))
            .and(DEAD_LETTERS.ID.in(ids))
            .orderBy(DEAD_LETTERS.CREATED_AT, DEAD_LETTERS.ID));
  }

  /** The item of which this execution is the latest retry. */
  Optional<DeadLettersRecord> lockByRetry(UUID organization, UUID execution) {
    return locked(
            database
                .dsl()
                .selectFrom(DEAD_LETTERS)
                .where(of(organization))
                .and(DEAD_LETTERS.LAST_EXECUTION_ID.eq(execution)))
        .stream()
        .findFirst();
  }

  List<DeadLettersRecord> lockOldest(UUID organization, int most) {
    return locked(
        database
            .dsl()
            .selectFrom(DEAD_LETTERS)
            .where(of(organization))
            .orderBy(DEAD_LETTERS.CREATED_AT, DEAD_LETTERS.ID)
            .limit(most));
  }

  private List<DeadLettersRecord> locked(SelectForUpdateStep<DeadLettersRecord> rows) {
    return database.dialect() == Dialect.POSTGRESQL ? rows.forUpdate().fetch() : rows.fetch();
  }

  void update(UUID id, Map<? extends Field<?>, ? extends @Nullable Object> values) {
    database.dsl().update(DEAD_LETTERS).set(values).where(DEAD_LETTERS.ID.eq(id)).execute();
  }

  /** The row goes, for it stands in the archive. */
  void remove(Collection<UUID> ids) {
    database.dsl().deleteFrom(DEAD_LETTERS).where(DEAD_LETTERS.ID.in(ids)).execute();
  }

  List<DeadLettersRecord> matching(UUID organization, Filter filter) {
    return database
        .dsl()
        .selectFrom(DEAD_LETTERS)
        .where(where(organization, filter))
        .orderBy(DEAD_LETTERS.CREATED_AT, DEAD_LETTERS.ID)
        .fetch();
  }

  Page<DeadLettersRecord> search(UUID organization, Filter filter, Page.Request page) {
    Condition where = where(organization, filter);
    var items =
        database
            .dsl()
            .selectFrom(DEAD_LETTERS)
            .where(where)
            .orderBy(DEAD_LETTERS.CREATED_AT.desc(), DEAD_LETTERS.ID.desc())
            .limit(page.limit())
            .offset(page.offset())
            .fetch();
    return Page.of(items, database.dsl().fetchCount(DEAD_LETTERS, where), page);
  }

  /** How many there are in each status. */
  Map<String, Integer> counts(UUID organization) {
    return database
        .dsl()
        .select(DEAD_LETTERS.STATUS, DSL.count())
        .from(DEAD_LETTERS)
        .where(of(organization))
        .groupBy(DEAD_LETTERS.STATUS)
        .fetchMap(DEAD_LETTERS.STATUS, DSL.count());
  }

  int count(UUID organization) {
    return database.dsl().fetchCount(DEAD_LETTERS, of(organization));
  }

  List<UUID> organizationsWithMoreThan(int most) {
    return database
        .dsl()
        .select(DEAD_LETTERS.ORGANIZATION_ID)
        .from(DEAD_LETTERS)
        .where(DEAD_LETTERS.DELETED_AT.isNull())
        .groupBy(DEAD_LETTERS.ORGANIZATION_ID)
        .having(DSL.count().gt(most))
        .fetch(DEAD_LETTERS.ORGANIZATION_ID);
  }

  /** Open items that failed for the same reason, the most frequent first. */
  List<DeadLetterView.Group> groups(UUID organization, int most) {
    var d = DEAD_LETTERS;
    var count = DSL.count();
    var since = DSL.min(d.CREATED_AT);
    return database
        .dsl()
        .select(d.ERROR_CODE, d.ERROR_CATEGORY, d.ERROR_MESSAGE, count, since)
        .from(d)
        .where(of(organization))
        .and(d.STATUS.eq("open"))
        .groupBy(d.ERROR_CODE, d.ERROR_CATEGORY, d.ERROR_MESSAGE)
        .orderBy(count.desc(), since, d.ERROR_MESSAGE)
        .limit(most)
        .fetch(row ->
            new DeadLetterView.Group(
                row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
  }

  Map<String, Integer> openByCategory(UUID organization) {
    return database
        .dsl()
        .select(DEAD_LETTERS.ERROR_CATEGORY, DSL.count())
        .from(DEAD_LETTERS)
        .where(of(organization))
        .and(DEAD_LETTERS.STATUS.eq("open"))
        .groupBy(DEAD_LETTERS.ERROR_CATEGORY)
        .fetchMap(DEAD_LETTERS.ERROR_CATEGORY, DSL.count());
  }

  Optional<Instant> oldestOpen(UUID organization) {
    return database
        .dsl()
        .select(DEAD_LETTERS.CREATED_AT)
        .from(DEAD_LETTERS)
        .where(of(organization))
        .and(DEAD_LETTERS.STATUS.eq("open"))
        .orderBy(DEAD_LETTERS.CREATED_AT)
        .limit(1)
        .fetchOptional(DEAD_LETTERS.CREATED_AT);
  }

  /** Every attempt of the run that failed and of the runs that retries made, oldest first. */
  List<ExecutionAttemptsRecord> attempts(DeadLettersRecord item) {
    var a = EXECUTION_ATTEMPTS;
    var e = REPORT_EXECUTIONS;
    var executions =
        new ArrayList<>(
            database
                .dsl()
                .select(e.ID)
                .from(e)
                .where(e.DEAD_LETTER_ID.eq(item.getId()))
                .fetch(e.ID));
    executions.add(item.getExecutionId());
    return database
        .dsl()
        .selectFrom(a)
        .where(a.EXECUTION_ID.in(executions))
        .orderBy(a.STARTED_AT, a.ATTEMPT, a.ID)
        .fetch();
  }
}
