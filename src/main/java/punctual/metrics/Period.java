package punctual.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** The time up to now over which figures are given (PR-3.2). */
public enum Period {
  DAY("24h", Duration.ofHours(24)),
  WEEK("7d", Duration.ofDays(7)),
  MONTH("30d", Duration.ofDays(30));

  private static final Duration AHEAD = Duration.ofDays(1);

  private final String word;
  private final Duration length;

  Period(String word, Duration length) {
    this.word = word;
    this.length = length;
  }

  /** {@code 24h}, {@code 7d} or {@code 30d}. */
  public String word() {
    return word;
  }

  public Duration length() {
    return length;
  }

  /** The first full hour at or after an instant. */
  public static Instant fullHour(Instant at) {
    Instant floor = at.truncatedTo(ChronoUnit.HOURS);
    return floor.equals(at) ? at : floor.plus(1, ChronoUnit.HOURS);
  }

  /**
   * The figures of this period, exact to the instant: full hours from what is rolled up, the part
   * of an hour at the start and what is not rolled up yet from the rows themselves.
   *
   * @param until what ended before this full hour is rolled up
   * @param rolled reads rolled hours, from the first instant and before the second
   * @param live reads rows, likewise
   */
  public <T> List<T> read(
      Instant now,
      Instant until,
      BiFunction<Instant, Instant, List<T>> rolled,
      BiFunction<Instant, Instant, List<T>> live) {
    Instant from = now.minus(length);
    if (!until.isAfter(from)) return live.apply(from, end(now));
    Instant first = fullHour(from);
    var all = new ArrayList<>(live.apply(from, first));
    all.addAll(rolled.apply(first, until));
    all.addAll(live.apply(until, end(now)));
    return all;
  }

  /** Ends that another node's clock puts a little into the future count as well. */
  public static Instant end(Instant now) {
    return now.plus(AHEAD);
  }
}
