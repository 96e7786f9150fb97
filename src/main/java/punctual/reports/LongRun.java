package punctual.reports;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a person is told who waits for a long run (PL-A.16). */
final class LongRun {
  private static final long MINUTE = 60;
  private static final long HOUR = 3600;

  private LongRun() {}

  /**
   * One to three sentences.
   *
   * @param usual null where too few such runs were completed
   */
  static String text(String schedule, Duration sofar, Progress.@Nullable Estimate usual) {
    String usually = usual == null ? "" : ", usually " + range(usual);
    return "%s is still being generated: %s so far%s. You can leave this page; the run goes on without it."
        .formatted(schedule, words(sofar.toSeconds()), usually);
  }

  private static String range(Progress.Estimate usual) {
    String low = words(Math.ceilDiv(usual.lowMs(), 1000));
    String high = words(Math.ceilDiv(usual.highMs(), 1000));
    if (low.equals(high)) return high;
    String unit = high.substring(high.indexOf(' '));
    return low.endsWith(unit)
        ? low.substring(0, low.length() - unit.length()) + " to " + high
        : low + " to " + high;
  }

  private static String words(long seconds) {
    if (seconds < 2 * MINUTE) return seconds + " s";
    if (seconds < 2 * HOUR) return Math.round(seconds / (double) MINUTE) + " min";
    return Math.round(seconds / (double) HOUR) + " h";
  }
}
