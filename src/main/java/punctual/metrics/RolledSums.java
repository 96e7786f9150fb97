package punctual.metrics;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers the sums of rolled hours, which are the same until the next hour: reading a month of
 * them is most of the work of a scrape. Those that were asked for last are kept.
 */
public final class RolledSums<T> {
  private static final int MOST = 300;

  private final Map<Key, Sum<T>> sums =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Sum<T>> eldest) {
          return size() > MOST;
        }
      };

  private record Key(UUID scope, Period period) {}

  private record Sum<T>(Instant from, Instant until, List<T> figures) {}

  /** The remembered sum over just these hours, or what {@code read} finds. */
  public List<T> get(
      UUID scope, Period period, Instant from, Instant until, Supplier<List<T>> read) {
    var key = new Key(scope, period);
    synchronized (sums) {
      @Nullable Sum<T> known = sums.get(key);
      if (known != null && known.from().equals(from) && known.until().equals(until))
        return known.figures();
    }
    List<T> fresh = read.get();
    synchronized (sums) {
      sums.put(key, new Sum<>(from, until, fresh));
    }
    return fresh;
  }
}
