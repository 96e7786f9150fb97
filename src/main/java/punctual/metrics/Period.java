package punctual.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The time up to now over which figures are given (PR-3.2). */
public enum Period {
  DAY("24h", Duration.ofHours(24)),
  WEEK("7d", Duration.ofDays(7)),
  MONTH("30d", Duration.ofDays(30));

  /** Ends that another node's clock puts a little into the future count as well. */
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
   * Figures of every period, exact to the instant: full hours from what is rolled up, the part of
   * an hour at the start and what is not rolled up yet from the rows themselves.
   *
   * @param until what ended before this full hour is rolled up
   * @param rolled reads rolled hours, from the first instant and before the second
   * @param live reads rows, likewise
   * @param hour of a figure
   */
  public static <T> Map<Period, List<T>> read(
      Instant now,
      Instant until,
      BiFunction<Instant, Instant, List<T>> rolled,
      BiFunction<Instant, Instant, List<T>> live,
      Function<T, Instant> hour) {
    Instant longest = now.minus(MONTH.length);
    Instant end = now.plus(AHEAD);
    List<T> hours = until.isAfter(longest) ? rolled.apply(fullHour(longest), until) : List.of();
    List<T> tail = live.apply(until.isAfter(longest) ? until : longest, end);
    var all = new EnumMap<Period, List<T>>(Period.class);
    for (Period period : values()) {
      Instant from = now.minus(period.length);
      if (period == MONTH && !until.isAfter(from)) {
        all.put(period, tail);
      } else if (!until.isAfter(from)) {
        all.put(period, live.apply(from, end));
      } else {
        Instant first = fullHour(from);
        var some = new ArrayList<>(live.apply(from, first));
        for (T one : hours) if (!hour.apply(one).isBefore(first)) some.add(one);
        some.addAll(tail);
        all.put(period, some);
      }
    }
    return all;
  }
}
