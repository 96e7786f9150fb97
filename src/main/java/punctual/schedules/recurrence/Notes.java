package punctual.schedules.recurrence;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds out why a date is not the one that the schedule names. */
final class Notes {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
  private static final DateTimeFormatter WEEKDAY =
      DateTimeFormatter.ofPattern("EEE d MMM", Locale.ENGLISH);

  private final int months;
  private final DayRule day;
  private final Adjustment adjustment;
  private final BusinessCalendar calendar;

  Notes(Definition definition, BusinessCalendar calendar) {
    this.months = definition.pattern().months();
    this.day = definition.pattern().day();
    this.adjustment = definition.businessDays().adjustment();
    this.calendar = calendar;
  }

  /** A note about a date and its cause. */
  record Dated(Note note, String cause) {}

  @Nullable Dated about(LocalDate date) {
    if (isNamed(date)) return clamped(date);
    return switch (adjustment) {
      case NEXT -> moved(date, -1, Note.MOVED_NEXT);
      case PREVIOUS -> moved(date, 1, Note.MOVED_PREVIOUS);
      case NONE, SKIP -> null;
    };
  }

  private @Nullable Dated clamped(LocalDate date) {
    if (!(day instanceof DayRule.Clamped(int number)) || number <= date.lengthOfMonth()) {
      return null;
    }
    String month = date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    String cause =
        "%s has no %s: the %s"
            .formatted(month, Words.ordinal(number), Words.ordinal(date.getDayOfMonth()));
    return new Dated(Note.CLAMPED, cause);
  }

  /** Walks over the days that are no business days to the date that was meant. */
  private @Nullable Dated moved(LocalDate date, int step, Note note) {
    LocalDate meant = date.plusDays(step);
    for (int i = 0; i < 31 && !calendar.isBusinessDay(meant); i++, meant = meant.plusDays(step)) {
      if (isNamed(meant)) return new Dated(note, closed(meant));
    }
    return null;
  }

  private String closed(LocalDate date) {
    if (!calendar.isHoliday(date)) return WEEKDAY.format(date) + " is a weekend day";
    String name = calendar.holidayName(date);
    return DAY.format(date) + " is a holiday" + (name == null ? "" : " (" + name + ")");
  }

  /** Whether the schedule names a date, before any move. */
  private boolean isNamed(LocalDate date) {
    if (!Months.has(months, date.getMonthValue() - 1)) return false;
    int length = date.lengthOfMonth();
    int first = date.withDayOfMonth(1).getDayOfWeek().getValue() - 1;
    int month = date.getYear() * 12 + date.getMonthValue() - 1;
    int business = calendar.businessDays(month, length, first);
    return Months.has(day.days(length, first, business), date.getDayOfMonth() - 1);
  }
}
