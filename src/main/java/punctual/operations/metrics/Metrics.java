package punctual.operations.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import punctual.metrics.Metric;
import punctual.metrics.MetricSource;

/**
 * All metrics of all modules. A reading is good for a second, so that many who ask at once cost one
 * reading; each scope is read by one at a time.
 */
public final class Metrics {
  private static final Duration GOOD = Duration.ofSeconds(1);
  private static final Duration KEPT = Duration.ofMinutes(1);

  private final List<MetricSource> sources;
  private final InstantSource time;
  private final Map<Optional<UUID>, Reading> last = new ConcurrentHashMap<>();

  Metrics(List<MetricSource> sources, InstantSource time) {
    this.sources = List.copyOf(sources);
    this.time = time;
  }

  /**
   * The metrics of an organisation.
   *
   * @param organization null: of the installation
   */
  public Reading read(@Nullable UUID organization) {
    Instant asked = time.instant();
    last.values().removeIf(reading -> reading.at().isBefore(asked.minus(KEPT)));
    return last.compute(
        Optional.ofNullable(organization),
        (scope, before) ->
            before != null && Duration.between(before.at(), asked).abs().compareTo(GOOD) < 0
                ? before
                : fresh(organization));
  }

  /** Whatever was read a moment ago. */
  Reading fresh(@Nullable UUID organization) {
    var all = new ArrayList<Metric>();
    for (MetricSource source : sources) all.addAll(source.metrics(organization));
    Instant at = time.instant();
    all.add(
        Metric.gauge(
                "punctual_collected_timestamp_seconds",
                Metric.Unit.TIMESTAMP,
                "When these figures were read.")
            .with(at.toEpochMilli() / 1000.0));
    all.sort(Comparator.comparing(Metric::name));
    return new Reading(at, List.copyOf(all));
  }
}
