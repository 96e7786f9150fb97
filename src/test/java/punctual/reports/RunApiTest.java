package punctual.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import punctual.testing.Api;
import punctual.testing.Api.Answer;
import punctual.testing.Await;
import punctual.testing.WebTest;
import punctual.web.Live;

/**
 * Runs while they run, over HTTP: limits, progress, notices, shared results (PR-7, PL-A.16,
 * PL-C.10).
 */
class RunApiTest extends WebTest {
  private static final String ALL = "/api/v1/report-executions/";

  private static String ask(Api caller, String schedule) {
    return caller
        .post("/api/v1/scheduled-reports/" + schedule + "/run")
        .expect(202)
        .text("execution_id");
  }

  private Answer running(String id) {
    return eventually(
        () -> admin.get(ALL + id).expect(200), x -> x.text("status").equals("running"));
  }

  /** PR-7.7, PR-7.10. */
  @Test
  void an_administrator_extends_a_run_that_is_on_its_way() {
    String id = ask(member, schedule(member, "slow"));
    running(id);
    member.post(ALL + id + "/extend", "{'timeout_minutes': 45}").expect(403, "forbidden");
    assertThat(admin.post(ALL + id + "/extend", "{}").expect(422).faults())
        .containsExactly("timeout_minutes");
    assertThat(admin.post(ALL + id + "/extend", "{'timeout_minutes': 20}").expect(422).faults())
        .containsExactly("timeout_minutes"); // it has 30
    outsider.post(ALL + id + "/extend", "{'timeout_minutes': 45}").expect(404, "not_found");
    Answer extended = admin.post(ALL + id + "/extend", "{'timeout_minutes': 45}").expect(202);
    assertThat(extended.json().get("timeout_seconds").asInt()).isEqualTo(2700);
    assertThat(extended.json().get("timeout_overridden").asBoolean()).isTrue();
    assertThat(actions(id)).contains("execution.extended");
    member.post(ALL + id + "/cancel").expect(202);
    ended(member, id);
    admin.post(ALL + id + "/extend", "{'timeout_minutes': 45}").expect(409, "over");
    Answer plain = run(member, schedule(member, "tiny"));
    assertThat(plain.json().get("timeout_overridden").asBoolean()).isFalse();
    assertThat(plain.json().get("cpu_ms").asLong(-1)).isNotNegative();
    assertThat(plain.json().get("query_ids")).isEmpty(); // SQLite tells none
  }

  private List<String> actions(String id) {
    return admin
        .get("/api/v1/audit-logs?object_id=" + id)
        .expect(200)
        .items()
        .map(e -> e.get("action").asString())
        .toList();
  }

  /** PL-A.16: everybody sees how far it is, only who waits for it is told that it takes long. */
  @Test
  void who_waits_for_a_long_run_is_told_and_nobody_else() {
    List<String> mine = listen(member);
    List<String> theirs = listen(manager);
    List<String> outside = listen(outsider);
    String id = ask(member, schedule(member, "slow"));
    running(id);
    try (var watch =
        new ProgressWatch(
            server.part(RunningReports.class),
            server.part(RunningRepository.class),
            server.part(Live.class),
            () -> Instant.now().plus(Duration.ofMinutes(3)))) {
      Await.until("it runs", () -> server.part(RunningReports.class).all().size() == 1);
      watch.look();
    }
    Await.until("told", () -> mine.contains("event:notice"));
    assertThat(mine)
        .anyMatch(
            line -> line.contains("is still being generated: 3 min so far") && line.contains(id));
    Await.until("shown", () -> theirs.contains("event:progress"));
    assertThat(theirs).doesNotContain("event:notice");
    assertThat(outside).doesNotContain("event:notice", "event:progress");
    Answer answer = member.get(ALL + id).expect(200);
    assertThat(answer.text("long_notice_at")).isNotEmpty();
    assertThat(answer.text("long_notice")).contains("is still being generated");
    assertThat(answer.text("progress/phase")).isEqualTo("reading");
    assertThat(answer.json().at("/progress/elapsed_ms").asLong()).isPositive();
    Answer list = member.get("/api/v1/report-executions?status=running").expect(200);
    assertThat(list.items().findFirst().orElseThrow().at("/progress/phase").asString())
        .isEqualTo("reading");
    member.post(ALL + id + "/cancel").expect(202);
    Answer over = ended(member, id);
    assertThat(over.json().has("progress")).isFalse();
    assertThat(over.json().has("long_notice")).isFalse();
  }

  /** PL-C.10: marked in the answer; its deliveries are its own. */
  @Test
  void a_shared_result_says_whose_it_is() {
    Answer first = run(member, schedule(member, "fresh"));
    String to = ", 'recipients': [{'channel': 'email', 'destination': 'shared@demo.test'}]";
    Answer second = run(member, schedule(member, "fresh", to));
    assertThat(first.json().has("reused_from")).isFalse();
    assertThat(second.text("reused_from/execution_id")).isEqualTo(first.text("id"));
    assertThat(second.text("reused_from/completed_at")).isEqualTo(first.text("completed_at"));
    assertThat(second.text("artifacts/0/sha256")).isEqualTo(first.text("artifacts/0/sha256"));
    assertThat(second.text("artifacts/0/file_name"))
        .isNotEqualTo(first.text("artifacts/0/file_name"));
    assertThat(second.json().get("deliveries_total").asInt()).isEqualTo(1);
    member.get(ALL + second.text("id") + "/download?format=csv").expect(200);
    Answer again =
        ended(
            member,
            member.post(ALL + second.text("id") + "/run-again").expect(202).text("execution_id"));
    assertThat(again.json().has("reused_from")).isFalse();
  }

  @Test
  void lists_say_what_the_screens_need_of_runs_and_schedules() {
    String schedule = schedule(member, "tiny");
    Answer done = run(member, schedule);
    assertThat(
            member
                .get("/api/v1/scheduled-reports/" + schedule)
                .expect(200)
                .text("last_execution/scheduled_for"))
        .isEqualTo(done.text("scheduled_for"));
    int mine = used(member);
    int everybodys = used(manager);
    schedule(admin, "tiny");
    assertThat(used(member)).isEqualTo(mine);
    assertThat(used(manager)).isEqualTo(everybodys + 1);
    assertThat(member.get("/api/v1/report-types/tiny").json().get("schedules").asInt())
        .isEqualTo(mine);
    Answer home = manager.get("/api/v1/home").expect(200);
    var counts = home.json().get("schedules");
    assertThat(counts.get("total").asInt())
        .isEqualTo(
            counts.get("on").asInt()
                + counts.get("paused").asInt()
                + counts.get("failing").asInt()
                + counts.get("ended").asInt());
    assertThat(home.json().get("mail_ok").isBoolean()).isTrue();
    home.json()
        .get("next")
        .forEach(run ->
            assertThat(java.time.OffsetDateTime.parse(run.get("local").asString()).toInstant())
                .isEqualTo(run.get("at").asString()));
  }

  private static int used(Api caller) {
    return caller
        .get("/api/v1/report-types")
        .expect(200)
        .items()
        .filter(type -> type.get("id").asString().equals("tiny"))
        .findFirst()
        .orElseThrow()
        .get("schedules")
        .asInt();
  }
}
