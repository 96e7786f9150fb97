package punctual.reports;

import static punctual.database.schema.Tables.REPORT_EXECUTIONS;

import java.io.IOException;
import java.net.URI;
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
import punctual.catalog.BoundReport;
import punctual.catalog.Catalog;
import punctual.catalog.ReportType;
import punctual.catalog.RunContext;
import punctual.catalog.Window;
import punctual.catalog.sources.SourceFault;
import punctual.database.Ids;
import punctual.database.schema.tables.records.ExecutionAttemptsRecord;
import punctual.delivery.Deliveries;
import punctual.delivery.Letter;
import punctual.delivery.Reader;
import punctual.faults.Category;
import punctual.faults.Classifier;
import punctual.faults.Fault;
import punctual.identity.Membership;
import punctual.identity.Organization;
import punctual.identity.Organizations;
import punctual.identity.Users;
import punctual.queue.spi.Cancellation;
import punctual.queue.spi.Job;
import punctual.queue.spi.JobHandler;
import punctual.queue.spi.Outcome;
import punctual.queue.spi.Retries;
import punctual.reports.formats.Footer;
import punctual.schedules.ScheduledReport;
import punctual.schedules.Schedules;
import punctual.storage.Artifact;
import punctual.storage.Artifacts;
import punctual.web.Live;
import punctual.web.Problem;

/**
 * One execution from end to end: who may, what to ask, rows to files; and, in the transaction that
 * completes it, the files, the deliveries and the news for the schedule.
 */
final class ReportRun implements JobHandler {
  private static final Logger log = LoggerFactory.getLogger(ReportRun.class);
  private static final Retries RETRIES =
      new Retries(
          Map.of(
              Category.NETWORK,
              new Retries.Exponential(5, Duration.ofSeconds(30), Duration.ofMinutes(30)),
              Category.SYSTEM,
              new Retries.Exponential(3, Duration.ofMinutes(1), Duration.ofMinutes(30)),
              Category.UNKNOWN,
              new Retries.Exponential(2, Duration.ofMinutes(1), Duration.ofMinutes(30))));

  private final ExecutionRepository executions;
  private final Schedules schedules;
  private final Catalog catalog;
  private final Generation generation;
  private final Artifacts artifacts;
  private final Deliveries deliveries;
  private final Organizations organizations;
  private final Users users;
  private final Readership readership;
  private final Progress progress;
  private final Live live;
  private final Ids ids;
  private final String baseUrl;

  ReportRun(Parts parts, Progress progress, Live live, Ids ids, String baseUrl) {
    executions = parts.executions();
    schedules = parts.schedules();
    catalog = parts.catalog();
    generation = parts.generation();
    artifacts = parts.artifacts();
    deliveries = parts.deliveries();
    organizations = parts.organizations();
    users = parts.users();
    readership = new Readership(schedules, users);
    this.progress = progress;
    this.live = live;
    this.ids = ids;
    this.baseUrl = baseUrl;
  }

  /** What a run stands on. */
  record Parts(
      ExecutionRepository executions,
      Schedules schedules,
      Catalog catalog,
      Generation generation,
      Artifacts artifacts,
      Deliveries deliveries,
      Organizations organizations,
      Users users) {}

  /** Everything about a run that is known before its first row. */
  private record Plan(
      Execution execution,
      ScheduledReport schedule,
      Organization organization,
      Membership owner,
      BoundReport report,
      List<Reader> readers) {}

  /** A run that cannot even begin. */
  private static final class Refused extends Exception {
    private final Outcome outcome;

    Refused(Outcome outcome) {
      this.outcome = outcome;
    }

    Refused(Category category, String code, String message) {
      this(new Outcome.Failed(new Fault(category, code, message, null)));
    }
  }

  @Override
  public Outcome run(Job job, Cancellation cancellation) {
    Execution execution = executions.claimed(job.id());
    try (var _ = MDC.putCloseable("execution", job.id().toString());
        var _ = MDC.putCloseable("schedule", execution.scheduleId().toString())) {
      announce(job, "running");
      Plan plan = plan(execution);
      return outcome(plan, job, generate(plan, job, cancellation));
    } catch (Refused e) {
      return e.outcome;
    } catch (SourceFault e) {
      return new Outcome.Failed(e.fault());
    } catch (IOException e) {
      return new Outcome.Failed(Classifier.STANDARD.work(e).fault(e.toString()));
    } finally {
      progress.over(job.id());
    }
  }

  private Generation.Result generate(Plan plan, Job job, Cancellation cancellation)
      throws IOException {
    boolean masked =
        readership.isMasked(
            plan.report().type(),
            plan.execution(),
            plan.organization(),
            plan.owner().role(),
            plan.readers());
    var order =
        new Generation.Order(
            plan.execution(),
            plan.report(),
            fileName(plan),
            masked,
            deadline(plan, job),
            job.attempt());
    return generation.run(order, cancellation);
  }

  /** The least of the run's own limit and the report type's. */
  private static Instant deadline(Plan plan, Job job) {
    Duration limit = plan.report().type().limits().timeout();
    Instant own = limit == null ? job.deadline() : job.startedAt().plus(limit);
    return own.isBefore(job.deadline()) ? own : job.deadline();
  }

  private Plan plan(Execution execution) throws Refused {
    ScheduledReport schedule =
        schedules
            .find(execution.organizationId(), execution.scheduleId())
            .filter(s -> s.deletedAt() == null)
            .orElseThrow(() -> new Refused(new Outcome.Skipped("schedule_deleted", () -> {})));
    Organization organization = organizations.find(execution.organizationId()).orElseThrow();
    ReportType type =
        catalog
            .type(execution.reportType(), organization.key())
            .orElseThrow(() ->
                new Refused(
                    Category.CONFIGURATION,
                    "report_type_missing",
                    "The report type “%s” is not there any more. An administrator can bring it back."
                        .formatted(execution.reportType())));
    Membership owner = owner(schedule, type);
    BoundReport report = bind(execution, type, organization, schedule, owner);
    return new Plan(execution, schedule, organization, owner, report, readership.of(execution));
  }

  /** Rights are those of now, not those of the day when the schedule was made (PL-G.3). */
  private Membership owner(ScheduledReport schedule, ReportType type) throws Refused {
    Optional<Membership> owner =
        users
            .find(schedule.createdBy())
            .filter(user -> user.active())
            .flatMap(user -> users.membership(user.id(), schedule.organizationId()))
            .filter(m -> m.role().includes(type.access().leastRole()));
    return owner.orElseThrow(() ->
        new Refused(
            Category.CONFIGURATION,
            "owner_lost_access",
            "The owner of this schedule may not see this report any more. An administrator can take it over."));
  }

  private BoundReport bind(
      Execution execution,
      ReportType type,
      Organization organization,
      ScheduledReport schedule,
      Membership owner)
      throws Refused {
    var context =
        new RunContext(
            execution.scheduledFor(),
            execution.timezone(),
            organization.key(),
            schedule.createdBy(),
            List.of(owner.role().word()));
    try {
      return catalog.bind(type, execution.params(), context);
    } catch (Problem e) {
      throw new Refused(
          Category.DATA,
          "parameters_invalid",
          "The parameters do not fit the report any more: " + e.detail());
    }
  }

  private static String fileName(Plan plan) {
    String name =
        plan.schedule().name().replaceAll("[^\\p{L}\\p{N}]+", "-").replaceAll("^-|-$", "");
    String day =
        plan.execution()
            .scheduledFor()
            .atZone(plan.execution().timezone())
            .toLocalDate()
            .toString();
    return (name.isEmpty() ? "report" : name.substring(0, Math.min(80, name.length()))) + "-" + day;
  }

  private Outcome outcome(Plan plan, Job job, Generation.Result result) {
    List<Artifact> files = result.files();
    long rows = result.footer().rows();
    if (rows == 0 && plan.execution().whenEmpty().equals("skip")) {
      return new Outcome.Skipped("no_rows", () -> finished(plan, files, rows));
    }
    return new Outcome.Done(() -> {
      finished(plan, files, rows);
      var source =
          new Deliveries.Source(
              plan.execution().organizationId(), job.id(), job.attempt(), plan.execution().lane());
      deliveries.request(source, letter(plan, result.footer()), plan.readers());
    });
  }

  private void finished(Plan plan, List<Artifact> files, long rows) {
    files.forEach(artifacts::record);
    Window window = plan.report().window();
    var values = new LinkedHashMap<Field<?>, @Nullable Object>();
    values.put(REPORT_EXECUTIONS.ROW_COUNT, rows);
    values.put(REPORT_EXECUTIONS.FILE_SIZE_BYTES, files.stream().mapToLong(Artifact::bytes).sum());
    values.put(REPORT_EXECUTIONS.REPORT_TYPE_VERSION, plan.report().type().version());
    values.put(REPORT_EXECUTIONS.WINDOW_FROM, window == null ? null : window.start());
    values.put(REPORT_EXECUTIONS.WINDOW_TO, window == null ? null : window.end());
    executions.update(plan.execution().id(), values);
  }

  private Letter letter(Plan plan, Footer footer) {
    long rows = footer.rows();
    Window window = plan.report().window();
    boolean notice = rows == 0 && plan.execution().whenEmpty().equals("notify");
    return new Letter(
        plan.organization().name(),
        plan.schedule().name(),
        plan.report().type().name(),
        window == null ? null : window.label(),
        plan.execution().scheduledFor(),
        plan.execution().timezone(),
        rows,
        note(footer),
        !notice,
        URI.create(
            "%s/o/%s/executions/%s"
                .formatted(baseUrl, plan.organization().key(), plan.execution().id())));
  }

  private static @Nullable String note(Footer footer) {
    if (footer.rows() == 0) return "There are no data for this period.";
    return footer.truncated()
        ? "Shortened: this report type is limited to %,d rows.".formatted(footer.rows())
        : null;
  }

  @Override
  public Retries retries() {
    return RETRIES;
  }

  @Override
  public void record(Job job, Outcome outcome, String status, Instant endedAt) {
    if (outcome instanceof Outcome.Interrupted) return;
    Execution execution = executions.claimed(job.id());
    Fault fault = outcome instanceof Outcome.Failed failed ? failed.fault() : null;
    executions.insert(attempt(job, status, fault, endedAt));
    if (!execution.isOver()) return;
    var values = new LinkedHashMap<Field<?>, @Nullable Object>();
    values.put(
        REPORT_EXECUTIONS.DURATION_MS, Duration.between(job.startedAt(), endedAt).toMillis());
    if (outcome instanceof Outcome.Skipped skipped)
      values.put(REPORT_EXECUTIONS.SKIP_REASON, skipped.reason());
    executions.update(job.id(), values);
    if (!status.equals("cancelled")) {
      String error = fault == null ? null : fault.message();
      schedules.ran(execution.scheduleId(), job.id(), status, error, endedAt);
    }
    log.atInfo()
        .addKeyValue("execution", job.id())
        .addKeyValue("schedule", execution.scheduleId())
        .addKeyValue("organization", job.organizationId())
        .addKeyValue("outcome", status)
        .addKeyValue("code", fault == null ? null : fault.code())
        .addKeyValue("detail", fault == null ? null : fault.detail())
        .addKeyValue("ms", Duration.between(job.startedAt(), endedAt).toMillis())
        .log("execution finished");
  }

  private ExecutionAttemptsRecord attempt(
      Job job, String status, @Nullable Fault fault, Instant endedAt) {
    var row = new ExecutionAttemptsRecord();
    row.setId(ids.next());
    row.setOrganizationId(job.organizationId());
    row.setExecutionId(job.id());
    row.setAttempt(job.attempt());
    row.setWorkerId(job.workerId());
    row.setStartedAt(job.startedAt());
    row.setEndedAt(endedAt);
    row.setOutcome(status.equals("delayed") ? "failed" : status);
    row.setErrorCategory(fault == null ? null : fault.category().word());
    row.setErrorCode(fault == null ? null : fault.code());
    row.setErrorMessage(fault == null ? null : fault.message());
    row.setErrorDetail(fault == null ? null : fault.detail());
    return row;
  }

  @Override
  public void announce(Job job, String status) {
    live.tell(job.organizationId(), "execution", new Announcement(job.id(), status));
  }

  record Announcement(UUID id, String status) {}
}
