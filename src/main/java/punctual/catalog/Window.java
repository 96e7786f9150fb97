package punctual.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.IsoFields;
import java.util.Locale;

/**
 * The days that a report covers, half-open, in the schedule's zone. Computed from the due instant,
 * so a late or repeated run covers the same days.
 *
 * @param from first day
 * @param to the day after the last
 */
public record Window(LocalDate from, LocalDate to, ZoneId zone) {
  private static final DateTimeFormatter DAY = pattern("d");
  private static final DateTimeFormatter DAY_MONTH = pattern("d MMM");
  private static final DateTimeFormatter FULL = pattern("d MMM uuuu");

  private static DateTimeFormatter pattern(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
  }

  /** A day as titles and headings say it: {@code 29 Nov 2026}. */
  static String label(LocalDate day) {
    return FULL.format(day);
  }

  /** The instant at which the first day begins. */
  public Instant start() {
    return from.atStartOfDay(zone).toInstant();
  }

  /** The instant at which the last day ends, exclusive. */
  public Instant end() {
    return to.atStartOfDay(zone).toInstant();
  }

  /**
   * For people: {@code 17 to 23 Nov 2026}, {@code November 2026}, {@code Q3 2026}, {@code 2026}.
   */
  public String label() {
    LocalDate last = to.minusDays(1);
    if (!last.isAfter(from)) return label(from);
    if (from.getDayOfMonth() == 1 && to.getDayOfMonth() == 1) {
      if (from.plusMonths(1).equals(to)) return pattern("MMMM uuuu").format(from);
      if (isQuarter())
        return "Q%d %d".formatted(from.get(IsoFields.QUARTER_OF_YEAR), from.getYear());
      if (from.getDayOfYear() == 1 && from.plusYears(1).equals(to))
        return pattern("uuuu").format(from);
    }
    if (from.getYear() != last.getYear()) return FULL.format(from) + " to " + label(last);
    DateTimeFormatter start = from.getMonth() == last.getMonth() ? DAY : DAY_MONTH;
    return start.format(from) + " to " + FULL.format(last);
  }

  private boolean isQuarter() {
    return from.getMonthValue() % 3 == 1 && from.plusMonths(3).equals(to);
  }
}
