package punctual.catalog.sources;

import static punctual.metrics.Metric.Unit.COUNT;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import punctual.metrics.Metric;
import punctual.metrics.MetricSource;

/** What sources tell monitoring. */
@Component
final class SourceMetrics implements MetricSource {
  private final Sources sources;

  SourceMetrics(Sources sources) {
    this.sources = sources;
  }

  /** Nothing by organisation: a source is everybody's. */
  @Override
  public List<Metric> metrics(@Nullable UUID organization) {
    if (organization != null) return List.of();
    Metric slow =
        Metric.counter(
            "punctual_source_slow_queries_total",
            COUNT,
            "Queries of this node whose first row took longer than slow_query of their source.");
    sources.slowQueries().forEach((source, count) -> slow.with(count, "source", source));
    return List.of(slow);
  }
}
