package punctual.schedules.recurrence;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The rule at the end of a zone file, as in {@code EST5EDT,M3.2.0,M11.1.0}: POSIX TZ with the wider
 * hours that RFC 9636 allows.
 *
 * @param standard seconds east of UTC
 * @param summer likewise; equal to {@code standard} without summer time
 * @param start when summer time begins, by standard time; null without summer time
 * @param end when it ends, by summer time
 */
record PosixRule(int standard, int summer, @Nullable Change start, @Nullable Change end) {
  private static final String NAME = "(?:[A-Za-z]{3,}|<[A-Za-z0-9+-]+>)";
  private static final String TIME = "[+-]?\\d{1,3}(?::\\d{2}){0,2}";
  private static final String CHANGE = ",([^,/]+)(?:/(" + TIME + "))?";
  private static final Pattern RULE =
      Pattern.compile(
          NAME + "(" + TIME + ")(?:" + NAME + "(" + TIME + ")?" + CHANGE + CHANGE + ")?");

  /** A day of the year and a time of that day, which may lie on another day. */
  record Change(String day, int seconds) {
    long at(int year) {
      return date(year).toEpochDay() * Timeline.DAY + seconds;
    }

    private LocalDate date(int year) {
      if (day.startsWith("M")) return ofMonth(year, day.substring(1).split("\\.", 3));
      if (!day.startsWith("J")) return LocalDate.ofYearDay(year, 1).plusDays(Long.parseLong(day));
      int number = Integer.parseInt(day.substring(1));
      return LocalDate.ofYearDay(2001, number).withYear(year);
    }

    /** {@code Mm.w.d}: week 5 is the last, weekday 0 is Sunday. */
    private static LocalDate ofMonth(int year, String[] parts) {
      LocalDate first = LocalDate.of(year, Integer.parseInt(parts[0]), 1);
      int weekday = Math.floorMod(Integer.parseInt(parts[2]) - 1, 7);
      int ahead = Math.floorMod(weekday - (first.getDayOfWeek().getValue() - 1), 7);
      LocalDate date = first.plusDays(ahead).plusWeeks(Integer.parseInt(parts[1]) - 1L);
      return date.getMonth() == first.getMonth() ? date : date.minus(1, ChronoUnit.WEEKS);
    }
  }

  /**
   * Reads a rule.
   *
   * @throws IllegalArgumentException for what is no rule
   */
  static PosixRule parse(String text) {
    Matcher rule = RULE.matcher(text);
    if (!rule.matches()) throw new IllegalArgumentException("no time-zone rule: " + text);
    int standard = -seconds(rule.group(1));
    String start = rule.group(3);
    String end = rule.group(5);
    if (start == null || end == null) return new PosixRule(standard, standard, null, null);
    String offset = rule.group(2);
    int summer = offset == null ? standard + 3600 : -seconds(offset);
    return new PosixRule(
        standard, summer, change(start, rule.group(4)), change(end, rule.group(6)));
  }

  private static Change change(String day, @Nullable String time) {
    return new Change(day, time == null ? 2 * 3600 : seconds(time));
  }

  private static int seconds(String time) {
    boolean negative = time.startsWith("-");
    int seconds = 0;
    int unit = 3600;
    for (String part : time.replaceFirst("^[+-]", "").split(":", -1)) {
      seconds += Integer.parseInt(part) * unit;
      unit /= 60;
    }
    return negative ? -seconds : seconds;
  }

  /** Adds the changes of all years from the given one on that lie after the last segment. */
  void extend(Segments segments, int year) {
    if (start == null || end == null) return;
    long after = segments.last();
    for (int y = year; y <= ZoneTable.LAST_YEAR; y++) {
      long begins = start.at(y) - standard;
      long ends = end.at(y) - summer;
      if (begins < ends) {
        if (begins > after) segments.add(begins, summer);
        if (ends > after) segments.add(ends, standard);
      } else {
        if (ends > after) segments.add(ends, standard);
        if (begins > after) segments.add(begins, summer);
      }
    }
  }
}
