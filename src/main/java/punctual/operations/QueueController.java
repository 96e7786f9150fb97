package punctual.operations;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import punctual.identity.Actor;
import punctual.identity.Organization;
import punctual.identity.Organizations;
import punctual.identity.Role;
import punctual.queue.Backlog;
import punctual.queue.NodeView;
import punctual.queue.Queue;
import punctual.reports.Executions;
import punctual.schedules.ScheduledReport;
import punctual.schedules.Schedules;
import punctual.web.Problem;
import tools.jackson.databind.JsonNode;

/**
 * What waits and what runs: an administrator sees the own organisation and never another one, an
 * operator the installation.
 */
@RestController
class QueueController {
  private static final String REPORTS = Executions.TABLE.kind();
  private static final int MOST = 200;

  private final Queue queue;
  private final Organizations organizations;
  private final Executions executions;
  private final Schedules schedules;

  QueueController(
      Queue queue, Organizations organizations, Executions executions, Schedules schedules) {
    this.queue = queue;
    this.organizations = organizations;
    this.executions = executions;
    this.schedules = schedules;
  }

  record KindView(
      String kind, long waiting, long delayed, long running, @Nullable Instant oldestWaitingAt) {}

  record CircuitView(
      String state, @Nullable Instant until, int failures, @Nullable String lastErrorCode) {}

  record SourceView(
      String name, long running, @Nullable Integer maxRunning, long waiting, CircuitView circuit) {}

  record OrganizationView(
      String key,
      String name,
      long waiting,
      long running,
      int maxRunning,
      int weight,
      @Nullable Instant oldestWaitingAt) {}

  record RunView(
      UUID executionId,
      String scheduleName,
      String organization,
      Instant startedAt,
      @Nullable JsonNode progress,
      @Nullable String node,
      Instant deadlineAt) {}

  record QueueView(
      List<KindView> kinds,
      List<SourceView> sources,
      List<OrganizationView> organizations,
      List<RunView> running) {}

  @GetMapping(path = "/api/v1/queue", produces = MediaType.APPLICATION_JSON_VALUE)
  QueueView queue(@RequestParam(defaultValue = "organization") String scope, Actor actor) {
    UUID only = only(scope, actor);
    return new QueueView(
        queue.kinds().stream().map(kind -> kind(kind, only)).toList(),
        queue.backlog().sources(only).stream().map(QueueController::source).toList(),
        organizations(only),
        running(only));
  }

  /** The organisation that is shown; null: all. */
  private static @Nullable UUID only(String scope, Actor actor) {
    if (scope.equals("installation")) {
      actor.requireOperator();
      return null;
    }
    if (!scope.equals("organization")) {
      throw Problem.invalid(
          "scope", "scope is “%s”; use organization or installation.".formatted(scope));
    }
    actor.require(Role.ADMINISTRATOR);
    return actor.organizationId();
  }

  private KindView kind(String kind, @Nullable UUID only) {
    Backlog.Load load = queue.backlog().of(kind, only);
    return new KindView(kind, load.waiting(), load.delayed(), load.running(), load.oldestWaiting());
  }

  private static SourceView source(Backlog.SourceLoad s) {
    var circuit = new CircuitView(s.circuit(), s.until(), s.failures(), s.lastErrorCode());
    return new SourceView(s.name(), s.running(), s.maxRunning(), s.waiting(), circuit);
  }

  /** Those with work, most waiting first; the own one also without. */
  private List<OrganizationView> organizations(@Nullable UUID only) {
    Map<UUID, Backlog.Load> loads = queue.backlog().byOrganization(REPORTS, only);
    Map<UUID, Backlog.Quota> quotas = queue.backlog().quotas(only);
    var shown = new HashSet<>(loads.keySet());
    if (only != null) shown.add(only);
    var views = new ArrayList<OrganizationView>();
    organizations
        .byIds(shown)
        .forEach((id, o) -> {
          Backlog.Quota quota = quotas.get(id);
          if (quota != null) views.add(view(o, loads.get(id), quota));
        });
    views.sort(
        java.util.Comparator.comparingLong((OrganizationView v) -> -v.waiting())
            .thenComparing(OrganizationView::key));
    return views.subList(0, Math.min(MOST, views.size()));
  }

  private static OrganizationView view(
      Organization o, Backlog.@Nullable Load load, Backlog.Quota quota) {
    Backlog.Load own = load == null ? Backlog.Load.NONE : load;
    return new OrganizationView(
        o.key(),
        o.name(),
        own.waiting(),
        own.running(),
        quota.maxRunning(),
        quota.weight(),
        own.oldestWaiting());
  }

  /** The first 200, oldest first. */
  private List<RunView> running(@Nullable UUID only) {
    List<Executions.Running> runs = executions.running(only, MOST);
    Map<UUID, List<UUID>> byOrganization =
        runs.stream()
            .collect(
                Collectors.groupingBy(
                    Executions.Running::organizationId,
                    Collectors.mapping(Executions.Running::scheduleId, Collectors.toList())));
    var names = new HashMap<UUID, ScheduledReport>();
    byOrganization.forEach((o, ids) -> names.putAll(schedules.byIds(o, ids)));
    Map<UUID, Organization> of = organizations.byIds(byOrganization.keySet());
    Map<UUID, String> nodes =
        queue.nodes().list().stream().collect(Collectors.toMap(NodeView::id, NodeView::name));
    return runs.stream().map(run -> view(run, names, of, nodes)).toList();
  }

  private static RunView view(
      Executions.Running run,
      Map<UUID, ScheduledReport> names,
      Map<UUID, Organization> organizations,
      Map<UUID, String> nodes) {
    ScheduledReport schedule = names.get(run.scheduleId());
    return new RunView(
        run.id(),
        schedule == null ? "" : schedule.name(),
        Objects.requireNonNull(organizations.get(run.organizationId())).key(),
        run.startedAt(),
        run.progress(),
        nodes.get(run.nodeId()),
        run.deadlineAt());
  }
}
