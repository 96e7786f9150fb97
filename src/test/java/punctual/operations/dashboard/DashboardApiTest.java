package punctual.operations.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import punctual.testing.Api;
import punctual.testing.Api.Answer;
import punctual.testing.WebTest;
import tools.jackson.databind.JsonNode;

/** The monitoring page's figures (RA.3, RA.9, RA.11) and all schedules for administrators. */
class DashboardApiTest extends WebTest {
  private static final String PATH = "/api/v1/admin/dashboard";

  private static JsonNode kpi(Answer dashboard, String key) {
    return dashboard
        .json()
        .get("kpis")
        .valueStream()
        .filter(k -> k.get("key").asString().equals(key))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void it_shows_runs_kpis_trends_and_cost() {
    run(member, schedule(member, "tiny"));
    Answer board =
        eventually(
            () -> admin.get(PATH + "?range=24h").expect(200),
            b -> b.json().at("/executions/completed").asInt() > 0);
    assertThat(board.text("range")).isEqualTo("24h");
    assertThat(Instant.parse(board.text("at"))).isBefore(Instant.now().plusSeconds(1));
    assertThat(board.json().get("kpis").valueStream().map(k -> k.get("key").asString()))
        .containsExactly(
            "success_rate", "average_duration", "email_delivery", "on_time", "uptime", "mttr");
    assertThat(kpi(board, "success_rate").get("target").asDouble()).isEqualTo(0.95);
    assertThat(kpi(board, "average_duration").get("target").asDouble()).isEqualTo(300_000);
    assertThat(kpi(board, "average_duration").get("met").asBoolean()).isTrue();
    assertThat(kpi(board, "mttr").has("met")).isFalse();
    assertThat(board.json().get("series").size()).isEqualTo(25);
    assertThat(board.json().get("errors").size()).isEqualTo(25);
    assertThat(
            board.json().at("/series/24/completed").asInt()
                + board.json().at("/series/23/completed").asInt())
        .isPositive();
    assertThat(board.json().get("by_report_type").valueStream())
        .anySatisfy(t -> {
          assertThat(t.get("report_type").asString()).isEqualTo("tiny");
          assertThat(t.get("count").asInt()).isPositive();
          assertThat(t.get("bytes").asInt()).isPositive();
        });
    assertThat(board.json().at("/nodes/active").asInt()).isEqualTo(1);
    assertThat(board.json().at("/disk/free_bytes").asLong()).isPositive();
    assertThat(admin.get(PATH + "?range=7d").expect(200).json().get("series").size()).isEqualTo(8);
  }

  /** Too few to judge by is said, not judged. */
  @Test
  void a_target_is_not_judged_by_a_handful_of_runs() {
    Answer board = outsider.get(PATH).expect(200);
    JsonNode success = kpi(board, "success_rate");
    assertThat(success.has("met")).isFalse();
    assertThat(success.get("note").asString()).startsWith("Too few to judge by");
  }

  @Test
  void only_administrators_and_for_the_installation_only_the_operator() {
    for (Api caller : List.of(manager, member, viewer)) {
      caller.get(PATH).expect(403, "forbidden");
      caller.get("/api/v1/admin/scheduled-reports").expect(403, "forbidden");
      caller.get("/api/v1/admin/scheduled-reports/stats").expect(403, "forbidden");
    }
    admin.get(PATH + "?scope=installation").expect(200);
    outsider.get(PATH + "?scope=installation").expect(403, "forbidden");
    assertThat(admin.get(PATH + "?range=1y").expect(422, "invalid").faults())
        .containsExactly("range");
    assertThat(admin.get(PATH + "?scope=all").expect(422, "invalid").faults())
        .containsExactly("scope");
  }

  @Test
  void an_administrator_lists_and_counts_every_schedule_of_the_organisation() {
    String id = schedule(member, "tiny");
    Answer list = admin.get("/api/v1/admin/scheduled-reports?limit=200").expect(200);
    JsonNode mine =
        list.items().filter(s -> s.get("id").asString().equals(id)).findFirst().orElseThrow();
    assertThat(mine.at("/owner/email").asString()).isEqualTo("member@demo.test");
    Answer stats = admin.get("/api/v1/admin/scheduled-reports/stats").expect(200);
    assertThat(stats.json().get("total").asInt()).isEqualTo(list.json().get("total").asInt());
    assertThat(stats.json().at("/by_report_type/tiny").asInt()).isPositive();
    assertThat(outsider.get("/api/v1/admin/scheduled-reports").expect(200).body())
        .doesNotContain(id);
  }
}
