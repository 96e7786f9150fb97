package punctual.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import punctual.catalog.Window;
import punctual.database.schema.tables.records.ExecutionAttemptsRecord;
import punctual.delivery.Deliveries;
import punctual.delivery.Delivery;
import punctual.identity.Actor;
import punctual.identity.Role;
import punctual.identity.Users;
import punctual.schedules.ScheduledReport;
import punctual.schedules.Schedules;
import punctual.storage.Artifact;
import punctual.storage.Artifacts;
import punctual.storage.PastArtifact;
import punctual.web.Page;

/**
 * From executions to what the API shows of them; a page of them costs a fixed number of queries.
 */
final class ExecutionViews {
  private static final int FIRST_PARTS = 50;

  private final ExecutionRepository executions;
  private final Schedules schedules;
  private final Deliveries deliveries;
  private final Artifacts artifacts;
  private final WaitReasons waits;
  private final BurstRepository bursts;
  private final Users users;
  private final Running live;
  private final InstantSource time;

  ExecutionViews(Parts parts, Users users, Running live, InstantSource time) {
    executions = parts.executions();
    schedules = parts.schedules();
    deliveries = parts.deliveries();
    artifacts = parts.artifacts();
    waits = parts.waits();
    bursts = parts.bursts();
    this.users = users;
    this.live = live;
    this.time = time;
  }

  /** What the views stand on. */
  record Parts(
      ExecutionRepository executions,
      Schedules schedules,
      Deliveries deliveries,
      Artifacts artifacts,
      WaitReasons waits,
      BurstRepository bursts) {}

  /** Where it is known how far a run is. */
  record Running(RunningReports here, RunningRepository elsewhere) {}

  List<ExecutionView.Line> lines(List<Execution> page, Actor actor) {
    var names =
        schedules.byIds(
            actor.organizationId(), page.stream().map(Execution::scheduleId).distinct().toList());
    var tallies = deliveries.tallies(page.stream().map(Execution::id).toList());
    var facts = new Facts(names, tallies, waits.of(page), shared(page, actor));
    return page.stream().map(x -> line(x, facts)).toList();
  }

  /** What the lines of one page need besides the executions. */
  private record Facts(
      Map<UUID, ScheduledReport> names,
      Map<UUID, Deliveries.Tally> tallies,
      Map<UUID, ExecutionView.Wait> waits,
      Map<UUID, ExecutionView.ReusedFrom> shared) {}

  private Map<UUID, ExecutionView.ReusedFrom> shared(List<Execution> page, Actor actor) {
    List<UUID> from =
        page.stream()
            .map(x -> x.running().reusedFrom())
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return from.isEmpty() ? Map.of() : executions.completed(actor.organizationId(), from);
  }

  /** From memory where it runs here, else as the node that runs it kept it. */
  private Optional<Progress> progress(Execution x) {
    if (!x.status().equals("running")) return Optional.empty();
    Instant now = time.instant();
    return live.here()
        .of(x.id())
        .map(run -> run.progress(now))
        .or(() ->
            live.elsewhere().progress(x.running().progress()).map(p -> p.at(x.startedAt(), now)));
  }

  private ExecutionView.Line line(Execution x, Facts facts) {
    ScheduledReport schedule = facts.names().get(x.scheduleId());
    Deliveries.Tally tally = facts.tallies().getOrDefault(x.id(), new Deliveries.Tally(0, 0, 0));
    ExecutionView.@Nullable Wait reason = facts.waits().get(x.id());
    return new ExecutionView.Line(
        x.id(),
        x.scheduleId(),
        schedule == null ? "" : schedule.name(),
        x.reportType(),
        x.trigger(),
        x.status(),
        x.skipReason(),
        x.scheduledFor(),
        x.timezone().getId(),
        x.createdAt(),
        x.startedAt(),
        x.completedAt(),
        x.durationMs(),
        x.startedAt() == null
            ? null
            : Math.max(0, Duration.between(x.scheduledFor(), x.startedAt()).toMillis()),
        x.rowCount(),
        x.fileSizeBytes(),
        x.attempt(),
        x.retryCount(),
        x.errorCategory(),
        x.errorCode(),
        x.errorMessage(),
        x.timeoutSeconds(),
        x.running().timeoutOverridden(),
        x.running().reusedFrom() == null ? null : facts.shared().get(x.running().reusedFrom()),
        progress(x).orElse(null),
        tally.total(),
        tally.done(),
        tally.failed(),
        reason);
  }

  ExecutionView.Whole whole(Execution x, Actor actor) {
    boolean technical = actor.is(Role.ADMINISTRATOR);
    Output output = output(x);
    ExecutionView.Line line = lines(List.of(x), actor).getFirst();
    return new ExecutionView.Whole(
        line,
        x.outputFormats().getFirst(),
        x.outputFormats(),
        x.params(),
        x.reportTypeVersion(),
        person(x.triggeredBy()),
        window(x),
        x.status().equals("delayed") ? x.availableAt() : null,
        technical ? x.errorDetail() : null,
        technical ? executions.deadLetter(x.id()).orElse(null) : null,
        executions.usualDuration(x.scheduleId()).map(Duration::toMillis).orElse(null),
        x.running().longNoticeAt(),
        longNotice(x, line),
        x.running().cpuMs(),
        technical ? x.running().queryIds() : List.of(),
        x.running().notes(),
        x.isSplit(),
        output.parts(),
        x.running().since(),
        executions.attempts(x.id()).stream().map(ExecutionViews::attempt).toList(),
        output.files().stream().map(ExecutionViews::file).toList(),
        artifacts.past(x.organizationId(), x.id()).stream().map(a -> past(a, technical)).toList(),
        output.deliveries());
  }

  private record Output(List<Artifact> files, List<Delivery> deliveries, int parts) {}

  /** Of a split execution the first parts: it may have thousands, which are shown in pages. */
  private Output output(Execution x) {
    UUID organization = x.organizationId();
    if (!x.isSplit())
      return new Output(artifacts.of(organization, x.id()), deliveries.of(organization, x.id()), 0);
    var first = bursts.search(x, null, new Page.Request(1, FIRST_PARTS));
    List<String> keys = first.items().stream().map(BurstRepository.Kept::key).toList();
    return new Output(
        artifacts.of(organization, x.id(), keys),
        deliveries.of(organization, x.id(), keys),
        (int) first.total());
  }

  /** What the person who waits for a long run was told, as it would read now. */
  private static @Nullable String longNotice(Execution x, ExecutionView.Line line) {
    Progress progress = line.progress();
    if (progress == null || x.running().longNoticeAt() == null) return null;
    return LongRun.text(
        line.scheduleName(), Duration.ofMillis(progress.elapsedMs()), progress.estimate());
  }

  private ExecutionView.@Nullable Person person(@Nullable UUID id) {
    if (id == null) return null;
    return users.find(id).map(u -> new ExecutionView.Person(u.id(), u.displayName())).orElse(null);
  }

  private static ExecutionView.@Nullable WindowView window(Execution x) {
    Instant from = x.windowFrom();
    Instant to = x.windowTo();
    if (from == null || to == null) return null;
    var window =
        new Window(
            from.atZone(x.timezone()).toLocalDate(),
            to.atZone(x.timezone()).toLocalDate(),
            x.timezone());
    return new ExecutionView.WindowView(window.label(), from, to);
  }

  private static ExecutionView.Attempt attempt(ExecutionAttemptsRecord a) {
    return new ExecutionView.Attempt(
        a.getAttempt(),
        a.getStartedAt(),
        a.getEndedAt(),
        a.getOutcome(),
        a.getErrorCategory(),
        a.getErrorCode(),
        a.getErrorMessage());
  }

  static ExecutionView.File file(Artifact a) {
    return new ExecutionView.File(
        a.id(),
        a.format(),
        a.fileName(),
        a.burstKey(),
        a.bytes(),
        a.rows(),
        a.sha256(),
        a.expiresAt());
  }

  private static ExecutionView.PastFile past(PastArtifact a, boolean technical) {
    return new ExecutionView.PastFile(
        a.id(),
        a.format(),
        a.fileName(),
        a.bytes(),
        a.rows(),
        a.sha256(),
        a.deletedAt(),
        a.archivedAt(),
        technical ? a.archiveKey() : null);
  }
}
