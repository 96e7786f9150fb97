package punctual.operations.alerts;

import static punctual.database.schema.Tables.ALERTS;

import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.metrics.Metric;
import punctual.metrics.MetricSource;

/** How many alerts are open; of the installation, all there are. */
final class AlertMetrics implements MetricSource {
  private final Database database;

  AlertMetrics(Database database) {
    this.database = database;
  }

  @Override
  public List<Metric> metrics(@Nullable UUID organization) {
    Metric open =
        Metric.gauge(
            "punctual_alerts_open", Metric.Unit.COUNT, "Alerts that nobody has acknowledged.");
    for (String severity : List.of("warning", "critical")) {
      Condition which = ALERTS.STATUS.eq("open").and(ALERTS.SEVERITY.eq(severity));
      if (organization != null) which = which.and(ALERTS.ORGANIZATION_ID.eq(organization));
      open.with(database.dsl().fetchCount(ALERTS, which), "severity", severity);
    }
    return List.of(open);
  }
}
