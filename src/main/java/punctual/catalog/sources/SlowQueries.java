package punctual.catalog.sources;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log of queries that took long to give their first row, and counts them by source. */
final class SlowQueries {
  private static final Logger log = LoggerFactory.getLogger(SlowQueries.class);

  private final Map<String, AtomicLong> counts = new LinkedHashMap<>();

  SlowQueries(Collection<String> sources) {
    sources.forEach(source -> counts.put(source, new AtomicLong()));
  }

  /**
   * No SQL and no value of it is told: either may be personal.
   *
   * @param took to the first row, or to the end without one
   */
  void answered(SourceSettings source, Asker asker, Duration took) {
    if (took.compareTo(source.slowQuery()) <= 0) return;
    AtomicLong count = counts.get(source.name());
    if (count != null) count.incrementAndGet();
    log.atWarn()
        .addKeyValue("source", source.name())
        .addKeyValue("report_type", asker.reportType())
        .addKeyValue("organization", asker.organization())
        .addKeyValue("execution", asker.execution())
        .addKeyValue("ms", took.toMillis())
        .log("slow query");
  }

  Map<String, Long> counts() {
    var now = new LinkedHashMap<String, Long>();
    counts.forEach((source, count) -> now.put(source, count.get()));
    return now;
  }
}
