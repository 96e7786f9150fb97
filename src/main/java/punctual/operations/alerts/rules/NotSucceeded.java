package punctual.operations.alerts.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import punctual.operations.alerts.Finding;
import punctual.operations.alerts.Rule;
import punctual.operations.alerts.Severity;
import punctual.reports.RunHealth;
import punctual.schedules.ScheduleHealth;
import punctual.schedules.ScheduleHealth.Unsuccessful;

/**
 * A schedule has not succeeded for days though it should have. Counted from the first due time
 * after its last success, so that a monthly report is not late in between.
 */
final class NotSucceeded implements Rule {
  private static final int MOST = 1_000;

  private final ScheduleHealth schedules;
  private final RunHealth runs;
  private final int days;

  NotSucceeded(ScheduleHealth schedules, RunHealth runs, int days) {
    this.schedules = schedules;
    this.runs = runs;
    this.days = days;
  }

  @Override
  public About about() {
    return new About(
        "not_succeeded",
        "A schedule has had no success for %d days though it was due.".formatted(days),
        Scope.ORGANIZATION,
        Severity.WARNING,
        days + " days",
        Duration.ZERO);
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(5);
  }

  @Override
  public List<Finding> findings(Instant now) {
    Instant before = now.minus(Duration.ofDays(days));
    List<Unsuccessful> candidates = schedules.withoutSuccessSince(before, MOST);
    var since = new HashMap<UUID, Instant>();
    candidates.forEach(s -> since.put(s.scheduleId(), s.since()));
    Map<UUID, Instant> due = runs.firstDueAfter(since);
    due.values().removeIf(first -> !first.isBefore(before));
    Map<UUID, String> names = schedules.names(due.keySet());
    return candidates.stream()
        .filter(s -> due.containsKey(s.scheduleId()))
        .map(s -> finding(s, names.getOrDefault(s.scheduleId(), "A schedule"), due, now))
        .toList();
  }

  private static Finding finding(Unsuccessful s, String name, Map<UUID, Instant> due, Instant now) {
    Instant first = due.getOrDefault(s.scheduleId(), now);
    return new Finding(
        s.organizationId(),
        s.scheduleId().toString(),
        Severity.WARNING,
        name + " has not succeeded for " + Words.duration(Duration.between(first, now)),
        "The run due %s was the first without success. Its history has the reasons."
            .formatted(Words.time(first)),
        "/schedules/" + s.scheduleId());
  }
}
