package punctual.reports;

import static punctual.database.schema.Tables.REPORT_EXECUTIONS;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import punctual.catalog.Window;
import punctual.catalog.sources.SourceFault;
import punctual.catalog.sources.Sources;
import punctual.database.Ids;
import punctual.database.schema.tables.records.ExecutionAttemptsRecord;
import punctual.delivery.Deliveries;
import punctual.faults.Category;
import punctual.faults.Classifier;
import punctual.faults.Fault;
import punctual.queue.spi.Cancellation;
import punctual.queue.spi.Job;
import punctual.queue.spi.JobHandler;
import punctual.queue.spi.Outcome;
import punctual.queue.spi.Retries;
import punctual.queue.spi.Verdict;
import punctual.schedules.Schedules;
import punctual.storage.Artifact;
import punctual.storage.Artifacts;
import punctual.web.Live;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * One execution from end to end: who may, what to ask, rows to files; and, in the transaction that
 * completes it, the files, the deliveries and the news for the schedule.
 */
final class ReportRun implements JobHandler {
  private static final Logger log = LoggerFactory.getLogger(ReportRun.class);
  static final Retries RETRIES =
      new Retries(
          Map.of(
              Category.NETWORK,
              new Retries.Exponential(5, Duration.ofSeconds(30), Duration.ofMinutes(30)),
              Category.SYSTEM,
              new Retries.Exponential(3, Duration.ofMinutes(1), Duration.ofMinutes(30)),
              Category.UNKNOWN,
              new Retries.Exponential(2, Duration.ofMinutes(1), Duration.ofMinutes(30))));

  private final ExecutionRepository executions;
  private final Planning planning;
  private final Reuse reuse;
  private final Conditions conditions;
  private final Generation generation;
  private final BurstGeneration bursts;
  private final BurstRepository parts;
  private final Artifacts artifacts;
  private final Deliveries deliveries;
  private final Aftermath aftermath;
  private final RunningReports running;
  private final RunningRepository runs;
  private final Budgets budgets;
  private final Live live;
  private final Ids ids;
  private final String baseUrl;

  ReportRun(Parts parts, Budgets budgets, Live live, Ids ids, String baseUrl) {
    executions = parts.executions();
    planning = parts.planning();
    reuse = parts.reuse();
    conditions = parts.conditions();
    generation = parts.generation();
    bursts = parts.bursts().generation();
    this.parts = parts.bursts().repository();
    artifacts = parts.artifacts();
    deliveries = parts.deliveries();
    aftermath = parts.aftermath();
    running = parts.running();
    runs = parts.runs();
    this.budgets = budgets;
    this.live = live;
    this.ids = ids;
    this.baseUrl = baseUrl;
  }

  /** What a run stands on. */
  record Parts(
      ExecutionRepository executions,
      Schedules schedules,
      Planning planning,
      Reuse reuse,
      Conditions conditions,
      Generation generation,
      Bursts bursts,
      Artifacts artifacts,
      Deliveries deliveries,
      Aftermath aftermath,
      RunningReports running,
      RunningRepository runs) {}

  /** What split reports need besides. */
  record Bursts(BurstGeneration generation, BurstRepository repository) {}

  /** Gives each run the budget of its thread. */
  @FunctionalInterface
  interface Budgets {
    Budget ofThisThread();
  }

  /**
   * Virtual threads have no processor time, and a driver in native code would pin their carrier.
   */
  @Override
  public boolean onPlatformThread() {
    return true;
  }

  @Override
  public Instant deadline(Job job) {
    return runs.deadline(job).orElse(job.deadline());
  }

  @Override
  public Outcome run(Job job, Cancellation cancellation) {
    Budget budget = budgets.ofThisThread();
    Execution execution = executions.claimed(job.id());
    try (var _ = MDC.putCloseable("execution", job.id().toString());
        var _ = MDC.putCloseable("schedule", execution.scheduleId().toString())) {
      announce(job, "running");
      Plan plan = planning.of(execution);
      Optional<Reuse.Taken> taken = reuse.find(plan, job);
      return taken.isPresent()
          ? outcome(plan, job, taken.get().result(), taken.get().from())
          : outcome(plan, job, generate(plan, job, budget, cancellation), null);
    } catch (Planning.Refused e) {
      return e.outcome();
    } catch (Budget.Exceeded e) {
      return new Outcome.Failed(e.fault());
    } catch (SourceFault e) {
      return new Outcome.Failed(budget.exceeded().orElse(e.fault()));
    } catch (IOException e) {
      return new Outcome.Failed(Classifier.STANDARD.work(e).fault(e.toString()));
    } finally {
      running.over(job, budget.cpu());
    }
  }

  private Generation.Result generate(Plan plan, Job job, Budget budget, Cancellation cancellation)
      throws IOException {
    var run = new RunningReport(job, plan.execution(), plan.schedule().name(), budget);
    running.begin(run);
    return plan.isSplit()
        ? bursts.run(plan, run, cancellation)
        : generation.run(plan, run, cancellation);
  }

  private Outcome outcome(Plan plan, Job job, Generation.Result result, @Nullable UUID from) {
    Optional<Conditions.Held> held = conditions.held(plan, result);
    if (held.isPresent()) return held(plan, result, held.get());
    long rows = result.footer().rows();
    if (rows == 0 && plan.execution().whenEmpty().equals("skip")) {
      return new Outcome.Skipped("no_rows", () -> finished(plan, result, from));
    }
    return new Outcome.Done(() -> {
      finished(plan, result, from);
      var source =
          new Deliveries.Source(
              plan.execution().organizationId(), job.id(), job.attempt(), plan.execution().lane());
      if (plan.isSplit()) deliveries.requestParts(source, Letters.parts(plan, result, baseUrl));
      else deliveries.request(source, Letters.of(plan, result, baseUrl), plan.readers());
    });
  }

  /** Files of a run that is looked at again belong to nobody. */
  private Outcome held(Plan plan, Generation.Result result, Conditions.Held held) {
    if (held.again() == null) {
      Generation.Result noted = result.noting(held.note());
      return new Outcome.Skipped(held.reason(), () -> finished(plan, noted, null));
    }
    result.files().forEach(artifacts::discard);
    return new Outcome.Parked("delayed", held.fault(), held.again());
  }

  private void finished(Plan plan, Generation.Result result, @Nullable UUID from) {
    List<Artifact> files = result.files();
    artifacts.record(files);
    parts.insert(plan.execution(), result.parts());
    Window window = plan.report().window();
    var values = new LinkedHashMap<Field<?>, @Nullable Object>();
    values.put(REPORT_EXECUTIONS.ROW_COUNT, result.footer().rows());
    values.put(REPORT_EXECUTIONS.FILE_SIZE_BYTES, files.stream().mapToLong(Artifact::bytes).sum());
    values.put(REPORT_EXECUTIONS.REPORT_TYPE_VERSION, plan.report().type().version());
    values.put(REPORT_EXECUTIONS.WINDOW_FROM, window == null ? null : window.start());
    values.put(REPORT_EXECUTIONS.WINDOW_TO, window == null ? null : window.end());
    values.put(REPORT_EXECUTIONS.NOTES, notes(result));
    values.put(REPORT_EXECUTIONS.PERSONAL_DATA, plan.showsPersonalData());
    values.put(REPORT_EXECUTIONS.RESULT_SHA256, result.reading().sha256());
    values.put(REPORT_EXECUTIONS.SINCE_AT, plan.since());
    values.put(REPORT_EXECUTIONS.REUSED_FROM, from);
    values.put(REPORT_EXECUTIONS.REUSE_KEY, from == null ? Reuse.key(plan) : null);
    executions.update(plan.execution().id(), values);
  }

  private static @Nullable JsonNode notes(Generation.Result result) {
    if (result.notes().isEmpty()) return null;
    var notes = JsonNodeFactory.instance.arrayNode();
    result.notes().forEach(notes::add);
    return notes;
  }

  @Override
  public Retries retries() {
    return RETRIES;
  }

  @Override
  public void record(List<End> ends) {
    executions.insertAttempts(ends.stream().map(this::attempt).toList());
    ends.forEach(this::ended);
  }

  private void ended(End end) {
    Job job = end.job();
    runs.over(job.id(), running.takeSpent(job));
    Execution execution = executions.claimed(job.id());
    if (!execution.isOver()) return;
    var values = new LinkedHashMap<Field<?>, @Nullable Object>();
    values.put(
        REPORT_EXECUTIONS.DURATION_MS, Duration.between(job.startedAt(), end.at()).toMillis());
    if (end.outcome() instanceof Outcome.Skipped skipped)
      values.put(REPORT_EXECUTIONS.SKIP_REASON, skipped.reason());
    executions.update(job.id(), values);
    aftermath.ended(execution, end.outcome(), end.at());
    log(end, execution);
  }

  private static @Nullable Fault fault(End end) {
    return end.outcome() instanceof Outcome.Failed failed ? failed.fault() : null;
  }

  private static void log(End end, Execution execution) {
    Fault fault = fault(end);
    boolean timeout = fault != null && fault.code().equals("timeout");
    log.atLevel(timeout ? Level.WARN : Level.INFO)
        .addKeyValue("execution", execution.id())
        .addKeyValue("report_type", execution.reportType())
        .addKeyValue("schedule", execution.scheduleId())
        .addKeyValue("organization", execution.organizationId())
        .addKeyValue("outcome", end.status())
        .addKeyValue("code", fault == null ? null : fault.code())
        .addKeyValue("detail", fault == null ? null : fault.detail())
        .addKeyValue("ms", Duration.between(end.job().startedAt(), end.at()).toMillis())
        .addKeyValue("limit_s", execution.timeoutSeconds())
        .log("execution finished");
  }

  private ExecutionAttemptsRecord attempt(End end) {
    Job job = end.job();
    Fault fault = fault(end);
    var row = new ExecutionAttemptsRecord();
    row.setId(ids.next());
    row.setOrganizationId(job.organizationId());
    row.setExecutionId(job.id());
    row.setAttempt(job.attempt());
    row.setWorkerId(job.workerId());
    row.setStartedAt(job.startedAt());
    row.setEndedAt(end.at());
    row.setOutcome(
        switch (end.status()) {
          case "delayed" -> end.outcome() instanceof Outcome.Parked ? "waited" : "failed";
          case "queued" -> "interrupted";
          default -> end.status();
        });
    row.setErrorCategory(fault == null ? null : fault.category().word());
    row.setErrorCode(fault == null ? null : fault.code());
    row.setErrorMessage(fault == null ? null : fault.message());
    row.setErrorDetail(fault == null ? null : fault.detail());
    return row;
  }

  @Override
  public Verdict verdict(Job job, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Failed(Fault fault, Duration _) when Sources.isOutage(fault) -> Verdict.FAILS;
      case Outcome.Done _ -> readVerdict(job);
      case Outcome.Skipped skipped when Conditions.READ.contains(skipped.reason()) ->
          readVerdict(job);
      default -> Verdict.UNTOLD;
    };
  }

  /** A shared result tells nothing of a source that was not asked; the effects have noted it. */
  private Verdict readVerdict(Job job) {
    return executions.claimed(job.id()).running().reusedFrom() == null
        ? Verdict.WORKS
        : Verdict.UNTOLD;
  }

  @Override
  public void announce(Job job, String status) {
    live.tell(job.organizationId(), "execution", new Announcement(job.id(), status));
  }

  record Announcement(UUID id, String status) {}
}
