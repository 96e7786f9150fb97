package punctual.testing;

import java.util.Random;

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

  private static void run(long seed, Property property) {
    try {
      // spreads neighbouring seeds, whose first numbers are alike
      property.check(new Random(seed * 0x9E3779B97F4A7C15L));
    } catch (Exception | AssertionError e) {
      throw new AssertionError("seed %d (-Dseed=%d): %s".formatted(seed, seed, e.getMessage()), e);
    }
  }
}
