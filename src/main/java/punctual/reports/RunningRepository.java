package punctual.reports;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.val;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Query;
import org.jooq.Record1;
import org.jooq.Select;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.queue.spi.Job;
import punctual.reports.Progress.Estimate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * SQL of executions while they run. What a node writes about a run is fenced: it changes a row only
 * while the same attempt of the same node still owns it.
 */
final class RunningRepository {
  private static final int LOOKED_AT = 20;
  private static final int TOO_FEW = 3;

  /** How far back in the history of an organisation runs of a report type are looked for. */
  private static final int LATELY = 1000;

  private static final double LOW = 0.25;
  private static final double HIGH = 0.9;

  private final Database database;
  private final JsonMapper json;

  RunningRepository(Database database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  private static Condition isOwnedBy(Job job) {
    var e = REPORT_EXECUTIONS;
    return e.ID
        .eq(job.id())
        .and(e.WORKER_ID.eq(job.workerId()))
        .and(e.ATTEMPT.eq(job.attempt()))
        .and(e.STATUS.eq("running"));
  }

  /** Keeps how far runs are, all with one prepared statement. In the order of their ids. */
  void keepProgress(List<RunningReport> runs, Instant now) {
    var e = REPORT_EXECUTIONS;
    Query fenced =
        database
            .dsl()
            .update(e)
            .set(e.PROGRESS, (JsonNode) null)
            .where(e.ID.eq((UUID) null))
            .and(e.WORKER_ID.eq((UUID) null))
            .and(e.ATTEMPT.eq(0))
            .and(condition("status = 'running'"));
    database.write(() -> {
      var batch = database.dsl().batch(fenced);
      for (RunningReport run : runs) {
        Job job = run.job();
        JsonNode progress = json.valueToTree(run.progress(now));
        batch = batch.bind(progress, job.id(), job.workerId(), job.attempt());
      }
      batch.execute();
    });
  }

  /** What another node kept; empty where it kept nothing yet. */
  Optional<Progress> progress(@Nullable JsonNode kept) {
    return kept == null || kept.isNull()
        ? Optional.empty()
        : Optional.of(json.treeToValue(kept, Progress.class));
  }

  /**
   * An attempt is over, in the transaction that ends it: its processor time is added, its queries
   * take the place of those of the attempt before.
   */
  void over(UUID id, RunningReports.Spent spent) {
    var e = REPORT_EXECUTIONS;
    JsonNode ids = json.valueToTree(spent.queryIds());
    var update =
        database
            .dsl()
            .update(e)
            .set(e.PROGRESS, (JsonNode) null)
            .set(e.CPU_MS, coalesce(e.CPU_MS, 0L).plus(val(spent.cpuMs())));
    if (!ids.isEmpty()) update = update.set(e.QUERY_IDS, ids);
    update.where(e.ID.eq(id)).execute();
  }

  /** True for the first who says that an execution takes long, whichever node or attempt it is. */
  boolean markLong(Job job, Instant now) {
    var e = REPORT_EXECUTIONS;
    return database.write(() ->
        database
                .dsl()
                .update(e)
                .set(e.LONG_NOTICE_AT, now)
                .where(isOwnedBy(job))
                .and(e.LONG_NOTICE_AT.isNull())
                .execute()
            == 1);
  }

  /** The deadline as the row has it; empty where the attempt lost the row. */
  Optional<Instant> deadline(Job job) {
    var e = REPORT_EXECUTIONS;
    return database
        .dsl()
        .select(e.DEADLINE_AT)
        .from(e)
        .where(isOwnedBy(job))
        .fetchOptional(e.DEADLINE_AT);
  }

  /**
   * Gives a run another limit in place of its own; one that runs gets the new deadline with it.
   *
   * @return false where it is over, or would be over by the new limit
   */
  boolean override(UUID id, Duration limit, Instant now) {
    return database.write(() -> waiting(id, limit) || running(id, limit, now));
  }

  private boolean waiting(UUID id, Duration limit) {
    var e = REPORT_EXECUTIONS;
    return database
            .dsl()
            .update(e)
            .set(e.TIMEOUT_SECONDS, (int) limit.toSeconds())
            .set(e.TIMEOUT_OVERRIDDEN, true)
            .where(e.ID.eq(id))
            .and(e.STATUS.in("queued", "delayed"))
            .execute()
        == 1;
  }

  private boolean running(UUID id, Duration limit, Instant now) {
    var e = REPORT_EXECUTIONS;
    Instant startedAt =
        database
            .dsl()
            .select(e.STARTED_AT)
            .from(e)
            .where(e.ID.eq(id))
            .and(e.STATUS.eq("running"))
            .and(e.DEADLINE_AT.gt(now))
            .fetchOne(e.STARTED_AT);
    if (startedAt == null || !startedAt.plus(limit).isAfter(now)) return false;
    return database
            .dsl()
            .update(e)
            .set(e.TIMEOUT_SECONDS, (int) limit.toSeconds())
            .set(e.TIMEOUT_OVERRIDDEN, true)
            .set(e.DEADLINE_AT, startedAt.plus(limit))
            .where(e.ID.eq(id))
            .and(e.STATUS.eq("running"))
            .and(e.STARTED_AT.eq(startedAt))
            .and(e.DEADLINE_AT.gt(now))
            .and(e.DEADLINE_AT.lt(startedAt.plus(limit)))
            .execute()
        == 1;
  }

  /** The newest result with a key that was read from its source and completed since then. */
  Optional<Execution> reusable(UUID organization, String key, Instant since) {
    var e = REPORT_EXECUTIONS;
    return database
        .dsl()
        .selectFrom(e)
        .where(e.ORGANIZATION_ID.eq(organization))
        .and(e.REUSE_KEY.eq(key))
        .and(e.COMPLETED_AT.ge(since))
        .and(condition("status = 'completed' and reuse_key is not null"))
        .orderBy(e.COMPLETED_AT.desc())
        .limit(1)
        .fetchOptional(Execution::of);
  }

  /**
   * How long such runs take: by the last completed runs of the schedule, else of the report type in
   * the organisation; empty where there are fewer than three of either.
   */
  Optional<Estimate> estimate(Execution x) {
    return estimate(durations(x.scheduleId()))
        .or(() -> estimate(durations(x.organizationId(), x.reportType())));
  }

  private List<Long> durations(UUID schedule) {
    var e = REPORT_EXECUTIONS;
    return database
        .dsl()
        .select(e.DURATION_MS)
        .from(e)
        .where(e.SCHEDULED_REPORT_ID.eq(schedule))
        .and(isMeasured())
        .orderBy(e.SCHEDULED_FOR.desc())
        .limit(LOOKED_AT)
        .fetch(e.DURATION_MS);
  }

  private List<Long> durations(UUID organization, String type) {
    var e = REPORT_EXECUTIONS;
    Select<Record1<UUID>> lately =
        database
            .dsl()
            .select(e.ID)
            .from(e)
            .where(e.ORGANIZATION_ID.eq(organization))
            .orderBy(e.SCHEDULED_FOR.desc(), e.ID.desc())
            .limit(LATELY);
    return database
        .dsl()
        .select(e.DURATION_MS)
        .from(e)
        .where(e.ID.in(lately))
        .and(e.REPORT_TYPE.eq(type))
        .and(isMeasured())
        .orderBy(e.SCHEDULED_FOR.desc())
        .limit(LOOKED_AT)
        .fetch(e.DURATION_MS);
  }

  /** Of the rows that the schedule sent last; empty where it never sent any, or did not look. */
  Optional<String> sentLast(UUID schedule) {
    var e = REPORT_EXECUTIONS;
    return database
        .dsl()
        .select(e.RESULT_SHA256)
        .from(e)
        .where(e.SCHEDULED_REPORT_ID.eq(schedule))
        .and(e.STATUS.eq("completed"))
        .and(e.RESULT_SHA256.isNotNull())
        .orderBy(e.SCHEDULED_FOR.desc(), e.ID.desc())
        .limit(1)
        .fetchOptional(e.RESULT_SHA256);
  }

  /**
   * How far completed runs of the clock have read before this one: to the latest due instant whose
   * readers have its rows, by the run itself or by one that took its place. What a person asked for
   * between two due times moves nothing.
   */
  Optional<Instant> readUntil(Execution x) {
    var due = REPORT_EXECUTIONS.as("due");
    var done = REPORT_EXECUTIONS.as("done");
    Condition isDone =
        done.SCHEDULED_REPORT_ID
            .eq(due.SCHEDULED_REPORT_ID)
            .and(done.SCHEDULED_FOR.eq(due.SCHEDULED_FOR))
            .and(done.STATUS.eq("completed"))
            .and(done.TRIGGER.in("scheduled", "catch_up", "retry"))
            .and(done.REPORT_TYPE.eq(x.reportType()))
            .and(done.SEND_TO.isNull());
    return database
        .dsl()
        .select(due.SCHEDULED_FOR)
        .from(due)
        .where(due.SCHEDULED_REPORT_ID.eq(x.scheduleId()))
        .and(due.SCHEDULED_FOR.lt(x.scheduledFor()))
        .and(due.TRIGGER.in("scheduled", "catch_up"))
        .andExists(database.dsl().selectOne().from(done).where(isDone))
        .orderBy(due.SCHEDULED_FOR.desc())
        .limit(1)
        .fetchOptional(due.SCHEDULED_FOR);
  }

  /** What shared another's result took no time of its own. */
  private static Condition isMeasured() {
    var e = REPORT_EXECUTIONS;
    return e.STATUS.eq("completed").and(e.DURATION_MS.isNotNull()).and(e.REUSED_FROM.isNull());
  }

  private static Optional<Estimate> estimate(List<Long> durations) {
    if (durations.size() < TOO_FEW) return Optional.empty();
    var sorted = new ArrayList<>(durations);
    sorted.sort(null);
    return Optional.of(
        new Estimate(percentile(sorted, LOW), percentile(sorted, HIGH), sorted.size()));
  }

  /** The nearest rank. */
  private static long percentile(List<Long> sorted, double share) {
    return sorted.get((int) Math.ceil(share * sorted.size()) - 1);
  }
}
