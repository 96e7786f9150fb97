package punctual.queue.spi;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import punctual.faults.Category;
import punctual.faults.Fault;

/** Retry strategy by category (PR-6.3): how often, and after how long. */
public record Retries(Map<Category, Backoff> byCategory) {

  /** The delay before a retry. */
  public sealed interface Backoff {
    /** How many retries follow the first attempt. */
    int limit();

    /** Delay before retry {@code n}, from 0. */
    Duration delay(int n, RandomGenerator random);
  }

  /** Full jitter: anything from nothing to {@code base · 2ⁿ}, at most {@code cap}. */
  public record Exponential(int limit, Duration base, Duration cap) implements Backoff {
    @Override
    public Duration delay(int n, RandomGenerator random) {
      long most = Math.min(cap.toMillis(), base.toMillis() << Math.min(n, 20));
      return Duration.ofMillis(random.nextLong(most + 1));
    }
  }

  /** Given delays, each moved by up to a fifth either way so that many do not come back at once. */
  public record Steps(List<Duration> delays) implements Backoff {
    @Override
    public int limit() {
      return delays.size();
    }

    @Override
    public Duration delay(int n, RandomGenerator random) {
      double factor = 0.8 + 0.4 * random.nextDouble();
      return Duration.ofMillis((long) (delays.get(n).toMillis() * factor));
    }
  }

  /**
   * The delay before the next attempt; empty where there is none. A run over a limit is not tried
   * again: it would only meet the limit once more.
   *
   * @param retries retries so far
   */
  public Optional<Duration> next(Fault fault, int retries, RandomGenerator random) {
    Backoff backoff = byCategory.get(fault.category());
    if (backoff == null || metLimit(fault) || retries >= backoff.limit()) {
      return Optional.empty();
    }
    return Optional.of(backoff.delay(retries, random));
  }

  private static boolean metLimit(Fault fault) {
    return fault.code().equals("timeout") || fault.code().endsWith("_limit");
  }
}
