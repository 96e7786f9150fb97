package punctual.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import punctual.testing.WebTest;

/** The store of a schedule over HTTP (PL-F.2). */
class StoreApiTest extends WebTest {
  private static final String SCHEDULES = "/api/v1/scheduled-reports/";

  @Test
  void a_store_is_kept_shown_and_given_back() {
    String id = schedule(member, "tiny", ", 'store': 'disk'");
    assertThat(member.get(SCHEDULES + id).text("store")).isEqualTo("disk");
    member.put(SCHEDULES + id, "{'name': 'Other'}").expect(200);
    assertThat(member.get(SCHEDULES + id).text("store")).isEqualTo("disk");
    member.put(SCHEDULES + id, "{'store': ''}").expect(200);
    assertThat(member.get(SCHEDULES + id).json().get("store")).isNull();
  }

  @Test
  void a_store_that_is_not_configured_is_refused_by_name() {
    String body =
        "{'name': 'x', 'report_type': 'tiny', 'store': 'moon', 'schedule': {'cadence': 'daily', 'time': '09:00', 'timezone': 'UTC'}}";
    assertThat(member.post("/api/v1/scheduled-reports", body).expect(422).faults())
        .containsExactly("store");
  }

  @Test
  void who_is_signed_in_sees_the_stores_and_which_is_the_usual_one() {
    assertThat(member.get("/api/v1/stores").expect(200).body())
        .isEqualTo("{\"items\":[{\"name\":\"disk\",\"usual\":true}]}");
    server.stranger().get("/api/v1/stores").expect(401);
  }
}
