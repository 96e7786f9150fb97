package punctual.schedules.recurrence;

import java.time.Duration;
import java.time.LocalDate;

/** How close two runs of a schedule can be, by the wall clock. */
final class ShortestInterval {
  private static final int DAY = 1440;
  private static final int FROM = (int) LocalDate.of(2001, 1, 1).toEpochDay();

  /** All 14 kinds of year occur within 28 years. */
  private static final int YEARS = 28;

  private ShortestInterval() {}

  static Duration of(DateRule rule, Times times) {
    int within = withinDay(times);
    int overnight = DAY - last(times) + times.first();
    if (within <= overnight) return Duration.ofMinutes(within);
    long apart = leastDaysApart(new Dates(rule, FROM, Months.LAST_DAY, DateSet.NONE));
    return Duration.ofMinutes(Math.min(within, (apart - 1) * DAY + overnight));
  }

  private static int withinDay(Times times) {
    int least = Integer.MAX_VALUE;
    for (int previous = times.first(); ; ) {
      int next = previous + 1 < DAY ? times.next(previous + 1) : -1;
      if (next < 0) return least;
      least = Math.min(least, next - previous);
      previous = next;
    }
  }

  private static int last(Times times) {
    int hour = 31 - Integer.numberOfLeadingZeros(times.hours());
    return hour * 60 + 63 - Long.numberOfLeadingZeros(times.minutes());
  }

  private static long leastDaysApart(Dates dates) {
    long least = 41 * 366;
    int previous = dates.next(FROM);
    while (least > 1 && previous < FROM + YEARS * 366) {
      int next = dates.next(previous + 1);
      if (next == Dates.NONE) break;
      least = Math.min(least, next - previous);
      previous = next;
    }
    return least;
  }
}
