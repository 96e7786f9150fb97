package punctual.schedules.recurrence;

import java.time.LocalDate;

/**
 * Gregorian arithmetic on plain numbers, for years 1 to 9999.
 *
 * <p>A day is an epoch day (0 = 1970-01-01), a month the proleptic month ({@code year * 12 + month
 * - 1}), a weekday 0 (Monday) to 6 (Sunday), a set of days of one month an int whose bit {@code d -
 * 1} stands for day d.
 */
final class Months {
  static final int FIRST_DAY = (int) LocalDate.of(1, 1, 1).toEpochDay();
  static final int LAST_DAY = (int) LocalDate.of(9999, 12, 31).toEpochDay();
  static final int ALL = 0xFFF;

  /** Days from 0000-03-01 to 1970-01-01. */
  private static final int EPOCH = 719468;

  /** Two bits for each month from January: how many days it has above 28 in a common year. */
  private static final int BEYOND_28 = 0xEEFBB3;

  private Months() {}

  /** Month and day of the month in one number: {@code month * 32 + day}. */
  static int monthAndDay(int epochDay) {
    int z = epochDay + EPOCH;
    int era = z / 146097;
    int dayOfEra = z - era * 146097;
    int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
    int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    int fromMarch = (5 * dayOfYear + 2) / 153;
    int day = dayOfYear - (153 * fromMarch + 2) / 5 + 1;
    return ((era * 400 + yearOfEra) * 12 + fromMarch + 2) * 32 + day;
  }

  static int length(int month) {
    int index = month % 12;
    int extra = index == 1 && isLeap(month / 12) ? 1 : 0;
    return 28 + ((BEYOND_28 >>> (2 * index)) & 3) + extra;
  }

  private static boolean isLeap(int year) {
    return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
  }

  static int weekday(int epochDay) {
    return Math.floorMod(epochDay + 3, 7);
  }

  /** The set with one day, from 1. */
  static int day(int number) {
    return 1 << (number - 1);
  }

  static boolean has(int bits, int index) {
    return ((bits >>> index) & 1) != 0;
  }

  /** Every day of a month. {@code length} is never 0: a shift by 32 would be no shift at all. */
  static int allDays(int length) {
    return -1 >>> (32 - length);
  }

  /** The days of a month that fall on the given weekdays. */
  static int daysOn(int weekdays, int length, int first) {
    int week = ((weekdays >>> first) | (weekdays << (7 - first))) & 0x7F;
    int days = week | (week << 7) | (week << 14) | (week << 21) | (week << 28);
    return days & allDays(length);
  }
}
