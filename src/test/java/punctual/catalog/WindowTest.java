package punctual.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WindowTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  /** Tuesday, 24 November 2026, and awkward days. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2026-11-24 | today        | 2026-11-24 | 2026-11-25 | 24 Nov 2026
          2026-11-24 | yesterday    | 2026-11-23 | 2026-11-24 | 23 Nov 2026
          2026-11-24 | last_7_days  | 2026-11-17 | 2026-11-24 | 17 to 23 Nov 2026
          2026-11-24 | last_30_days | 2026-10-25 | 2026-11-24 | 25 Oct to 23 Nov 2026
          2026-11-24 | this_week    | 2026-11-23 | 2026-11-30 | 23 to 29 Nov 2026
          2026-11-24 | last_week    | 2026-11-16 | 2026-11-23 | 16 to 22 Nov 2026
          2026-11-24 | this_month   | 2026-11-01 | 2026-12-01 | November 2026
          2026-11-24 | last_month   | 2026-10-01 | 2026-11-01 | October 2026
          2026-11-24 | this_quarter | 2026-10-01 | 2027-01-01 | Q4 2026
          2026-11-24 | last_quarter | 2026-07-01 | 2026-10-01 | Q3 2026
          2026-11-24 | this_year    | 2026-01-01 | 2027-01-01 | 2026
          2026-11-24 | last_year    | 2025-01-01 | 2026-01-01 | 2025
          2026-01-03 | last_7_days  | 2025-12-27 | 2026-01-03 | 27 Dec 2025 to 2 Jan 2026
          2026-01-01 | last_quarter | 2025-10-01 | 2026-01-01 | Q4 2025
          2028-03-31 | last_month   | 2028-02-01 | 2028-03-01 | February 2028
          2026-03-01 | yesterday    | 2026-02-28 | 2026-03-01 | 28 Feb 2026
          2026-11-23 | last_week    | 2026-11-16 | 2026-11-23 | 16 to 22 Nov 2026
          2026-11-29 | this_week    | 2026-11-23 | 2026-11-30 | 23 to 29 Nov 2026
          """)
  void ranges_are_half_open_from_the_due_day(
      LocalDate due, String word, LocalDate from, LocalDate to, String label) {
    Window window = RelativeRange.of(word).orElseThrow().from(due, BERLIN);
    assertThat(window).isEqualTo(new Window(from, to, BERLIN));
    assertThat(window.label()).isEqualTo(label);
  }

  @Test
  void days_are_as_long_as_the_zone_makes_them() {
    Window spring = RelativeRange.YESTERDAY.from(LocalDate.of(2026, 3, 30), BERLIN);
    assertThat(Duration.between(spring.start(), spring.end())).isEqualTo(Duration.ofHours(23));
    Window autumn = RelativeRange.YESTERDAY.from(LocalDate.of(2026, 10, 26), BERLIN);
    assertThat(Duration.between(autumn.start(), autumn.end())).isEqualTo(Duration.ofHours(25));
  }

  @Test
  void the_due_day_is_that_of_the_schedules_zone() {
    Instant due = Instant.parse("2026-11-24T23:30:00Z");
    var context = CatalogFixture.context(due, ZoneId.of("Asia/Tokyo"));
    assertThat(context.dueDate()).isEqualTo("2026-11-25");
  }

  @ParameterizedTest
  @EnumSource
  void windows_follow_each_other_without_gap_or_overlap(RelativeRange range) {
    for (int i = 0; i < 800; i++) {
      LocalDate due = LocalDate.of(2027, 1, 1).plusDays(i);
      Window window = range.from(due, BERLIN);
      assertThat(window.from()).isBefore(window.to());
      if (range.word().startsWith("last_") && !range.word().endsWith("days")) {
        var current = RelativeRange.of(range.word().replace("last", "this")).orElseThrow();
        assertThat(window.to()).isEqualTo(current.from(due, BERLIN).from());
      }
    }
  }
}
