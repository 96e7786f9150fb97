package punctual.operations.alerts.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import punctual.operations.alerts.Finding;
import punctual.operations.alerts.Rule;
import punctual.operations.alerts.Severity;
import punctual.reports.RunHealth;
import punctual.reports.RunHealth.FailedRun;
import punctual.schedules.ScheduleHealth;
import punctual.schedules.ScheduleHealth.Unsuccessful;
import punctual.schedules.ScheduledReport;
import punctual.schedules.Schedules;

/**
 * A run of a schedule failed for good: its owner learns of it, once until the schedule works again
 * (PL-A.11). A failure that the next success follows within seconds is told too.
 */
final class RunFailed implements Rule {
  private static final Duration LATELY = Duration.ofMinutes(2);

  private final RunHealth runs;
  private final ScheduleHealth health;
  private final Schedules schedules;

  RunFailed(RunHealth runs, ScheduleHealth health, Schedules schedules) {
    this.runs = runs;
    this.health = health;
    this.schedules = schedules;
  }

  @Override
  public About about() {
    return new About(
        "run_failed",
        "A run of a schedule failed for good. Goes to the owner of the schedule, once until it works again.",
        Scope.ORGANIZATION,
        Severity.WARNING,
        null,
        Duration.ZERO);
  }

  @Override
  public List<Finding> findings(Instant now) {
    Map<UUID, FailedRun> bySchedule = new LinkedHashMap<>();
    List<UUID> last =
        health.failing().stream()
            .map(Unsuccessful::lastExecutionId)
            .filter(Objects::nonNull)
            .toList();
    runs.failedOf(last).forEach(run -> bySchedule.put(run.scheduleId(), run));
    runs.failedSince(now.minus(LATELY)).forEach(run -> bySchedule.put(run.scheduleId(), run));
    Map<UUID, String> names = health.names(bySchedule.keySet());
    return bySchedule.values().stream()
        .map(run -> finding(run, names.getOrDefault(run.scheduleId(), "A schedule")))
        .toList();
  }

  private static Finding finding(FailedRun run, String name) {
    return new Finding(
        run.organizationId(),
        run.scheduleId().toString(),
        Severity.WARNING,
        name + " failed",
        run.message() + " You will hear of it once, and again when it works.",
        "/executions/" + run.executionId());
  }

  @Override
  public Optional<UUID> reader(UUID organization, String subject) {
    return schedule(organization, subject).map(ScheduledReport::createdBy);
  }

  /** A schedule that was deleted never works again, and nobody waits for it. */
  @Override
  public Optional<String> over(@Nullable UUID organization, String subject, String title) {
    if (organization == null) return Optional.empty();
    return schedule(organization, subject)
        .filter(s -> s.deletedAt() == null)
        .map(s -> s.name() + " works again");
  }

  private Optional<ScheduledReport> schedule(UUID organization, String subject) {
    return schedules.find(organization, UUID.fromString(subject));
  }
}
