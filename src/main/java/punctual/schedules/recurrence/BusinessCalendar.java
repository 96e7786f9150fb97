package punctual.schedules.recurrence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Weekend days and holidays: what is no business day (S2).
 *
 * @param weekend weekdays as bits, bit 0 = Monday
 * @param country the country's holidays, or null for none
 * @param own further holidays of this schedule
 */
record BusinessCalendar(int weekend, @Nullable HolidayYears country, DateSet own) {
  int businessDays(int month, int length, int first) {
    int closed = Months.daysOn(weekend, length, first) | holidays(month);
    return Months.allDays(length) & ~closed;
  }

  boolean hasHolidays() {
    return country != null || !own.isEmpty();
  }

  boolean isHoliday(LocalDate date) {
    int month = date.getYear() * 12 + date.getMonthValue() - 1;
    return Months.has(holidays(month), date.getDayOfMonth() - 1);
  }

  boolean isBusinessDay(LocalDate date) {
    return !Months.has(weekend, date.getDayOfWeek().getValue() - 1) && !isHoliday(date);
  }

  /** What the country calls the holiday; null for a schedule's own. */
  @Nullable String holidayName(LocalDate date) {
    return country == null ? null : country.name(date);
  }

  private int holidays(int month) {
    int days = own.daysOf(month);
    return country == null ? days : days | country.daysOf(month);
  }
}
