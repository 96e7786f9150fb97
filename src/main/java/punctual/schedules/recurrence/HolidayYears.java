package punctual.schedules.recurrence;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The holidays of one country as bits, one year at a time, each computed once. */
final class HolidayYears {
  private static final int FIRST = 1900;
  private static final int YEARS = 400;

  private final HolidaySource source;
  private final String country;
  private final AtomicReferenceArray<int @Nullable []> years = new AtomicReferenceArray<>(YEARS);

  HolidayYears(HolidaySource source, String country) {
    this.source = source;
    this.country = country;
  }

  /** The holidays of a month; none before 1900 and after 2299. */
  int daysOf(int month) {
    int year = month / 12 - FIRST;
    if (year < 0 || year >= YEARS) return 0;
    int[] months = years.get(year);
    if (months == null) months = load(year);
    return months[month % 12];
  }

  @Nullable String name(LocalDate date) {
    return source.holidays(country, date.getYear()).get(date);
  }

  /** Two threads may both load a year; both get the same answer. */
  private int[] load(int year) {
    var months = new int[12];
    for (LocalDate date : source.holidays(country, FIRST + year).keySet()) {
      months[date.getMonthValue() - 1] |= Months.day(date.getDayOfMonth());
    }
    years.set(year, months);
    return months;
  }
}
