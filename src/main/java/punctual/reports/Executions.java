package punctual.reports;

import static org.jooq.impl.DSL.condition;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import punctual.audit.Audit;
import punctual.audit.AuditEntry;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.database.schema.tables.records.ReportExecutionsRecord;
import punctual.identity.Actor;
import punctual.identity.Role;
import punctual.queue.Queue;
import punctual.queue.QueueTable;
import punctual.schedules.ScheduledReport;
import punctual.schedules.Schedules;
import punctual.schedules.Trigger.Due;
import punctual.web.Problem;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The runs of schedules: one row for each intended run; the row is the job. */
public final class Executions {
  /** An execution waits until every earlier scheduled one of its schedule is final. */
  public static final QueueTable TABLE =
      new QueueTable(
          "reports",
          REPORT_EXECUTIONS,
          "queued",
          "running",
          List.of("running"),
          "completed",
          new QueueTable.Serial(
              "scheduled_report_id",
              "scheduled_for",
              "p.status in ('queued', 'delayed', 'running') and p.trigger in ('scheduled', 'catch_up')"));

  private static final int MANUAL = 0;
  private static final int SCHEDULED = 1;
  private static final int RUN_NOW_A_MINUTE = 300;

  private final ExecutionRepository repository;
  private final Schedules schedules;
  private final Queue queue;
  private final Audit audit;
  private final Database database;
  private final InstantSource time;
  private final Ids ids;
  private final JsonMapper json;

  Executions(Parts parts, Database database, InstantSource time, Ids ids, JsonMapper json) {
    repository = parts.repository();
    schedules = parts.schedules();
    queue = parts.queue();
    audit = parts.audit();
    this.database = database;
    this.time = time;
    this.ids = ids;
    this.json = json;
  }

  /** What executions stand on. */
  record Parts(ExecutionRepository repository, Schedules schedules, Queue queue, Audit audit) {}

  // from the clock -------------------------------------------------------------------------------

  /**
   * A due time that becomes a row: to run, or passed over for a reason.
   *
   * @param trigger {@code scheduled}, or {@code catch_up} for what was missed
   * @param skipReason null: it runs
   */
  public record DueRun(
      ScheduledReport schedule, Due due, String trigger, @Nullable String skipReason) {}

  /** A run of a schedule that is not over. */
  public record Unfinished(UUID id, UUID scheduleId, String status, Instant scheduledFor) {}

  /** Scheduled runs of these schedules that are not over, oldest first. */
  public Map<UUID, List<Unfinished>> unfinished(Collection<UUID> scheduleIds) {
    var e = REPORT_EXECUTIONS;
    return database
        .dsl()
        .select(e.ID, e.SCHEDULED_REPORT_ID, e.STATUS, e.SCHEDULED_FOR)
        .from(e)
        .where(condition("status in ('queued', 'delayed', 'running')"))
        .and(e.SCHEDULED_REPORT_ID.in(scheduleIds))
        .and(e.TRIGGER.in("scheduled", "catch_up"))
        .orderBy(e.SCHEDULED_FOR)
        .fetchGroups(
            e.SCHEDULED_REPORT_ID,
            row -> new Unfinished(row.value1(), row.value2(), row.value3(), row.value4()));
  }

  /**
   * Writes due times as rows, in the caller's transaction. A row that is already there stays as it
   * is: however often and wherever the clock ticks, a due time runs once.
   */
  public void insertDue(List<DueRun> runs) {
    if (runs.isEmpty()) return;
    Instant now = time.instant();
    repository.insertOnce(runs.stream().map(run -> row(run, now)).toList());
    queue.wake(TABLE.kind());
  }

  private ReportExecutionsRecord row(DueRun run, Instant now) {
    ReportExecutionsRecord row = row(run.schedule(), run.due().at(), run.trigger(), SCHEDULED, now);
    // with the zone: after a move to another zone the same local time is due anew
    row.setNominal(run.due().nominal() + " " + run.schedule().timezone());
    row.setPass(run.due().pass());
    if (run.skipReason() != null) {
      row.setStatus("skipped");
      row.setSkipReason(run.skipReason());
      row.setCompletedAt(now);
    }
    return row;
  }

  private ReportExecutionsRecord row(
      ScheduledReport schedule, Instant scheduledFor, String trigger, int lane, Instant now) {
    var row = new ReportExecutionsRecord();
    row.setId(ids.next());
    row.setOrganizationId(schedule.organizationId());
    row.setScheduledReportId(schedule.id());
    row.setScheduledFor(scheduledFor);
    row.setPass(0);
    row.setTrigger(trigger);
    row.setLane(lane);
    row.setStatus("queued");
    row.setAvailableAt(lane == MANUAL ? now : scheduledFor);
    row.setAttempt(0);
    row.setRetryCount(0);
    row.setTimeoutSeconds((int) Duration.ofMinutes(schedule.timeoutMinutes()).toSeconds());
    row.setReportType(schedule.reportType());
    row.setReportParamsSnapshot(schedule.params());
    row.setOutputFormats(json.<JsonNode>valueToTree(schedule.outputFormats()));
    row.setFormatOptions(schedule.formatOptions());
    row.setTimezone(schedule.timezone().getId());
    row.setWhenEmpty(schedule.whenEmpty());
    row.setCreatedAt(now);
    return row;
  }

  /** Waiting runs that a newer one replaces, in the transaction that has written the newer one. */
  public void supersede(Collection<UUID> waiting) {
    if (!waiting.isEmpty()) repository.supersede(waiting, time.instant());
  }

  /** Runs that wait to start; for health. */
  public int waiting() {
    return database.dsl().fetchCount(REPORT_EXECUTIONS, condition("status = 'queued'"));
  }

  // from people ----------------------------------------------------------------------------------

  /**
   * Runs a schedule now, before everything that is scheduled.
   *
   * @param timeoutMinutes 1 to 1440, administrators only; null: the schedule's
   * @param onlyMe the report goes to the actor alone
   */
  UUID runNow(UUID scheduleId, @Nullable Integer timeoutMinutes, boolean onlyMe, Actor actor) {
    actor.require(Role.MEMBER);
    TimeLimits.check(timeoutMinutes, actor);
    return database.write(() -> {
      ScheduledReport schedule = schedules.get(scheduleId, actor);
      if (schedule.deletedAt() != null) throw Problem.notFound("schedule", scheduleId);
      Instant now = time.instant();
      limitRunNow(actor.organizationId(), now);
      ReportExecutionsRecord row = row(schedule, now, "manual", MANUAL, now);
      row.setTriggeredBy(actor.userId());
      if (onlyMe) row.setSendTo(actor.userId());
      row.setTimeoutOverridden(timeoutMinutes != null);
      if (timeoutMinutes != null) row.setTimeoutSeconds(timeoutMinutes * 60);
      return start(row, schedule, "execution.requested", actor);
    });
  }

  private void limitRunNow(UUID organization, Instant now) {
    int lately = repository.requestedSince(organization, now.minus(Duration.ofMinutes(1)));
    if (lately >= RUN_NOW_A_MINUTE) {
      throw Problem.later(
          org.springframework.http.HttpStatus.TOO_MANY_REQUESTS,
          "rate_limited",
          "This organisation asked for %d runs within a minute, its limit."
              .formatted(RUN_NOW_A_MINUTE),
          Duration.ofSeconds(30));
    }
  }

  private UUID start(
      ReportExecutionsRecord row, ScheduledReport schedule, String action, Actor actor) {
    repository.insert(row);
    audit.record(
        entry(actor, action, row.getId(), schedule.name(), Map.of("schedule_id", schedule.id())));
    queue.wake(TABLE.kind());
    return row.getId();
  }

  /** New data for the period of an earlier run: a new row with the same due instant. */
  UUID runAgain(UUID id, Actor actor) {
    actor.require(Role.MEMBER);
    return database.write(() -> {
      Execution old = get(id, actor);
      ScheduledReport schedule = schedules.get(old.scheduleId(), actor);
      Instant now = time.instant();
      limitRunNow(actor.organizationId(), now);
      ReportExecutionsRecord row = row(schedule, old.scheduledFor(), "retry", MANUAL, now);
      row.setTriggeredBy(actor.userId());
      row.setReportParamsSnapshot(old.params());
      row.setTimezone(old.timezone().getId());
      return start(row, schedule, "execution.run_again", actor);
    });
  }

  /** What waits ends at once, what runs is told to end; what is over stays. */
  Execution cancel(UUID id, Actor actor) {
    actor.require(Role.MEMBER);
    return database.write(() -> {
      Execution execution = get(id, actor);
      if (execution.isOver()) return execution;
      Instant now = time.instant();
      repository.requestCancel(id, now);
      audit.record(
          entry(actor, "execution.cancelled", id, null, Map.of("status", execution.status())));
      queue.cancel(TABLE.kind(), id);
      return repository.find(actor.organizationId(), id).orElseThrow();
    });
  }

  /**
   * An execution that the actor may see.
   *
   * @throws Problem 404, also for what belongs to another organisation
   */
  Execution get(UUID id, Actor actor) {
    Execution execution =
        repository
            .find(actor.organizationId(), id)
            .orElseThrow(() -> Problem.notFound("execution", id));
    boolean visible =
        schedules
            .find(actor.organizationId(), execution.scheduleId())
            .filter(schedule -> Schedules.maySee(schedule, actor))
            .isPresent();
    if (!visible) throw Problem.notFound("execution", id);
    return execution;
  }

  static AuditEntry entry(
      Actor actor, String action, UUID id, @Nullable String name, Map<String, ?> facts) {
    return new AuditEntry(
        actor.organizationId(),
        actor.userId(),
        actor.email(),
        action,
        "execution",
        id.toString(),
        name,
        null,
        facts,
        actor.ip());
  }
}
