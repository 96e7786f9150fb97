package punctual.reports;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.when;
import static punctual.database.schema.Tables.EXECUTION_ATTEMPTS;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Cursor;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.ResultQuery;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.reports.ExecutionFigure.Key;
import punctual.reports.ExecutionFigure.Run;

/** Runs that are over, in the order and by the index of their ends. */
final class EndedExecutions {
  private static final int FETCH = 1000;

  /**
   * A run that was tried again shows the start of its last attempt; its first is in the history.
   */
  private static final Field<Instant> FIRST_START = firstStart();

  private final Database database;

  EndedExecutions(Database database) {
    this.database = database;
  }

  private static Field<Instant> firstStart() {
    var e = REPORT_EXECUTIONS;
    var a = EXECUTION_ATTEMPTS;
    Field<Instant> earlier =
        field(select(min(a.STARTED_AT)).from(a).where(a.EXECUTION_ID.eq(e.ID)));
    return when(e.ATTEMPT.gt(1), earlier).as("first_started_at");
  }

  /** Takes one run; within the reader's transaction. */
  @FunctionalInterface
  interface Taker {
    void take(UUID organization, Key key, Run run);
  }

  Optional<Instant> first(Instant from, Instant before) {
    var e = REPORT_EXECUTIONS;
    return database
        .dsl()
        .select(e.COMPLETED_AT)
        .from(e)
        .where(ended(null, from, before))
        .orderBy(e.COMPLETED_AT)
        .limit(1)
        .fetchOptional(e.COMPLETED_AT);
  }

  private Condition ended(@Nullable UUID organization, Instant from, Instant before) {
    var e = REPORT_EXECUTIONS;
    return condition("completed_at is not null")
        .and(e.COMPLETED_AT.ge(from))
        .and(e.COMPLETED_AT.lt(before))
        .and(
            organization == null
                ? noCondition()
                : database.filter(e.ORGANIZATION_ID, organization));
  }

  /**
   * Hands out every run that ended from one instant on and before another, one at a time; in the
   * caller's transaction.
   *
   * @param organization null: of all
   */
  void read(@Nullable UUID organization, Instant from, Instant before, Taker taker) {
    if (!from.isBefore(before)) return;
    try (Cursor<? extends Record> rows =
        query(organization, from, before).fetchSize(FETCH).fetchLazy()) {
      for (Record row : rows) {
        taker.take(row.get(REPORT_EXECUTIONS.ORGANIZATION_ID), key(row), run(row));
      }
    }
  }

  ResultQuery<? extends Record> query(@Nullable UUID organization, Instant from, Instant before) {
    var e = REPORT_EXECUTIONS;
    return database
        .dsl()
        .select(
            e.ORGANIZATION_ID,
            e.REPORT_TYPE,
            e.STATUS,
            e.SKIP_REASON,
            e.ERROR_CATEGORY,
            e.ERROR_CODE,
            e.TRIGGER,
            e.RETRY_COUNT,
            e.CPU_MS,
            e.FILE_SIZE_BYTES,
            e.ROW_COUNT,
            e.DURATION_MS,
            e.SCHEDULED_FOR,
            e.AVAILABLE_AT,
            e.STARTED_AT,
            e.COMPLETED_AT)
        .select(FIRST_START)
        .from(e)
        .where(ended(organization, from, before));
  }

  private static Key key(Record row) {
    var e = REPORT_EXECUTIONS;
    String status = row.get(e.STATUS);
    boolean failed = status.equals("failed");
    @Nullable String code = failed ? row.get(e.ERROR_CODE) : row.get(e.SKIP_REASON);
    @Nullable String category = failed ? row.get(e.ERROR_CATEGORY) : null;
    return new Key(
        row.get(e.COMPLETED_AT).truncatedTo(ChronoUnit.HOURS),
        row.get(e.REPORT_TYPE),
        status,
        category == null ? ExecutionFigure.NONE : category,
        code == null ? ExecutionFigure.NONE : code);
  }

  private static Run run(Record row) {
    var e = REPORT_EXECUTIONS;
    Instant started = row.get(e.STARTED_AT);
    Instant first = row.get(FIRST_START) == null ? started : row.get(FIRST_START);
    boolean due = row.get(e.TRIGGER).equals("scheduled") || row.get(e.TRIGGER).equals("catch_up");
    return new Run(
        row.get(e.RETRY_COUNT),
        orZero(row.get(e.CPU_MS)),
        orZero(row.get(e.FILE_SIZE_BYTES)),
        orZero(row.get(e.ROW_COUNT)),
        started == null ? null : row.get(e.DURATION_MS),
        due ? between(row.get(e.SCHEDULED_FOR), first) : null,
        between(row.get(e.AVAILABLE_AT), started));
  }

  private static long orZero(@Nullable Long value) {
    return value == null ? 0 : value;
  }

  private static @Nullable Long between(Instant from, @Nullable Instant to) {
    return to == null ? null : Duration.between(from, to).toMillis();
  }
}
