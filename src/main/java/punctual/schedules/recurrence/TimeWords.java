package punctual.schedules.recurrence;

import java.util.ArrayList;
import java.util.List;

/** Times of day in words. */
final class TimeWords {
  /** More times than that are said as a rhythm. */
  static final int MOST_LISTED = 6;

  private static final long ALL_MINUTES = (1L << 60) - 1;

  private TimeWords() {}

  /** {@code at 09:00 and 17:30}. */
  static String list(Times times) {
    List<String> list = new ArrayList<>();
    for (int time = times.first(); time >= 0; time = time == 1439 ? -1 : times.next(time + 1)) {
      list.add(Words.time(time));
    }
    return "at " + Words.join(list, "and");
  }

  /** {@code Every 15 minutes}, {@code Every hour at minute 7}, {@code … from 09:00 to 17:45}. */
  static String rhythm(Times times) {
    int step = step(times.minutes());
    if (step == 60 && evenHours(times)) return everyHours(24 / Integer.bitCount(times.hours()));
    String minutes =
        switch (step) {
          case 0 -> "At " + plural("minute", times.minutes());
          case 1 -> "Every minute";
          case 60 -> "On the hour";
          default -> "Every %d minutes".formatted(step);
        };
    if (!times.everyHour()) return minutes + " " + hours(times);
    return step == 0 ? minutes + " of every hour" : minutes;
  }

  private static String everyHours(int step) {
    return step == 1 ? "Every hour" : "Every %d hours".formatted(step);
  }

  /** Whether the hours are spread evenly from 0 over the day. */
  private static boolean evenHours(Times times) {
    int count = Integer.bitCount(times.hours());
    if (24 % count != 0) return false;
    for (int hour = 0; hour < 24; hour += 24 / count) {
      if (!Months.has(times.hours(), hour)) return false;
    }
    return true;
  }

  /** The distance of minutes that are spread evenly from 0 over the hour, else 0. */
  private static int step(long minutes) {
    int count = Long.bitCount(minutes);
    if (60 % count != 0) return 0;
    int step = 60 / count;
    for (int minute = 0; minute < 60; minute += step) {
      if (((minutes >>> minute) & 1) == 0) return 0;
    }
    return minutes == ALL_MINUTES ? 1 : step;
  }

  private static String hours(Times times) {
    int first = Integer.numberOfTrailingZeros(times.hours());
    int count = Integer.bitCount(times.hours());
    boolean block = times.hours() >>> first == (1 << count) - 1;
    if (!block) return "in " + plural("hour", times.hours());
    int lastMinute = 63 - Long.numberOfLeadingZeros(times.minutes());
    return "from %s to %s"
        .formatted(Words.time(times.first()), Words.time((first + count - 1) * 60 + lastMinute));
  }

  private static String plural(String word, long bits) {
    String list = Words.join(Words.names(bits, String::valueOf), "and");
    return (Long.bitCount(bits) == 1 ? word : word + "s") + " " + list;
  }
}
