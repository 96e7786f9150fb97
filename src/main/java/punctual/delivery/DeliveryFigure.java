package punctual.delivery;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import punctual.metrics.Distribution;

/** Attempts to deliver that ended alike within one hour. */
public final class DeliveryFigure {
  /**
   * What attempts have in common.
   *
   * @param hour full hour in which they ended
   * @param outcome {@code sent}, {@code failed}, {@code bounced}, {@code indeterminate}, or {@code
   *     delayed} for what is tried again
   * @param category of the error; empty where there is none
   */
  public record Key(Instant hour, String channel, String outcome, String category) {
    Key at(Instant other) {
      return new Key(other, channel, outcome, category);
    }
  }

  private final Key key;
  private long count;
  private final Distribution durations;

  DeliveryFigure(Key key) {
    this(key, 0, new Distribution());
  }

  DeliveryFigure(Key key, long count, Distribution durations) {
    this.key = key;
    this.count = count;
    this.durations = durations;
  }

  void add(long ms) {
    count++;
    durations.add(ms);
  }

  void add(DeliveryFigure other) {
    count += other.count;
    durations.add(other.durations);
  }

  /** Adds up what has the same key after a change of keys. */
  static Map<Key, DeliveryFigure> merged(
      Collection<DeliveryFigure> all, UnaryOperator<Key> change) {
    var merged = new LinkedHashMap<Key, DeliveryFigure>();
    for (DeliveryFigure one : all) {
      merged.computeIfAbsent(change.apply(one.key), DeliveryFigure::new).add(one);
    }
    return merged;
  }

  public Key key() {
    return key;
  }

  public Instant hour() {
    return key.hour();
  }

  public long count() {
    return count;
  }

  /** From the claim to the answer. */
  public Distribution durations() {
    return durations;
  }
}
