package punctual.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import punctual.testing.Api.Answer;
import punctual.testing.WebTest;

/** The condition of a schedule over HTTP (design: reports). */
class ConditionApiTest extends WebTest {
  private static final String SCHEDULES = "/api/v1/scheduled-reports/";

  @Test
  void a_condition_is_kept_shown_changed_and_taken_away() {
    String id =
        schedule(
            member,
            "tiny",
            ", 'condition': {'kind': 'threshold', 'column': 'n', 'operator': '<', 'value': 10.5, 'wait_until': '2h'}");
    Answer made = member.get(SCHEDULES + id).expect(200);
    assertThat(made.json().get("condition").toString())
        .isEqualTo(
            "{\"kind\":\"threshold\",\"column\":\"n\",\"aggregate\":\"sum\",\"operator\":\"<\",\"value\":10.5,\"wait_until\":\"PT2H\"}");
    member.put(SCHEDULES + id, "{'name': 'Other'}").expect(200);
    assertThat(member.get(SCHEDULES + id).text("condition/kind")).isEqualTo("threshold");
    member.put(SCHEDULES + id, "{'condition': {'kind': 'always'}}").expect(200);
    assertThat(member.get(SCHEDULES + id).json().get("condition")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'often'                                                   | condition
          {}                                                        | condition.kind
          {'kind': 'often'}                                         | condition.kind
          {'kind': 'has_rows', 'when': 1}                           | condition.when
          {'kind': 'has_rows', 'wait_until': 'P2D'}                 | condition.wait_until
          {'kind': 'has_rows', 'wait_until': 'soon'}                | condition.wait_until
          {'kind': 'threshold', 'operator': '<', 'value': 1}        | condition.column
          {'kind': 'threshold', 'column': 'n', 'value': 1}          | condition.operator
          {'kind': 'threshold', 'column': 'n', 'operator': '<'}     | condition.value
          {'kind': 'threshold', 'column': 'n', 'operator': '<', 'value': '1'} | condition.value
          {'kind': 'threshold', 'column': 'n', 'operator': '<', 'value': 1e999} | condition.value
          {'kind': 'threshold', 'column': 'n', 'aggregate': 'mean', 'operator': '<', 'value': 1} | condition.aggregate
          """)
  void a_fault_names_its_field(String condition, String field) {
    String body =
        "{'name': 'x', 'report_type': 'tiny', 'condition': %s, 'schedule': {'cadence': 'daily', 'time': '09:00', 'timezone': 'UTC'}}"
            .formatted(condition.replace('"', '\''));
    assertThat(member.post("/api/v1/scheduled-reports", body).expect(422).faults())
        .containsExactly(field);
  }
}
