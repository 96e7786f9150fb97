package punctual.schedules.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import punctual.web.Problem.FieldFault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schedule JSON is read strictly (PR-7.8, PR-10.7, PR-10.10). */
class ScheduleParserTest {
  private static final Recurrences RECURRENCES = Recurrences.standard();
  private static final JsonMapper JSON = new JsonMapper();

  private static JsonNode json(String text) {
    return JSON.readTree(text.replace('\'', '"'));
  }

  private static InvalidSchedule refused(String schedule) {
    return catchThrowableOfType(InvalidSchedule.class, () -> RECURRENCES.parse(json(schedule)));
  }

  @Test
  void every_fault_is_named_at_once() {
    var refusal =
        refused(
            """
            {'cadence': 'weekly', 'timezone': '+02:00', 'time': '9:00', 'days_of_week': [0, 8],
             'month': 3, 'colour': 'red', 'start_date': '2026-05-01', 'end_date': '2026-04-31',
             'business_days': {'rule': 'never', 'country': 'ZZ', 'holidays': ['Easter']}}
            """);
    assertThat(refusal.code().word()).isEqualTo("schedule_invalid");
    assertThat(refusal.faults())
        .extracting(FieldFault::field)
        .contains(
            "schedule.timezone",
            "schedule.time",
            "schedule.days_of_week[0]",
            "schedule.days_of_week[1]",
            "schedule.month",
            "schedule.colour",
            "schedule.end_date",
            "schedule.business_days.rule",
            "schedule.business_days.country",
            "schedule.business_days.holidays[0]");
    assertThat(refusal.faults()).extracting(FieldFault::message).anyMatch(m -> m.contains("9:00"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          []                                                                  | schedule
          {}                                                                  | schedule.cadence
          {'cadence': 'hourly'}                                               | schedule.cadence
          {'cadence': 'daily', 'timezone': 'EST5EDT4'}                        | schedule.timezone
          {'cadence': 'daily', 'timezone': '../../etc/passwd'}                | schedule.timezone
          {'cadence': 'daily', 'timezone': 7}                                 | schedule.timezone
          {'cadence': 'daily', 'time': '24:00'}                               | schedule.time
          {'cadence': 'daily', 'time': '09:00:00'}                            | schedule.time
          {'cadence': 'weekly'}                                               | schedule.days_of_week
          {'cadence': 'weekly', 'days_of_week': []}                           | schedule.days_of_week
          {'cadence': 'weekly', 'days_of_week': [1.5]}                        | schedule.days_of_week[0]
          {'cadence': 'weekly', 'day_of_week': 1, 'days_of_week': [1]}        | schedule.day_of_week
          {'cadence': 'monthly'}                                              | schedule.day
          {'cadence': 'monthly', 'day': 'last'}                               | schedule.day
          {'cadence': 'monthly', 'day': {'kind': 'payday'}}                   | schedule.day.kind
          {'cadence': 'monthly', 'day': {'kind': 'last_day', 'ordinal': 1}}   | schedule.day.ordinal
          {'cadence': 'monthly', 'day': {'kind': 'nth_weekday', 'ordinal': 6, 'day_of_week': 1}} | schedule.day.ordinal
          {'cadence': 'monthly', 'day': {'kind': 'business_day', 'ordinal': 0}} | schedule.day.ordinal
          {'cadence': 'monthly', 'day_of_month': 32}                          | schedule.day_of_month
          {'cadence': 'monthly', 'day_of_month': 99999999999}                 | schedule.day_of_month
          {'cadence': 'quarterly', 'day_of_month': 1}                         | schedule.month_of_quarter
          {'cadence': 'yearly', 'day_of_month': 1, 'month': 13}               | schedule.month
          {'cadence': 'cron'}                                                 | schedule.cron_expression
          {'cadence': 'cron', 'time': '09:00'}                                | schedule.time
          {'cadence': 'daily', 'excluded_dates': '2026-01-01'}                | schedule.excluded_dates
          {'cadence': 'daily', 'start_date': '2026-1-1'}                      | schedule.start_date
          {'cadence': 'daily', 'start_date': '2026-05-02', 'end_date': '2026-05-01'} | schedule.end_date
          """,
      quoteCharacter = '`')
  void a_fault_names_its_field(String schedule, String field) {
    assertThat(refused(schedule).faults()).extracting(FieldFault::field).contains(field);
  }

  @Test
  void lists_are_bounded() {
    var schedule = JSON.createObjectNode().put("cadence", "daily").put("time", "09:00");
    var dates = schedule.put("timezone", "UTC").putArray("excluded_dates");
    for (int i = 0; i < 367; i++) dates.add("2026-01-01");
    assertThat(refused(schedule.toString()).getMessage()).contains("367").contains("366");
  }

  @Test
  void null_is_an_absent_field_and_short_forms_are_read() {
    var weekly =
        RECURRENCES.parse(
            json(
                """
                {'cadence': 'weekly', 'timezone': 'UTC', 'time': '09:00', 'day_of_week': 1,
                 'days_of_week': null, 'day_of_month': null, 'cron_expression': null,
                 'business_days': null, 'end_date': null}
                """));
    assertThat(weekly.toJson())
        .isEqualTo(
            json("{'cadence': 'weekly', 'timezone': 'UTC', 'time': '09:00', 'days_of_week': [1]}"));
  }

  @Test
  void a_window_that_is_over_is_no_fault() {
    var over =
        RECURRENCES.parse(
            json(
                "{'cadence': 'daily', 'timezone': 'UTC', 'time': '09:00', 'end_date': '2020-01-01'}"));
    assertThat(over.next(Instant.parse("2026-01-01T00:00:00Z"))).isEmpty();
    assertThat(over.ends()).isTrue();
  }

  @Test
  void what_never_fires_is_refused_with_its_reason() {
    var christmas =
        refused(
            """
            {'cadence': 'yearly', 'timezone': 'Europe/Berlin', 'time': '09:00', 'month': 12,
             'day_of_month': 25, 'business_days': {'rule': 'skip', 'country': 'DE'}}
            """);
    assertThat(christmas.code()).isEqualTo(InvalidSchedule.Code.SCHEDULE_NEVER_FIRES);
    assertThat(christmas.faults())
        .containsExactly(
            new FieldFault(
                "schedule.business_days",
                "every date that matches is a weekend day or a holiday, so this would never run"));
  }

  @Test
  void a_zone_picker_offers_places() {
    List<String> zones = RECURRENCES.zones();
    assertThat(zones).isSorted().contains("Europe/Paris", "America/New_York", "UTC");
    assertThat(zones).doesNotContain("Etc/GMT+5", "EST5EDT", "SystemV/EST5");
    assertThat(RECURRENCES.countries()).contains("FR", "US").doesNotContain("NYSE");
  }
}
