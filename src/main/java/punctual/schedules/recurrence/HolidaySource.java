package punctual.schedules.recurrence;

import java.time.LocalDate;
import java.util.Map;
import java.util.SequencedSet;

/** Where public holidays come from. Implementations are thread-safe; callers keep the answers. */
public interface HolidaySource {
  /** Countries that have data, as ISO 3166-1 codes in capitals, sorted. */
  SequencedSet<String> countries();

  /** Whether there is data for a country ({@code FR}) or a part of one ({@code GB-ENG}). */
  boolean knows(String country);

  /**
   * The public holidays whose date, as observed, lies in one year, with their English names.
   *
   * @param country one that {@link #knows}
   * @param year 1900 to 2299
   */
  Map<LocalDate, String> holidays(String country, int year);

  /** No country at all; for installations and tests that bring their own dates. */
  static HolidaySource none() {
    return new NoHolidays();
  }

  /** The data of Jollyday, loaded when first asked for. */
  static HolidaySource jollyday() {
    return new JollydayHolidays();
  }
}
