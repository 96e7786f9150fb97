package punctual.operations.alerts.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import punctual.operations.alerts.Finding;
import punctual.operations.alerts.Rule;
import punctual.operations.alerts.Severity;
import punctual.reports.RunHealth;
import punctual.reports.RunHealth.LongRun;
import punctual.schedules.ScheduleHealth;

/** A run takes far longer than its like. */
final class LongRunning implements Rule {
  private static final Duration LEAST = Duration.ofMinutes(10);
  private static final int FACTOR = 3;

  private final RunHealth runs;
  private final ScheduleHealth schedules;

  LongRunning(RunHealth runs, ScheduleHealth schedules) {
    this.runs = runs;
    this.schedules = schedules;
  }

  @Override
  public About about() {
    return new About(
        "long_running",
        "A run takes more than 10 minutes and three times as long as nine of ten runs of its schedule.",
        Scope.ORGANIZATION,
        Severity.WARNING,
        "3 × usual, 10 min",
        Duration.ZERO);
  }

  @Override
  public List<Finding> findings(Instant now) {
    List<LongRun> slow =
        runs.runningSince(now.minus(LEAST)).stream()
            .filter(run -> took(run, now).compareTo(run.usual().multipliedBy(FACTOR)) > 0)
            .toList();
    Map<UUID, String> names =
        schedules.names(slow.stream().map(LongRun::scheduleId).distinct().toList());
    return slow.stream()
        .map(run -> finding(run, names.getOrDefault(run.scheduleId(), "A run"), now))
        .toList();
  }

  private static Duration took(LongRun run, Instant now) {
    return Duration.between(run.startedAt(), now);
  }

  private static Finding finding(LongRun run, String name, Instant now) {
    return new Finding(
        run.organizationId(),
        run.executionId().toString(),
        Severity.WARNING,
        name + " takes unusually long",
        "It has been running for %s; usual is up to %s. It ends at its time limit, or can be cancelled."
            .formatted(Words.duration(took(run, now)), Words.duration(run.usual())),
        "/executions/" + run.executionId());
  }
}
