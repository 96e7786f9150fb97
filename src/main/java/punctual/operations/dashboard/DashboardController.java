package punctual.operations.dashboard;

import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import punctual.identity.Actor;
import punctual.identity.Role;
import punctual.metrics.Period;
import punctual.reports.ExecutionFigures;
import punctual.reports.ExecutionShares;
import punctual.schedules.Schedules;
import punctual.web.Problem;

/** The monitoring page's figures, for administrators and the operator (RA.3, RA.9, RA.11). */
@RestController
@RequestMapping(path = "/api/v1/admin", produces = MediaType.APPLICATION_JSON_VALUE)
class DashboardController {
  private final Dashboard dashboard;
  private final Schedules schedules;
  private final ExecutionFigures executions;

  DashboardController(Dashboard dashboard, Schedules schedules, ExecutionFigures executions) {
    this.dashboard = dashboard;
    this.schedules = schedules;
    this.executions = executions;
  }

  /** Runs of the last 30 days by how they ended. */
  record StatsExecutions(long completed, long failed, long skipped, long cancelled) {}

  record StatsView(
      long total,
      long active,
      long paused,
      long failing,
      long ended,
      Map<String, Integer> byReportType,
      StatsExecutions executions) {}

  @GetMapping("/dashboard")
  DashboardView dashboard(
      @RequestParam(defaultValue = "24h") String range,
      @RequestParam(defaultValue = "organization") String scope,
      Actor actor) {
    return dashboard.read(period(range), scope(scope, actor));
  }

  private static Period period(String range) {
    return Arrays.stream(Period.values())
        .filter(p -> p.word().equals(range))
        .findFirst()
        .orElseThrow(
            () -> Problem.invalid("range", "range is “%s”; use 24h, 7d or 30d.".formatted(range)));
  }

  private static @Nullable UUID scope(String scope, Actor actor) {
    if (scope.equals("organization")) {
      actor.require(Role.ADMINISTRATOR);
      return actor.organizationId();
    }
    if (!scope.equals("installation")) {
      throw Problem.invalid(
          "scope", "scope is “%s”; use organization or installation.".formatted(scope));
    }
    if (actor.operator()) return null;
    throw Problem.forbidden(
        "Only the operator sees the whole installation; use scope=organization.");
  }

  @GetMapping("/scheduled-reports/stats")
  StatsView stats(Actor actor) {
    actor.require(Role.ADMINISTRATOR);
    Map<String, Integer> counts = schedules.counts(actor);
    int on = counts.getOrDefault("on", 0);
    int paused = counts.getOrDefault("paused", 0);
    int failing = counts.getOrDefault("failing", 0);
    int ended = counts.getOrDefault("ended", 0);
    var month = new ExecutionShares(executions.summary(actor.organizationId()).of(Period.MONTH));
    return new StatsView(
        on + paused + failing + ended,
        on + failing,
        paused,
        failing,
        ended,
        schedules.byReportType(actor.organizationId()),
        new StatsExecutions(
            month.count("completed"),
            month.count("failed"),
            month.count("skipped"),
            month.count("cancelled")));
  }
}
