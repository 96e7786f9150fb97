package punctual.operations;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import punctual.metrics.Metric;
import punctual.metrics.MetricSource;
import punctual.metrics.Period;
import punctual.operations.Health.Status;

/** Health as figures; the same for everybody who may see metrics. */
final class HealthMetrics implements MetricSource {
  private final Health health;
  private final UptimeReading uptime;

  HealthMetrics(Health health, UptimeReading uptime) {
    this.health = health;
    this.uptime = uptime;
  }

  @Override
  public List<Metric> metrics(@Nullable UUID organization) {
    Metric up =
        Metric.gauge(
            "punctual_component_up",
            Metric.Unit.COUNT,
            "1 while a component of this node passes or warns, 0 while it fails.");
    for (Map.Entry<String, Health.Result> each : health.results().entrySet()) {
      up.with(each.getValue().status() == Status.FAIL ? 0 : 1, "component", each.getKey());
    }
    Metric ready =
        Metric.gauge(
            "punctual_uptime_ratio",
            Metric.Unit.RATIO,
            "Share of time in which a node was ready; time that nobody has seen counts as down.");
    for (Period period : Period.values())
      ready.with(uptime.over(period).share(), "window", period.word());
    return List.of(up, ready);
  }
}
