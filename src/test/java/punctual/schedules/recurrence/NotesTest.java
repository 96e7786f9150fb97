package punctual.schedules.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What a reader is told about a run (PL-A.10). */
class NotesTest {
  private static final Recurrences RECURRENCES = Recurrences.standard();
  private static final JsonMapper JSON = new JsonMapper();

  private static Run run(String schedule, String after) {
    return RECURRENCES
        .parse(JSON.readTree(schedule.replace('\'', '"')))
        .next(Instant.parse(after))
        .orElseThrow();
  }

  private static String sentence(Run run) {
    return Objects.requireNonNull(run.note()).sentence(run);
  }

  @Test
  void a_time_that_does_not_exist_is_explained() {
    Run run =
        run(
            "{'cadence': 'daily', 'timezone': 'America/New_York', 'time': '02:30'}",
            "2026-03-08T00:00:00Z");
    assertThat(run.note()).isEqualTo(Note.DST_GAP);
    assertThat(Note.DST_GAP.word()).isEqualTo("dst_gap");
    assertThat(sentence(run)).isEqualTo("02:30 does not exist that night: 03:00");
    assertThat(run.nominal()).isEqualTo(LocalDateTime.parse("2026-03-08T02:30"));
    assertThat(run.local()).hasToString("2026-03-08T03:00-04:00");
  }

  @Test
  void the_end_of_a_gap_is_an_ordinary_time() {
    Run run =
        run(
            "{'cadence': 'daily', 'timezone': 'America/New_York', 'time': '03:00'}",
            "2026-03-08T00:00:00Z");
    assertThat(run.note()).isNull();
  }

  @Test
  void a_repeated_hour_says_which_pass() {
    String hourly =
        "{'cadence': 'cron', 'timezone': 'Europe/London', 'cron_expression': '@hourly'}";
    var passes = List.of(run(hourly, "2026-10-24T23:30:00Z"), run(hourly, "2026-10-25T00:30:00Z"));
    assertThat(passes)
        .extracting(NotesTest::sentence)
        .containsExactly("01:00 comes twice: the first", "01:00 comes twice: the second");
    assertThat(passes).extracting(Run::pass).containsExactly(0, 1);
    assertThat(passes.get(0).nominal()).isEqualTo(passes.get(1).nominal());
  }

  @Test
  void two_times_that_meet_give_one_run_with_the_earlier_name() {
    Run run =
        run(
            "{'cadence': 'cron', 'timezone': 'Europe/London', 'cron_expression': '0,30 1,2 * * *'}",
            "2026-03-29T00:30:00Z");
    assertThat(run.at()).isEqualTo(Instant.parse("2026-03-29T01:00:00Z"));
    assertThat(run.nominal()).isEqualTo(LocalDateTime.parse("2026-03-29T01:00"));
  }

  @Test
  void a_short_month_is_explained() {
    String monthly =
        "{'cadence': 'monthly', 'timezone': 'UTC', 'time': '09:00', 'day_of_month': 31}";
    assertThat(sentence(run(monthly, "2026-04-01T00:00:00Z")))
        .isEqualTo("April has no 31st: the 30th");
    assertThat(run(monthly, "2026-05-01T00:00:00Z").note()).isNull();
  }

  @Test
  void a_moved_date_names_its_reason() {
    String fourth =
        """
        {'cadence': 'yearly', 'timezone': 'America/New_York', 'time': '09:00', 'month': 7,
         'day_of_month': %d, 'business_days': {'rule': '%s', 'country': 'US'}}
        """;
    assertThat(sentence(run(fourth.formatted(3, "next"), "2026-07-01T00:00:00Z")))
        .isEqualTo("moved: 3 Jul is a holiday (Independence Day)");
    assertThat(sentence(run(fourth.formatted(5, "previous"), "2026-07-01T00:00:00Z")))
        .isEqualTo("moved: Sun 5 Jul is a weekend day");
  }

  @Test
  void the_clock_matters_more_than_a_moved_date() {
    Run run =
        run(
            """
            {'cadence': 'weekly', 'timezone': 'America/New_York', 'time': '02:30',
             'days_of_week': [6], 'business_days': {'rule': 'next', 'weekend': [6]}}
            """,
            "2026-03-07T12:00:00Z");
    assertThat(run.note()).isEqualTo(Note.DST_GAP);
  }
}
