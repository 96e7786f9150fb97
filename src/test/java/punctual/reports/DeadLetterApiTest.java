package punctual.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import punctual.identity.Role;
import punctual.testing.Api;
import punctual.testing.Api.Answer;
import punctual.testing.WebTest;
import tools.jackson.databind.JsonNode;

/** Dead letters and the circuits of schedules over HTTP (PR-5, PL-C.11). */
class DeadLetterApiTest extends WebTest {
  private static final String ALL = "/api/v1/dead-letters";
  private static final String SCHEDULES = "/api/v1/scheduled-reports/";

  private String schedule;
  private Answer failed;
  private String id;

  @BeforeEach
  void aRunThatFailed() {
    schedule = schedule(member, "broken");
    failed = run(member, schedule);
    id = admin.get("/api/v1/report-executions/" + failed.text("id")).text("dead_letter_id");
  }

  private String mine() {
    return ALL + "?schedule_id=" + schedule;
  }

  private Answer inStatus(String status) {
    return eventually(
        () -> admin.get(ALL + "/" + id).expect(200), x -> x.text("status").equals(status));
  }

  /** PR-5.1, PR-5.2, PR-5.9. */
  @Test
  void a_failed_run_is_shown_with_everything_that_is_known() {
    JsonNode item = admin.get(mine()).expect(200).json().at("/items/0");
    assertThat(item.get("id").asString()).isEqualTo(id);
    assertThat(item.get("execution_id").asString()).isEqualTo(failed.text("id"));
    assertThat(item.get("schedule_name").asString()).startsWith("broken");
    assertThat(item.get("error_category").asString()).isEqualTo("data");
    assertThat(item.get("error_detail").asString()).contains("rainbows");
    assertThat(item.get("timezone").asString()).isEqualTo("Europe/Berlin");
    assertThat(item.get("in_queue_ms").asLong()).isBetween(0L, 60_000L);
    Answer whole = admin.get(ALL + "/" + id).expect(200);
    assertThat(whole.json().get("attempt_history")).hasSize(1);
    assertThat(whole.text("attempt_history/0/error_code")).isEqualTo("query_failed");
    assertThat(whole.json().get("report_params").isObject()).isTrue();
  }

  /** PR-5.6. */
  @Test
  void items_are_filtered_and_summed_up() {
    String made = admin.get(ALL + "/" + id).text("created_at");
    for (String found :
        List.of(
            "&error_category=data",
            "&error_code=query_failed",
            "&status=open,retrying",
            "&q=BROKEN",
            "&from=" + made))
      assertThat(admin.get(mine() + found).expect(200).items()).as(found).hasSize(1);
    for (String none :
        List.of(
            "&error_category=network",
            "&error_code=timeout",
            "&status=resolved",
            "&q=100%25",
            "&to=" + made))
      assertThat(admin.get(mine() + none).expect(200).items()).as(none).isEmpty();
    JsonNode summary = admin.get(mine() + "&status=resolved").json().get("summary");
    assertThat(summary.get("open").asInt()).isPositive();
    assertThat(summary.get("limit").asInt()).isEqualTo(1000);
    assertThat(summary.get("alert_at").asInt()).isEqualTo(100);
    assertThat(summary.at("/by_category/data").asInt()).isPositive();
    assertThat(summary.at("/groups/0/error_code").asString()).isEqualTo("query_failed");
  }

  @Test
  void filters_that_are_wrong_are_refused_by_name() {
    for (String wrong :
        List.of("status=gone", "error_category=sql", "from=now", "schedule_id=x", "limit=201"))
      assertThat(admin.get(ALL + "?" + wrong).expect(422, "invalid").faults())
          .containsExactly(wrong.substring(0, wrong.indexOf('=')));
    // a misspelt filter must not mean all of them
    assertThat(admin.delete(ALL + "?schedule=" + schedule).expect(422, "invalid").faults())
        .containsExactly("schedule");
    admin.post(ALL + "/retry-all?state=open").expect(422, "invalid");
    admin
        .post(ALL + "/" + id + "/resolve", "{'note': '%s'}".formatted("x".repeat(2001)))
        .expect(422);
  }

  /** Administrators only, and of the same organisation (PL-G.10). */
  @Test
  void nobody_else_sees_or_changes_them() {
    List<String> writes =
        List.of("/" + id + "/retry", "/" + id + "/resolve", "/" + id + "/reopen", "/retry-all");
    for (Api caller : List.of(viewer, member, manager)) {
      caller.get(ALL).expect(403, "forbidden");
      caller.get(ALL + "/" + id).expect(403, "forbidden");
      caller.delete(ALL).expect(403, "forbidden");
      caller.delete(ALL + "/" + id).expect(403, "forbidden");
      for (String write : writes) caller.post(ALL + write).expect(403, "forbidden");
    }
    outsider.get(ALL + "/" + id).expect(404, "not_found");
    outsider.delete(ALL + "/" + id).expect(404, "not_found");
    for (String write : writes.subList(0, 3)) outsider.post(ALL + write).expect(404, "not_found");
    assertThat(outsider.get(mine()).expect(200).items()).isEmpty();
    assertThat(outsider.post(ALL + "/retry-all?schedule_id=" + schedule).text("affected"))
        .isEqualTo("0");
    assertThat(outsider.delete(mine()).text("affected")).isEqualTo("0");
    String run = "/api/v1/report-executions/" + failed.text("id");
    assertThat(manager.get(run).json().has("dead_letter_id")).isFalse();
    assertThat(inStatus("open").text("id")).isEqualTo(id);
  }

  /** PR-5.4, PR-5.10. */
  @Test
  void a_retry_that_fails_keeps_the_item_and_one_that_succeeds_resolves_it() {
    String run = admin.post(ALL + "/" + id + "/retry").expect(202).text("execution_id");
    assertThat(ended(admin, run).text("dead_letter_id")).isEqualTo(id);
    Answer again = inStatus("open");
    assertThat(again.json().get("attempts").asInt()).isEqualTo(2);
    assertThat(again.text("last_execution_id")).isEqualTo(run);
    assertThat(admin.get(mine()).items()).hasSize(1);
    Answer all = admin.post(ALL + "/retry-all?schedule_id=" + schedule).expect(202);
    assertThat(all.json().get("affected").asInt()).isEqualTo(1);
    eventually(() -> admin.get(ALL + "/" + id), x -> x.json().get("attempt_history").size() == 3);
  }

  /** PR-5.5. */
  @Test
  void an_item_is_resolved_reopened_and_deleted() {
    Answer resolved =
        admin.post(ALL + "/" + id + "/resolve", "{'note': 'The table is back.'}").expect(200);
    assertThat(resolved.text("status")).isEqualTo("resolved");
    assertThat(resolved.text("resolved_by/display_name")).isNotEmpty();
    assertThat(resolved.text("note")).isEqualTo("The table is back.");
    admin.post(ALL + "/" + id + "/resolve").expect(200);
    admin.post(ALL + "/" + id + "/retry").expect(409, "resolved");
    assertThat(admin.post(ALL + "/" + id + "/reopen").expect(200).text("status")).isEqualTo("open");
    admin.delete(ALL + "/" + id).expect(204);
    admin.get(ALL + "/" + id).expect(404, "not_found");
    assertThat(admin.get("/api/v1/audit-logs?object_id=" + id).items())
        .extracting(e -> e.get("action").asString())
        .containsExactly("dead_letter.deleted", "dead_letter.reopened", "dead_letter.resolved");
  }

  // circuits -------------------------------------------------------------------------------------

  private Answer resting() {
    for (int i = 0; i < 4; i++) run(member, schedule);
    return member.get(SCHEDULES + schedule).expect(200);
  }

  /** PL-C.11. */
  @Test
  void a_schedule_that_keeps_failing_says_that_it_rests() {
    assertThat(member.get(SCHEDULES + schedule).json().has("circuit")).isFalse();
    Answer resting = resting();
    assertThat(resting.text("circuit/state")).isEqualTo("open");
    assertThat(resting.json().at("/circuit/opens").asInt()).isEqualTo(1);
    assertThat(resting.text("circuit/since")).isLessThan(resting.text("circuit/until"));
    assertThat(resting.text("circuit/text")).contains("5 failures in a row");
    assertThat(resting.text("state")).isEqualTo("failing");
    run(member, schedule); // a person may still try
    assertThat(member.get(SCHEDULES + schedule).json().at("/circuit/opens").asInt()).isEqualTo(1);
  }

  @Test
  void its_owner_ends_the_rest_by_hand_or_by_an_edit() {
    Answer resting = resting();
    String close = SCHEDULES + schedule + "/close-circuit";
    viewer.post(close).expect(404, "not_found");
    server.signIn(server.person("demo", Role.MANAGER).email()).post(close).expect(403, "forbidden");
    assertThat(member.post(close).expect(200).json().has("circuit")).isFalse();
    assertThat(member.post(close).expect(200).text("version"))
        .isEqualTo(String.valueOf(resting.json().get("version").asInt() + 1));
    run(member, schedule);
    resting();
    assertThat(
            member
                .put(SCHEDULES + schedule, "{'name': '%s'}".formatted(unique("broken")))
                .expect(200)
                .json()
                .has("circuit"))
        .isFalse();
    assertThat(member.get(SCHEDULES + schedule + "/changes").items())
        .extracting(e -> e.get("action").asString())
        .contains("schedule.circuit_closed");
  }

  @Test
  void a_manual_run_that_succeeds_ends_the_rest() {
    resting();
    var s = punctual.database.schema.Tables.SCHEDULED_REPORTS;
    server
        .sql()
        .update(s)
        .set(s.REPORT_TYPE, "tiny")
        .where(s.ID.eq(java.util.UUID.fromString(schedule)))
        .execute();
    run(member, schedule);
    Answer well = member.get(SCHEDULES + schedule);
    assertThat(well.json().has("circuit")).isFalse();
    assertThat(well.text("state")).isEqualTo("on");
  }
}
