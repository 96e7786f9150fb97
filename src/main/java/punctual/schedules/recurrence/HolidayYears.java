package punctual.schedules.recurrence;

import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The holidays of one country as bits, one year at a time, each computed once. */
final class HolidayYears {
  private static final int FIRST = 1900;
  private static final int YEARS = 400;

  private final HolidaySource source;
  private final String country;
  private final AtomicReferenceArray<@Nullable Holidays> years = new AtomicReferenceArray<>(YEARS);

  HolidayYears(HolidaySource source, String country) {
    this.source = source;
    this.country = country;
  }

  /** The holidays of one year, by month and by name. */
  private static final class Holidays {
    static final Holidays NONE = new Holidays(Map.of());

    final int[] months = new int[12];
    final Map<LocalDate, String> names;

    Holidays(Map<LocalDate, String> names) {
      this.names = names;
      for (LocalDate date : names.keySet()) {
        months[date.getMonthValue() - 1] |= Months.day(date.getDayOfMonth());
      }
    }
  }

  /** The holidays of a month; none before 1900 and after 2299. */
  int daysOf(int month) {
    return year(month / 12).months[month % 12];
  }

  @Nullable String name(LocalDate date) {
    return year(date.getYear()).names.get(date);
  }

  /** Two threads may both load a year; both get the same answer. */
  private Holidays year(int year) {
    int index = year - FIRST;
    if (index < 0 || index >= YEARS) return Holidays.NONE;
    Holidays known = years.get(index);
    if (known != null) return known;
    var loaded = new Holidays(source.holidays(country, year));
    years.set(index, loaded);
    return loaded;
  }
}
