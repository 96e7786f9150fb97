package punctual.reports;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.noCondition;
import static punctual.database.schema.Tables.DEAD_LETTERS;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import punctual.database.Database;

/**
 * How runs go on the whole installation, for those who watch it. Reads from partial indexes, so
 * that the length of the history does not matter. Changes nothing.
 */
public final class RunHealth {
  private static final int BATCH = 500;
  private static final int LAST = 20;
  private static final int LEAST = 3;

  private final Database database;

  public RunHealth(Database database) {
    this.database = database;
  }

  /**
   * A run that failed for good.
   *
   * @param message for the person who made the schedule
   */
  public record FailedRun(
      UUID organizationId,
      UUID scheduleId,
      UUID executionId,
      Instant completedAt,
      String message) {}

  /** Runs that failed since an instant, oldest first. */
  public List<FailedRun> failedSince(Instant since) {
    return failed(REPORT_EXECUTIONS.COMPLETED_AT.ge(since));
  }

  /** Those of these runs that failed. */
  public List<FailedRun> failedOf(List<UUID> executions) {
    return failedOf(executions, noCondition());
  }

  /** Those of these runs that failed by a category, {@code configuration}. */
  public List<FailedRun> failedOf(List<UUID> executions, String category) {
    return failedOf(executions, REPORT_EXECUTIONS.ERROR_CATEGORY.eq(category));
  }

  private List<FailedRun> failedOf(List<UUID> executions, Condition which) {
    var found = new ArrayList<FailedRun>();
    for (int from = 0; from < executions.size(); from += BATCH) {
      List<UUID> some = executions.subList(from, Math.min(executions.size(), from + BATCH));
      found.addAll(failed(REPORT_EXECUTIONS.ID.in(some).and(which)));
    }
    return found;
  }

  private List<FailedRun> failed(Condition which) {
    var e = REPORT_EXECUTIONS;
    return database
        .dsl()
        .select(e.ORGANIZATION_ID, e.SCHEDULED_REPORT_ID, e.ID, e.COMPLETED_AT, e.ERROR_MESSAGE)
        .from(e)
        .where(condition("status = 'failed'").and(which))
        .orderBy(e.COMPLETED_AT, e.ID)
        .fetch(row ->
            new FailedRun(
                row.value1(),
                row.value2(),
                row.value3(),
                row.value4(),
                row.value5() == null ? "It did not run." : row.value5()));
  }

  /** Runs of one organisation that completed or failed since an instant. */
  public int ended(UUID organization, Instant since) {
    var e = REPORT_EXECUTIONS;
    return database
        .dsl()
        .fetchCount(
            e,
            e.COMPLETED_AT
                .ge(since)
                .and(e.ORGANIZATION_ID.eq(organization))
                .and(e.STATUS.in("completed", "failed")));
  }

  /**
   * A run that takes longer than its like.
   *
   * @param usual nine of ten of the last runs of its schedule took no longer
   */
  public record LongRun(
      UUID organizationId, UUID scheduleId, UUID executionId, Instant startedAt, Duration usual) {}

  /**
   * Runs that started before an instant, with what is usual for their schedule; those of schedules
   * with fewer than three completed runs are left out.
   */
  public List<LongRun> runningSince(Instant before) {
    var e = REPORT_EXECUTIONS;
    var running =
        database
            .dsl()
            .select(e.ORGANIZATION_ID, e.SCHEDULED_REPORT_ID, e.ID, e.STARTED_AT)
            .from(e)
            .where(condition("status = 'running'").and(e.STARTED_AT.lt(before)))
            .orderBy(e.STARTED_AT)
            .fetch();
    var found = new ArrayList<LongRun>();
    for (var row : running) {
      List<Long> last = durations(row.value2());
      if (last.size() < LEAST) continue;
      Duration usual = Duration.ofMillis(last.get((int) Math.ceil(last.size() * 0.9) - 1));
      found.add(new LongRun(row.value1(), row.value2(), row.value3(), row.value4(), usual));
    }
    return found;
  }

  private List<Long> durations(UUID schedule) {
    var e = REPORT_EXECUTIONS;
    var last =
        new ArrayList<Long>(
            database
                .dsl()
                .select(e.DURATION_MS)
                .from(e)
                .where(e.SCHEDULED_REPORT_ID.eq(schedule))
                .and(e.STATUS.eq("completed"))
                .and(e.DURATION_MS.isNotNull())
                .orderBy(e.SCHEDULED_FOR.desc())
                .limit(LAST)
                .fetch(e.DURATION_MS));
    last.sort(null);
    return last;
  }

  /** How many runs ended at their time limit since an instant, by organisation. */
  public Map<UUID, Integer> timeoutsSince(Instant since) {
    var e = REPORT_EXECUTIONS;
    return database
        .dsl()
        .select(e.ORGANIZATION_ID, count())
        .from(e)
        .where(condition("status = 'failed'"))
        .and(e.COMPLETED_AT.ge(since))
        .and(e.ERROR_CODE.eq("timeout"))
        .groupBy(e.ORGANIZATION_ID)
        .fetchMap(e.ORGANIZATION_ID, count());
  }

  /** Dead letters that nobody has resolved, by organisation. */
  public Map<UUID, Integer> openDeadLetters() {
    var d = DEAD_LETTERS;
    return database
        .dsl()
        .select(d.ORGANIZATION_ID, count())
        .from(d)
        .where(condition("deleted_at is null"))
        .and(d.STATUS.eq("open"))
        .groupBy(d.ORGANIZATION_ID)
        .fetchMap(d.ORGANIZATION_ID, count());
  }

  /**
   * The first due time of each schedule after an instant of its own; a schedule without one is
   * absent. What ran and found no rows counts as a success.
   */
  public Map<UUID, Instant> firstDueAfter(Map<UUID, Instant> bySchedule) {
    var e = REPORT_EXECUTIONS;
    var found = new HashMap<UUID, Instant>();
    bySchedule.forEach((schedule, after) -> {
      Instant first =
          database
              .dsl()
              .select(min(e.SCHEDULED_FOR))
              .from(e)
              .where(e.SCHEDULED_REPORT_ID.eq(schedule))
              .and(e.SCHEDULED_FOR.gt(after))
              .and(e.TRIGGER.in("scheduled", "catch_up"))
              .and(e.SKIP_REASON.isNull().or(e.SKIP_REASON.notIn(Conditions.READ)))
              .fetchSingle()
              .value1();
      if (first != null) found.put(schedule, first);
    });
    return found;
  }

  // what runs need of the disk -------------------------------------------------------------------

  /** Runs that wait, by report type. */
  public Map<String, Integer> waitingByType() {
    return byType("queued");
  }

  /** Runs at work, by report type. */
  public Map<String, Integer> runningByType() {
    return byType("running");
  }

  private Map<String, Integer> byType(String status) {
    var e = REPORT_EXECUTIONS;
    return database
        .dsl()
        .select(e.REPORT_TYPE, count())
        .from(e)
        .where(condition("status = '" + status + "'"))
        .groupBy(e.REPORT_TYPE)
        .fetchMap(e.REPORT_TYPE, count());
  }

  /**
   * The files of one run in bytes by report type, on the average of the last twenty of its type;
   * types that are not among the last {@code most} runs are absent (PR-8.6).
   */
  public Map<String, Long> averageBytes(int most) {
    var e = REPORT_EXECUTIONS;
    var sizes = new HashMap<String, List<Long>>();
    database
        .dsl()
        .select(e.REPORT_TYPE, e.FILE_SIZE_BYTES)
        .from(e)
        .where(condition("completed_at is not null"))
        .orderBy(e.COMPLETED_AT.desc())
        .limit(DSL.inline(most))
        .forEach(row -> {
          List<Long> of = sizes.computeIfAbsent(row.value1(), _ -> new ArrayList<>());
          if (row.value2() != null && of.size() < LAST) of.add(row.value2());
        });
    var averages = new HashMap<String, Long>();
    sizes.forEach((type, of) -> {
      if (!of.isEmpty())
        averages.put(type, Math.round(of.stream().mapToLong(x -> x).average().orElse(0)));
    });
    return averages;
  }
}
