package punctual.operations.metrics;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import punctual.metrics.Metric;

/**
 * All metrics as they were at one time.
 *
 * @param at when they were read
 */
public record Reading(Instant at, List<Metric> metrics) {

  /**
   * One value by its name and all its labels; 0 where there is none.
   *
   * @param labels names and values in turn
   */
  public double value(String name, String... labels) {
    for (Metric metric : metrics) {
      for (Metric.Sample sample : metric.samples()) {
        if (sample.name().equals(name) && fits(sample.labels(), labels)) return sample.value();
      }
    }
    return 0;
  }

  private static boolean fits(Map<String, String> own, String... labels) {
    if (own.size() != labels.length / 2) return false;
    for (int i = 0; i < labels.length; i += 2)
      if (!labels[i + 1].equals(own.get(labels[i]))) return false;
    return true;
  }
}
