package punctual.schedules.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Public holidays of countries and their parts (PL-B.4). */
class HolidaySourceTest {
  private static final HolidaySource HOLIDAYS = HolidaySource.jollyday();

  @Test
  void knows_countries_and_their_parts() {
    assertThat(List.of("FR", "GB", "GB-ENG", "DE-BY", "NYSE")).allMatch(HOLIDAYS::knows);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "fr", "ZZ", "GB-", "GB-ZZZ", "FR-../x", "../FR", "GB_ENG", "CN"})
  void refuses_what_it_does_not_know(String country) {
    assertThat(HOLIDAYS.knows(country)).isFalse();
  }

  @Test
  void a_part_adds_its_own_days() {
    var epiphany = LocalDate.of(2026, 1, 6);
    assertThat(HOLIDAYS.holidays("DE-BY", 2026)).containsKey(epiphany);
    assertThat(HOLIDAYS.holidays("DE", 2026)).doesNotContainKey(epiphany);
  }

  /** New Year's Day 2022 was a Saturday, kept on Friday in the old year. */
  @Test
  void a_holiday_counts_on_the_day_it_is_observed() {
    var observed = LocalDate.of(2021, 12, 31);
    assertThat(HOLIDAYS.holidays("US", 2021)).containsEntry(observed, "New Year's Day");
    assertThat(HOLIDAYS.holidays("US", 2022).keySet())
        .allMatch(date -> Year.from(date).getValue() == 2022);
  }

  @Test
  void every_country_gives_its_holidays_in_every_year() {
    for (String country : HOLIDAYS.countries()) {
      assertThat(HOLIDAYS.holidays(country, 2027)).as(country).isNotNull();
    }
    assertThat(HOLIDAYS.holidays("DE", 1900)).isNotNull();
    assertThat(HOLIDAYS.holidays("DE", 2299)).isNotEmpty();
  }
}
