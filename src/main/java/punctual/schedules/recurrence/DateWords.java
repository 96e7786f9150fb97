package punctual.schedules.recurrence;

import java.util.ArrayList;
import java.util.List;
import punctual.schedules.recurrence.Definition.Pattern;

/** Dates in words: {@code Every weekday}, {@code On the last Friday of every month}. */
final class DateWords {
  private DateWords() {}

  /** The dates as the beginning of a sentence; empty for every day of cron. */
  static String of(Cadence cadence, Pattern pattern) {
    return switch (cadence) {
      case DAILY -> "Every day";
      case WEEKLY -> "Every " + weekdays(pattern.day());
      case MONTHLY, QUARTERLY, YEARLY ->
          "On " + clampedDay(pattern) + " of " + months(pattern.months());
      case CRON -> cron(pattern);
    };
  }

  private static String cron(Pattern pattern) {
    String in = pattern.months() == Months.ALL ? "" : " in " + months(pattern.months());
    DayRule day = pattern.day();
    if (day instanceof DayRule.Weekdays) return "Every " + weekdays(day) + in;
    if (day instanceof DayRule.Numbers(int mask) && mask == DayRule.Numbers.ALL) {
      return in.isEmpty() ? "" : "Every day" + in;
    }
    return "On " + day(day) + (ofWeek(day) ? in : " of " + months(pattern.months()));
  }

  /** Whether "of the month" would sound wrong at the end, after "or on every Friday". */
  private static boolean ofWeek(DayRule day) {
    return day instanceof DayRule.Either(var rules)
        && rules.stream().anyMatch(rule -> rule instanceof DayRule.Weekdays || ofWeek(rule));
  }

  private static String months(int months) {
    return months == Months.ALL
        ? "every month"
        : Words.join(Words.names(months, Words::month), "and");
  }

  private static String weekdays(DayRule day) {
    if (!(day instanceof DayRule.Weekdays(int mask))) return day(day);
    return switch (mask) {
      case DayRule.ALL_WEEKDAYS -> "day";
      case DayRule.MONDAY_TO_FRIDAY -> "weekday";
      default -> Words.join(Words.names(mask, Words::weekday), "and");
    };
  }

  /** {@code the 1st and 15th}, {@code the last Friday}, {@code the 13th or every Friday}. */
  private static String day(DayRule day) {
    return switch (day) {
      case DayRule.Numbers(int mask) -> "the " + numbers(mask);
      case DayRule.Clamped(int number) -> "the " + Words.ordinal(number);
      case DayRule.FromLast(int before) -> fromLast(before);
      case DayRule.Weekdays weekdays -> "every " + weekdays(weekdays);
      case DayRule.NthWeekday(int ordinal, int weekday) ->
          "the %s %s".formatted(Words.position(ordinal), Words.weekday(weekday));
      case DayRule.BusinessDay(int ordinal) ->
          "the %s business day".formatted(Words.position(ordinal));
      case DayRule.NearestWeekday(int number) -> "the weekday nearest the " + Words.ordinal(number);
      case DayRule.LastWeekday() -> "the last weekday";
      case DayRule.Either(var rules) ->
          Words.join(rules.stream().map(DateWords::day).toList(), "or on");
    };
  }

  /** Says what happens in months that lack the day, if the schedule meets one. */
  private static String clampedDay(Pattern pattern) {
    boolean meetsShorter =
        pattern.day() instanceof DayRule.Clamped(int number)
            && (pattern.months() & shorterThan(number)) != 0;
    return day(pattern.day()) + (meetsShorter ? " (or the last day)" : "");
  }

  private static int shorterThan(int day) {
    int months = 0;
    for (int index = 0; index < 12; index++) {
      if (Months.length(2001 * 12 + index) < day) months |= 1 << index;
    }
    return months;
  }

  private static String fromLast(int before) {
    return switch (before) {
      case 0 -> "the last day";
      case 1 -> "the day before the last day";
      default -> "the day %d days before the last day".formatted(before);
    };
  }

  /** {@code 1st to 7th}, {@code 1st and 15th}: runs of three and more become a range. */
  private static String numbers(int mask) {
    List<String> parts = new ArrayList<>();
    for (int left = mask; left != 0; ) {
      int from = Integer.numberOfTrailingZeros(left);
      int count = Integer.numberOfTrailingZeros(~(left >>> from));
      if (count < 3) count = 1;
      String first = Words.ordinal(from + 1);
      parts.add(count == 1 ? first : first + " to " + Words.ordinal(from + count));
      left &= -1 << (from + count - 1) << 1;
    }
    return Words.join(parts, "and");
  }
}
