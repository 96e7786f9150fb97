package punctual.reports;

import static org.jooq.impl.DSL.condition;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import punctual.audit.Audit;
import punctual.audit.AuditEntry;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.database.schema.tables.records.DeadLettersRecord;
import punctual.database.schema.tables.records.ReportExecutionsRecord;
import punctual.identity.Actor;
import punctual.identity.Role;
import punctual.queue.Queue;
import punctual.queue.QueueTable;
import punctual.queue.spi.Outcome;
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
              "p.status in ('queued', 'delayed', 'running') and p.trigger in ('scheduled', 'catch_up')"),
          "source");

  private static final int MANUAL = 0;
  private static final int SCHEDULED = 1;
  private static final int RUN_NOW_A_MINUTE = 300;

  private final ExecutionRepository repository;
  private final Schedules schedules;
  private final Queue queue;
  private final Audit audit;
  private final Database database;
  private final Aftermath aftermath;
  private final Clearance clearance;
  private final InstantSource time;
  private final Ids ids;
  private final JsonMapper json;
  private final UnaryOperator<String> source;

  Executions(Parts parts, Database database, InstantSource time, Ids ids, JsonMapper json) {
    repository = parts.repository();
    schedules = parts.schedules();
    queue = parts.queue();
    audit = parts.audit();
    source = parts.source();
    aftermath = parts.aftermath();
    clearance = parts.clearance();
    this.database = database;
    this.time = time;
    this.ids = ids;
    this.json = json;
  }

  /**
   * What executions stand on.
   *
   * @param source from a report type to the name of its data source; empty where there is none
   */
  record Parts(
      ExecutionRepository repository,
      Schedules schedules,
      Queue queue,
      Audit audit,
      UnaryOperator<String> source,
      Aftermath aftermath,
      Clearance clearance) {}

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
    var jitter =
        queue.startJitter(
            runs.stream().map(run -> run.schedule().organizationId()).distinct().toList());
    repository.insertOnce(
        runs.stream()
            .map(run -> row(run, jitter.get(run.schedule().organizationId()), now))
            .toList());
    queue.wake(TABLE.kind());
  }

  private ReportExecutionsRecord row(DueRun run, @Nullable Duration jitter, Instant now) {
    ReportExecutionsRecord row = row(run.schedule(), run.due().at(), run.trigger(), SCHEDULED, now);
    // with the zone: after a move to another zone the same local time is due anew
    row.setNominal(run.due().nominal() + " " + run.schedule().timezone());
    row.setPass(run.due().pass());
    if (run.skipReason() != null) {
      row.setStatus("skipped");
      row.setSkipReason(run.skipReason());
      row.setCompletedAt(now);
    } else if (jitter != null) {
      row.setAvailableAt(row.getAvailableAt().plus(startAfter(run, jitter)));
      // queued means that it can start; the others are brought back when their time has come
      if (row.getAvailableAt().isAfter(now)) row.setStatus("delayed");
    }
    return row;
  }

  /** Up to {@code most}, the same whichever node and however often it is asked. */
  private static Duration startAfter(DueRun run, Duration most) {
    long seed = run.schedule().id().getLeastSignificantBits() ^ run.due().at().getEpochSecond();
    return Duration.ofMillis(new SplittableRandom(seed).nextLong(most.toMillis() + 1));
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
    row.setSource(source.apply(schedule.reportType()));
    row.setReportParamsSnapshot(schedule.params());
    row.setOutputFormats(json.<JsonNode>valueToTree(schedule.outputFormats()));
    row.setFormatOptions(schedule.formatOptions());
    row.setTimezone(schedule.timezone().getId());
    row.setWhenEmpty(schedule.whenEmpty());
    row.setBurst(schedule.burst() == null ? null : schedule.burst().word());
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

  /**
   * A run that is under way on some node.
   *
   * @param progress as last written by its node; null: not yet
   */
  public record Running(
      UUID id,
      UUID organizationId,
      UUID scheduleId,
      Instant startedAt,
      Instant deadlineAt,
      UUID nodeId,
      @Nullable JsonNode progress) {}

  /** Runs under way, oldest first; of one organisation, or of all. */
  public List<Running> running(@Nullable UUID only, int most) {
    var e = REPORT_EXECUTIONS;
    return database
        .dsl()
        .selectFrom(e)
        .where(condition("status = 'running'"))
        .and(only == null ? DSL.noCondition() : e.ORGANIZATION_ID.eq(only))
        .orderBy(e.STARTED_AT, e.ID)
        .limit(most)
        .fetch(row ->
            new Running(
                row.getId(),
                row.getOrganizationId(),
                row.getScheduledReportId(),
                row.getStartedAt(),
                row.getDeadlineAt(),
                row.getWorkerId(),
                row.getProgress()));
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
      clearance.requireUse(schedule.reportType(), actor);
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
      clearance.requireUse(schedule.reportType(), actor);
      Instant now = time.instant();
      limitRunNow(actor.organizationId(), now);
      ReportExecutionsRecord row = row(schedule, old.scheduledFor(), "retry", MANUAL, now);
      row.setTriggeredBy(actor.userId());
      row.setReportParamsSnapshot(old.params());
      row.setTimezone(old.timezone().getId());
      row.setSinceAt(old.running().since());
      return start(row, schedule, "execution.run_again", actor);
    });
  }

  /** Which of the things that wait a retry goes before. */
  enum Urgency {
    /** As a person waits for it: before everything that is scheduled. */
    NOW(MANUAL),
    /** One of many: among what is scheduled. */
    IN_TURN(SCHEDULED);

    private final int lane;

    Urgency(int lane) {
      this.lane = lane;
    }
  }

  /**
   * What failed once more, in the caller's transaction: the same due instant, parameters and
   * readers. Not limited as other requests are, for an item is retried once at a time.
   */
  UUID retry(DeadLettersRecord item, ScheduledReport schedule, Urgency urgency, Actor actor) {
    Execution old = repository.find(item.getOrganizationId(), item.getExecutionId()).orElseThrow();
    Instant now = time.instant();
    ReportExecutionsRecord row = row(schedule, old.scheduledFor(), "retry", urgency.lane, now);
    row.setAvailableAt(now);
    row.setTriggeredBy(actor.userId());
    row.setSendTo(old.sendTo());
    row.setReportParamsSnapshot(old.params());
    row.setTimezone(old.timezone().getId());
    row.setDeadLetterId(item.getId());
    repository.insert(row);
    queue.wake(TABLE.kind());
    return row.getId();
  }

  boolean isOver(UUID organization, UUID id) {
    return repository.find(organization, id).orElseThrow().isOver();
  }

  /** What waits ends at once, what runs is told to end; what is over stays. */
  Execution cancel(UUID id, Actor actor) {
    actor.require(Role.MEMBER);
    return database.write(() -> {
      Execution execution = get(id, actor);
      if (execution.isOver()) return execution;
      repository.requestCancel(id, time.instant());
      audit.record(
          entry(actor, "execution.cancelled", id, null, Map.of("status", execution.status())));
      queue.cancel(TABLE.kind(), id);
      Execution now = repository.find(actor.organizationId(), id).orElseThrow();
      // what runs is ended by the node that runs it
      if (now.isOver()) aftermath.ended(now, new Outcome.Cancelled(), time.instant());
      return now;
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

  /** The same for whoever wants its files: 403 where they are not for the actor's role. */
  Execution withFiles(UUID id, Actor actor) {
    Execution execution = get(id, actor);
    clearance.requireFiles(execution, actor);
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
