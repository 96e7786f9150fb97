package punctual.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Property tests with seeds: the same runs every time, and the seed in the message of a failure.
 * {@code -Dseed=42} repeats that one run alone; {@code -Dseeds=100} multiplies the runs.
 */
public final class Seeded {
  private Seeded() {}

  /** One property, checked on one random input. */
  @FunctionalInterface
  public interface Property {
    void check(Random random) throws Exception;
  }

  /** Checks a property with the seeds 1 to {@code count}. */
  public static void runs(int count, Property property) {
    Long only = Long.getLong("seed");
    if (only != null) {
      run(only, property);
      return;
    }
    long last = (long) count * Integer.getInteger("seeds", 1);
    for (long seed = 1; seed <= last; seed++) run(seed, property);
  }

  /**
   * The same, shared out between as many threads as there are properties: each one has what it
   * works on to itself.
   */
  public static void runs(int count, List<? extends Property> properties) {
    Long only = Long.getLong("seed");
    if (only != null) {
      run(only, properties.getFirst());
      return;
    }
    long last = (long) count * Integer.getInteger("seeds", 1);
    var next = new AtomicLong(1);
    try (var threads = Executors.newFixedThreadPool(properties.size())) {
      var all = new ArrayList<Future<?>>();
      for (Property property : properties) {
        all.add(
            threads.submit(() -> {
              for (long seed; (seed = next.getAndIncrement()) <= last; ) run(seed, property);
            }));
      }
      for (Future<?> one : all) await(one);
    }
  }

  private static void await(Future<?> one) {
    try {
      one.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AssertionError failed) throw failed;
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void run(long seed, Property property) {
    try {
      // spreads neighbouring seeds, whose first numbers are alike
      property.check(new Random(seed * 0x9E3779B97F4A7C15L));
    } catch (Exception | AssertionError e) {
      throw new AssertionError("seed %d (-Dseed=%d): %s".formatted(seed, seed, e.getMessage()), e);
    }
  }
}
