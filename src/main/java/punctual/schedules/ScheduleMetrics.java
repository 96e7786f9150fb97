package punctual.schedules;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import punctual.metrics.Metric;
import punctual.metrics.MetricSource;

/** How many schedules there are (PR-3.1). */
final class ScheduleMetrics implements MetricSource {
  private final ScheduleRepository repository;

  ScheduleMetrics(ScheduleRepository repository) {
    this.repository = repository;
  }

  @Override
  public List<Metric> metrics(@Nullable UUID organization) {
    long active = repository.active(organization, true);
    long inactive = repository.active(organization, false);
    return List.of(
        Metric.gauge(
                "punctual_schedules",
                Metric.Unit.COUNT,
                "Schedules that are not deleted; inactive ones are paused or over.")
            .with(active, "state", "active")
            .with(inactive, "state", "inactive"));
  }
}
