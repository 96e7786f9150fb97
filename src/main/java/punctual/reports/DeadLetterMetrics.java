package punctual.reports;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static punctual.database.schema.Tables.DEAD_LETTERS;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.metrics.Metric;
import punctual.metrics.MetricSource;

/** How many dead letters there are. */
final class DeadLetterMetrics implements MetricSource {
  private final Database database;

  DeadLetterMetrics(Database database) {
    this.database = database;
  }

  @Override
  public List<Metric> metrics(@Nullable UUID organization) {
    var d = DEAD_LETTERS;
    var there = condition("deleted_at is null");
    Map<String, Integer> counts =
        database
            .dsl()
            .select(d.STATUS, count())
            .from(d)
            .where(organization == null ? there : there.and(d.ORGANIZATION_ID.eq(organization)))
            .groupBy(d.STATUS)
            .fetchMap(d.STATUS, count());
    Metric items =
        Metric.gauge("punctual_dlq_items", Metric.Unit.COUNT, "Dead letters by their state.");
    for (String status : List.of("open", "retrying", "resolved"))
      items.with(counts.getOrDefault(status, 0), "status", status);
    return List.of(items);
  }
}
