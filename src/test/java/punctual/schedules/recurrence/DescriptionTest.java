package punctual.schedules.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Schedules in words, and the least distance between their runs. */
class DescriptionTest {
  private static final Recurrences RECURRENCES = Recurrences.standard();
  private static final JsonMapper JSON = new JsonMapper();

  private static Recurrence parse(String fields) {
    String text = "{'timezone': 'America/New_York', " + fields + "}";
    return RECURRENCES.parse(JSON.readTree(text.replace('\'', '"')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'cadence': 'daily'                                          | Every day at 09:00
          'cadence': 'weekly', 'days_of_week': [1,2,3,4,5]            | Every weekday at 09:00
          'cadence': 'weekly', 'days_of_week': [7,1]                  | Every Monday and Sunday at 09:00
          'cadence': 'monthly', 'day_of_month': 15                    | On the 15th of every month at 09:00
          'cadence': 'monthly', 'day_of_month': 31                    | On the 31st (or the last day) of every month at 09:00
          'cadence': 'monthly', 'day': {'kind': 'last_day'}           | On the last day of every month at 09:00
          'cadence': 'monthly', 'day': {'kind': 'nth_weekday', 'ordinal': -1, 'day_of_week': 5} | On the last Friday of every month at 09:00
          'cadence': 'monthly', 'day': {'kind': 'business_day', 'ordinal': -2} | On the second-last business day of every month at 09:00
          'cadence': 'quarterly', 'month_of_quarter': 1, 'day_of_month': 31 | On the 31st (or the last day) of January, April, July and October at 09:00
          'cadence': 'yearly', 'month': 3, 'day_of_month': 31         | On the 31st of March at 09:00
          """)
  void says_structured_cadences(String fields, String words) {
    assertThat(parse(fields + ", 'time': '09:00'").description())
        .isEqualTo(words + " (New York time)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          * * * * *            | Every minute                                         | 1
          */15 * * * *         | Every 15 minutes                                     | 15
          0 * * * *            | Every hour                                           | 60
          7 * * * *            | At minute 7 of every hour                            | 60
          0 */2 * * *          | Every 2 hours                                        | 120
          */10 9-17 * * 1-5    | Every 10 minutes from 09:00 to 17:50, every weekday  | 10
          0 9 * * 1-5          | Every weekday at 09:00                               | 1440
          0 9,17 * * *         | Every day at 09:00 and 17:00                         | 480
          50 23 * * *          | Every day at 23:50                                   | 1440
          0,50 0,23 * * *      | Every day at 00:00, 00:50, 23:00 and 23:50           | 10
          0 0 13 * 5           | On the 13th or on every Friday at 00:00              | 1440
          0 9 1-7,15 * *       | On the 1st to 7th and 15th of every month at 09:00   | 1440
          0 9 LW 1,2 *         | On the last weekday of January and February at 09:00 | 40320
          0 9 * * 1#2          | On the second Monday of every month at 09:00         | 40320
          0 9 29 2 *           | On the 29th of February at 09:00                     | 2103840
          """)
  void says_cron_and_knows_its_least_distance(String expression, String words, long minutes) {
    ObjectNode schedule = JSON.createObjectNode().put("cadence", "cron").put("timezone", "UTC");
    var recurrence = RECURRENCES.parse(schedule.put("cron_expression", expression));
    assertThat(recurrence.description()).isEqualTo(words + " (UTC)");
    assertThat(recurrence.shortestInterval()).isEqualTo(Duration.ofMinutes(minutes));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'business_days': {'rule': 'skip'}                      | , not on weekends
          'business_days': {'rule': 'next', 'country': 'FR'}     | , moved to the next business day on weekends and holidays (FR)
          'business_days': {'rule': 'previous', 'weekend': [5,6]} | , moved to the business day before on Fridays and Saturdays
          'business_days': {'weekend': [5,6]}                    | ``
          'start_date': '2026-01-02', 'end_date': '2026-12-31'   | , from 2 Jan 2026, until 31 Dec 2026
          'excluded_dates': ['2026-05-01', '2026-05-02']         | , except on 2 dates
          """)
  void says_business_days_and_window(String fields, String words) {
    assertThat(parse("'cadence': 'daily', 'time': '09:00', " + fields).description())
        .isEqualTo("Every day at 09:00 (New York time)" + words);
  }
}
