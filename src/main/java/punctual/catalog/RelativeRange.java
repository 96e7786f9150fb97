package punctual.catalog;

import static java.time.DayOfWeek.MONDAY;
import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.MONTHS;
import static java.time.temporal.ChronoUnit.WEEKS;
import static java.time.temporal.ChronoUnit.YEARS;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.TemporalUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Ranges of days relative to the due day; weeks begin on Monday (ISO 8601). */
enum RelativeRange {
  TODAY(DAYS, 0),
  YESTERDAY(DAYS, -1),
  /** The seven days before the due day, which is not over yet. */
  LAST_7_DAYS(7),
  LAST_30_DAYS(30),
  LAST_90_DAYS(90),
  THIS_WEEK(WEEKS, 0),
  LAST_WEEK(WEEKS, -1),
  THIS_MONTH(MONTHS, 0),
  LAST_MONTH(MONTHS, -1),
  THIS_QUARTER(IsoFields.QUARTER_YEARS, 0),
  LAST_QUARTER(IsoFields.QUARTER_YEARS, -1),
  THIS_YEAR(YEARS, 0),
  LAST_YEAR(YEARS, -1);

  private final TemporalUnit unit;
  private final int offset;
  private final int days;

  RelativeRange(ChronoUnit unit, int offset) {
    this((TemporalUnit) unit, offset, 0);
  }

  RelativeRange(TemporalUnit unit, int offset) {
    this(unit, offset, 0);
  }

  RelativeRange(int days) {
    this(DAYS, 0, days);
  }

  RelativeRange(TemporalUnit unit, int offset, int days) {
    this.unit = unit;
    this.offset = offset;
    this.days = days;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<RelativeRange> of(String word) {
    return Arrays.stream(values()).filter(range -> range.word().equals(word)).findFirst();
  }

  static String words() {
    return Arrays.stream(values()).map(RelativeRange::word).collect(Collectors.joining(", "));
  }

  Window from(LocalDate due, ZoneId zone) {
    if (days > 0) return new Window(due.minusDays(days), due, zone);
    LocalDate start = startOf(due).plus(offset, unit);
    return new Window(start, start.plus(1, unit), zone);
  }

  private LocalDate startOf(LocalDate day) {
    if (unit.equals(WEEKS)) return day.with(TemporalAdjusters.previousOrSame(MONDAY));
    if (unit.equals(MONTHS)) return day.withDayOfMonth(1);
    if (unit.equals(YEARS)) return day.withDayOfYear(1);
    if (unit.equals(IsoFields.QUARTER_YEARS)) return day.with(IsoFields.DAY_OF_QUARTER, 1);
    return day;
  }
}
