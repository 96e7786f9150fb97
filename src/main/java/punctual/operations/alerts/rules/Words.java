package punctual.operations.alerts.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Figures in words. */
final class Words {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("EEE d MMM, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Words() {}

  /** {@code 40 s}, {@code 42 min}, {@code 3 h 5 min}, {@code 4 days}. */
  static String duration(Duration duration) {
    if (duration.toMinutes() < 1) return duration.toSeconds() + " s";
    if (duration.toHours() < 1) return duration.toMinutes() + " min";
    if (duration.toDays() < 2) {
      int rest = duration.toMinutesPart();
      return duration.toHours() + " h" + (rest == 0 ? "" : " " + rest + " min");
    }
    return duration.toDays() + " days";
  }

  /** {@code Tue 24 Nov, 09:00 UTC}. */
  static String time(Instant at) {
    return TIME.format(at);
  }

  /** {@code 1,204}. */
  static String count(long count) {
    return String.format(Locale.ENGLISH, "%,d", count);
  }

  /** {@code 1 run}, {@code 1,204 runs}. */
  static String count(long count, String what) {
    return count(count) + " " + what + (count == 1 ? "" : "s");
  }

  /** {@code 912.4 MB}. */
  static String bytes(long bytes) {
    return bytes < 999_950_000
        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }
}
