package punctual.schedules.recurrence;

import java.util.List;

/** Which days of a month a schedule names, before business days are considered (S1 and cron). */
sealed interface DayRule {
  /** Monday to Friday, whatever the calendar's weekend is: what W means in cron. */
  int MONDAY_TO_FRIDAY = 0b0011111;

  int ALL_WEEKDAYS = 0x7F;

  /**
   * The days as bits.
   *
   * @param length 28 to 31
   * @param first weekday of the first of the month, 0 = Monday
   * @param business the business days of this month
   */
  int days(int length, int first, int business);

  /** Days by number; a day that the month lacks is left out (cron). */
  record Numbers(int mask) implements DayRule {
    static final int ALL = 0x7FFFFFFF;

    @Override
    public int days(int length, int first, int business) {
      return mask & Months.allDays(length);
    }
  }

  /** One day by number, or the last day of a month that is too short for it (PL-B.3). */
  record Clamped(int day) implements DayRule {
    @Override
    public int days(int length, int first, int business) {
      return Months.day(Math.min(day, length));
    }
  }

  /** The last day of the month, or that many days before it. */
  record FromLast(int before) implements DayRule {
    @Override
    public int days(int length, int first, int business) {
      return before < length ? Months.day(length - before) : 0;
    }
  }

  record Weekdays(int mask) implements DayRule {
    @Override
    public int days(int length, int first, int business) {
      return Months.daysOn(mask, length, first);
    }
  }

  /** The n-th weekday of the month, or the last one for -1; a month without a fifth has none. */
  record NthWeekday(int ordinal, int weekday) implements DayRule {
    @Override
    public int days(int length, int first, int business) {
      return nth(Months.daysOn(1 << weekday, length, first), ordinal);
    }
  }

  /** The n-th business day, counted from the end for numbers below zero. */
  record BusinessDay(int ordinal) implements DayRule {
    @Override
    public int days(int length, int first, int business) {
      return nth(business, ordinal);
    }
  }

  /** The weekday nearest to a day, never in another month ({@code 15W}). */
  record NearestWeekday(int day) implements DayRule {
    @Override
    public int days(int length, int first, int business) {
      if (day > length) return 0;
      return switch ((first + day - 1) % 7) {
        case 5 -> Months.day(day == 1 ? 3 : day - 1);
        case 6 -> Months.day(day == length ? day - 2 : day + 1);
        default -> Months.day(day);
      };
    }
  }

  /** The last of Monday to Friday in the month ({@code LW}). */
  record LastWeekday() implements DayRule {
    @Override
    public int days(int length, int first, int business) {
      return Integer.highestOneBit(Months.daysOn(MONDAY_TO_FRIDAY, length, first));
    }
  }

  record Either(List<DayRule> rules) implements DayRule {
    @Override
    public int days(int length, int first, int business) {
      int days = 0;
      for (DayRule rule : rules) days |= rule.days(length, first, business);
      return days;
    }
  }

  static DayRule everyDay() {
    return new Numbers(Numbers.ALL);
  }

  /** Both or all of the rules as one; a single rule stays itself. */
  static DayRule either(List<DayRule> rules) {
    return rules.size() == 1 ? rules.getFirst() : new Either(List.copyOf(rules));
  }

  private static int nth(int days, int ordinal) {
    if (Math.abs(ordinal) > Integer.bitCount(days)) return 0;
    int left = days;
    if (ordinal > 0) {
      for (int i = 1; i < ordinal; i++) left &= left - 1;
      return Integer.lowestOneBit(left);
    }
    for (int i = -1; i > ordinal; i--) left ^= Integer.highestOneBit(left);
    return Integer.highestOneBit(left);
  }
}
