package punctual.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import punctual.testing.Api.Answer;
import punctual.testing.WebTest;

/** What a schedule will do, before it is saved (PL-A.10). */
class PreviewApiTest extends WebTest {
  private Answer preview(String form) {
    return member.post("/api/v1/schedule-previews", form);
  }

  @Test
  void five_runs_in_local_time_and_utc_with_what_is_odd_about_them() {
    Answer preview =
        preview(
                "{'schedule': {'cadence': 'daily', 'time': '02:30', 'timezone': 'America/New_York'},"
                    + " 'after': '2026-03-07T12:00:00Z'}")
            .expect(200);
    assertThat(preview.text("description")).isEqualTo("Every day at 02:30 (New York time)");
    assertThat(preview.json().get("runs")).hasSize(5);
    assertThat(preview.text("runs/0/at")).isEqualTo("2026-03-08T07:00:00Z");
    assertThat(preview.text("runs/0/local")).isEqualTo("2026-03-08T03:00:00-04:00");
    assertThat(preview.text("runs/0/note")).isEqualTo("dst_gap");
    assertThat(preview.text("runs/0/note_text")).isNotEmpty();
    assertThat(preview.text("runs/1/at")).isEqualTo("2026-03-09T06:30:00Z");
    assertThat(preview.json().at("/runs/1").has("note")).isFalse();
  }

  @Test
  void one_to_fifty_runs_can_be_asked_for() {
    String form =
        "{'schedule': {'cadence': 'cron', 'cron_expression': '* * * * *', 'timezone': 'UTC'}, 'count': ";
    assertThat(preview(form + "50}").expect(200).json().get("runs")).hasSize(50);
    assertThat(preview(form + "1}").expect(200).json().get("runs")).hasSize(1);
    for (String wrong : List.of("0", "51", "-1"))
      assertThat(preview(form + wrong + "}").expect(422, "invalid").faults())
          .containsExactly("count");
    assertThat(preview(form + "'many'}").expect(400, "invalid_json").faults())
        .containsExactly("count");
  }

  @Test
  void what_is_over_has_no_runs_and_what_never_fires_is_an_error() {
    Answer over =
        preview(
                "{'schedule': {'cadence': 'daily', 'time': '09:00', 'timezone': 'UTC', 'end_date': '2020-01-01'}}")
            .expect(200);
    assertThat(over.json().get("runs")).isEmpty();
    assertThat(over.json().get("completed").asBoolean()).isTrue();
    Answer never =
        preview(
                "{'schedule': {'cadence': 'cron', 'cron_expression': '0 0 31 4 *', 'timezone': 'UTC'}}")
            .expect(422, "schedule_never_fires");
    assertThat(never.text("detail")).isNotEmpty();
  }

  @Test
  void faults_are_named_with_their_place() {
    assertThat(
            preview(
                    "{'schedule': {'cadence': 'cron', 'cron_expression': '0 0 9 * * *', 'timezone': 'UTC', 'colour': 1}}")
                .expect(422, "schedule_invalid")
                .faults())
        .containsExactlyInAnyOrder("schedule.cron_expression", "schedule.colour");
    preview("{}").expect(422, "invalid");
    preview("{'schedule': 7}").expect(422, "schedule_invalid");
    assertThat(preview("{'schedul': {}}").expect(400, "invalid_json").text("detail"))
        .contains("no field", "schedul");
  }

  @Test
  void the_far_future_is_empty_and_no_failure() {
    for (String after :
        List.of(
            "9999-12-31T23:59:59Z",
            "+1000000000-12-31T23:59:59.999999999Z",
            "-1000000000-01-01T00:00:00Z")) {
      Answer far =
          preview(
              "{'schedule': {'cadence': 'daily', 'time': '09:00', 'timezone': 'UTC'}, 'after': '%s'}"
                  .formatted(after));
      assertThat(far.status()).as(far.body()).isLessThan(500);
    }
  }

  @Test
  void zones_have_a_city_and_today_s_offset() {
    Answer zones = member.get("/api/v1/timezones").expect(200);
    assertThat(zones.items().filter(z -> z.get("id").asString().equals("Asia/Tokyo")))
        .singleElement()
        .satisfies(z -> assertThat(z.get("offset").asString()).isEqualTo("+09:00"))
        .satisfies(z -> assertThat(z.get("city").asString()).isEqualTo("Tokyo"));
  }
}
