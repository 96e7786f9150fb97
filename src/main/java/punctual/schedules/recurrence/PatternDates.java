package punctual.schedules.recurrence;

import java.util.Arrays;

/**
 * Dates that depend on the shape of the month alone. A month has 28 shapes (4 lengths, 7 first
 * weekdays), so one small table answers for all time, and whether anything ever matches is decided
 * exactly.
 */
final class PatternDates implements DateRule {
  private final int months;
  private final int[] table = new int[28];

  PatternDates(int months, DayRule day, int weekend, boolean skip) {
    this.months = months;
    for (int length = 28; length <= 31; length++) {
      for (int first = 0; first < 7; first++) {
        int business = Months.allDays(length) & ~Months.daysOn(weekend, length, first);
        int days = day.days(length, first, business);
        table[shape(length, first)] = skip ? days & business : days;
      }
    }
  }

  @Override
  public int daysOf(int month, int length, int first) {
    return Months.has(months, month % 12) ? table[shape(length, first)] : 0;
  }

  /** Whether any month of any year has a matching day. */
  boolean everMatches() {
    for (int index = 0; index < 12; index++) {
      if (Months.has(months, index) && monthMatches(index)) return true;
    }
    return false;
  }

  /** A month takes all seven first weekdays; February also both lengths, in every combination. */
  private boolean monthMatches(int index) {
    int common = Months.length(2001 * 12 + index);
    int leap = Months.length(2004 * 12 + index);
    return Arrays.stream(table, shape(common, 0), shape(leap, 6) + 1).anyMatch(d -> d != 0);
  }

  private static int shape(int length, int first) {
    return (length - 28) * 7 + first;
  }
}
