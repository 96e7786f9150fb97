package punctual.schedules.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The examples of the specification, one for each kind of clock change (PL-B.2). */
class RecurrenceExamplesTest {
  private static final Recurrences RECURRENCES =
      new Recurrences(ZoneSource.jdk(), HolidaySource.none());
  private static final JsonMapper JSON = new JsonMapper();

  @ParameterizedTest(name = "{0} {1}, {2}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          America/New_York    | 02:30          | gap               | 2026-03-08T07:00Z 2026-03-09T06:30Z
          America/New_York    | 01:30          | overlap           | 2026-11-01T05:30Z 2026-11-02T06:30Z
          America/New_York    | */30 * * * *   | overlap           | 2026-11-01T05:00Z 2026-11-01T05:30Z 2026-11-01T06:00Z 2026-11-01T06:30Z 2026-11-01T07:00Z
          America/New_York    | 0 */2 * * *    | gap               | 2026-03-08T05:00Z 2026-03-08T07:00Z 2026-03-08T08:00Z
          Europe/London       | 01:30          | gap               | 2026-03-29T01:00Z 2026-03-30T00:30Z
          Europe/London       | 0 1 * * *      | overlap           | 2026-10-25T00:00Z 2026-10-26T01:00Z
          Australia/Lord_Howe | 02:15          | 30-minute gap     | 2026-10-03T15:30Z 2026-10-04T15:15Z
          Australia/Lord_Howe | */15 * * * *   | 30-minute overlap | 2026-04-04T14:45Z 2026-04-04T15:00Z 2026-04-04T15:15Z 2026-04-04T15:30Z
          Australia/Lord_Howe | 0 * * * *      | 30-minute overlap | 2026-04-04T14:00Z 2026-04-04T15:30Z 2026-04-04T16:30Z
          America/Sao_Paulo   | 00:00          | midnight gap      | 2018-11-04T03:00Z 2018-11-05T02:00Z
          America/Sao_Paulo   | 23:30          | overlap at 24:00  | 2018-02-18T01:30Z 2018-02-19T02:30Z
          Asia/Tehran         | 00:30          | midnight gap      | 2022-03-21T20:30Z 2022-03-22T20:00Z
          Africa/Casablanca   | 02:30          | Ramadan overlap   | 2024-03-10T01:30Z 2024-03-11T02:30Z
          Africa/Casablanca   | 02:30          | Ramadan gap       | 2024-04-14T02:00Z 2024-04-15T01:30Z
          Pacific/Apia        | 09:00          | missing date      | 2011-12-29T19:00Z 2011-12-30T19:00Z
          America/Havana      | 00:30          | midnight gap      | 2026-03-08T05:00Z 2026-03-09T04:30Z
          America/Havana      | 00:30          | midnight overlap  | 2025-11-02T04:30Z 2025-11-03T05:30Z
          Asia/Beirut         | 0 0 29 3 *     | midnight gap      | 2026-03-28T22:00Z
          Antarctica/Troll    | 01:30          | 2-hour gap        | 2026-03-29T01:00Z 2026-03-29T23:30Z
          Antarctica/Troll    | 0 * * * *      | 2-hour overlap    | 2026-10-24T23:00Z 2026-10-25T00:00Z 2026-10-25T01:00Z 2026-10-25T02:00Z 2026-10-25T03:00Z
          Asia/Kathmandu      | 09:00          | no change         | 2026-01-01T03:15Z
          America/Nuuk        | 30 23 * * 6    | gap to 24:00      | 2026-03-29T01:00Z 2026-04-05T00:30Z
          Africa/Cairo        | 00:00          | midnight gap      | 2026-04-23T22:00Z 2026-04-24T21:00Z
          Pacific/Chatham     | 45 2 * * *     | gap at 02:45      | 2026-09-26T14:00Z 2026-09-27T13:00Z
          """)
  void runs_as_the_specification_says(String zone, String when, String situation, String runs) {
    List<Instant> expected =
        Stream.of(runs.split(" ", -1)).map(RecurrenceExamplesTest::at).toList();
    ObjectNode schedule = JSON.createObjectNode().put("timezone", zone);
    if (when.length() == 5) schedule.put("cadence", "daily").put("time", when);
    else schedule.put("cadence", "cron").put("cron_expression", when);
    var recurrence = RECURRENCES.parse(schedule);
    assertThat(recurrence.next(expected.getFirst().minusSeconds(1), expected.size()))
        .as(situation)
        .extracting(Run::at)
        .isEqualTo(expected);
  }

  private static Instant at(String text) {
    return Instant.parse(text.replace("Z", ":00Z"));
  }
}
