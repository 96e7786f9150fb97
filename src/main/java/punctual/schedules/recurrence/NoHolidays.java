package punctual.schedules.recurrence;

import java.time.LocalDate;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeSet;

/** Knows no country. */
record NoHolidays() implements HolidaySource {
  @Override
  public SequencedSet<String> countries() {
    return new TreeSet<>();
  }

  @Override
  public boolean knows(String country) {
    return false;
  }

  @Override
  public Map<LocalDate, String> holidays(String country, int year) {
    return Map.of();
  }
}
