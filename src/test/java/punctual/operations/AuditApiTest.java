package punctual.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.AUDIT_LOGS;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import punctual.audit.Audit;
import punctual.audit.AuditEntry;
import punctual.database.Database;
import punctual.testing.Api.Answer;
import punctual.testing.WebTest;

/** Who did what (PR-4). */
class AuditApiTest extends WebTest {
  private static final String LOG = "/api/v1/audit-logs";
  private static final String ALL = "/api/v1/scheduled-reports/";

  private Answer about(String object, String more) {
    return admin.get(LOG + "?object_id=" + object + more).expect(200);
  }

  private static List<String> actions(Answer log) {
    return log.items().map(e -> e.get("action").asString()).toList();
  }

  /** PR-4.1 to PR-4.5: each with person, time, address, and what was and is. */
  @Test
  void every_change_of_a_schedule_and_every_run_is_there() {
    String id = schedule(member, "tiny");
    member.put(ALL + id, "{'name': 'Renamed', 'timeout_minutes': 45}").expect(200);
    member
        .post(ALL + id + "/recipients", "{'channel': 'email', 'destination': 'a@demo.test'}")
        .expect(201);
    member.post(ALL + id + "/pause").expect(200);
    member.post(ALL + id + "/resume").expect(200);
    String run = run(member, id).text("id");
    member.delete(ALL + id).expect(204);
    member.post(ALL + id + "/restore").expect(200);
    Answer log = about(id, "");
    assertThat(actions(log))
        .containsExactly(
            "schedule.restored",
            "schedule.deleted",
            "schedule.resumed",
            "schedule.paused",
            "schedule.recipients_changed",
            "schedule.updated",
            "schedule.created");
    log.items()
        .forEach(e -> {
          assertThat(e.get("actor").asString()).isEqualTo("member@demo.test");
          assertThat(e.get("user_id").asString()).isEqualTo(member.get("/api/v1/me").text("id"));
          assertThat(e.get("ip").asString()).isEqualTo("127.0.0.1");
          assertThat(Instant.parse(e.get("at").asString())).isBefore(Instant.now());
        });
    assertThat(log.text("items/6/new_values/report_type")).isEqualTo("tiny");
    assertThat(log.text("items/5/new_values/name")).isEqualTo("Renamed");
    assertThat(log.text("items/5/old_values/name")).startsWith("tiny ");
    assertThat(log.json().at("/items/5/old_values/timeout_minutes").asInt()).isEqualTo(30);
    assertThat(log.json().at("/items/5/new_values").propertyNames())
        .containsExactlyInAnyOrder("name", "timeout_minutes");
    assertThat(log.json().at("/items/4/new_values/recipients")).hasSize(1);
    assertThat(log.text("items/3/old_values/state")).isEqualTo("on");
    assertThat(log.text("items/3/new_values/state")).isEqualTo("paused");
    assertThat(log.json().at("/items/1/old_values/recipients")).hasSize(1);
    assertThat(actions(about(run, ""))).containsExactly("execution.requested");
  }

  @Test
  void what_changes_nothing_and_what_is_refused_leaves_no_entry() {
    String id = schedule(member, "tiny");
    member.post(ALL + id + "/resume").expect(200);
    member.put(ALL + id, "{'timeout_minutes': 1}").expect(422);
    member.with("If-Match", "\"9\"").put(ALL + id, "{'name': 'x'}").expect(412);
    manager.delete(ALL + id).expect(403);
    assertThat(actions(about(id, ""))).containsExactly("schedule.created");
  }

  /** PR-4.6 and its NFR: the change and its entry, or neither. */
  @Test
  void a_transaction_that_fails_leaves_neither_change_nor_entry() {
    var audit = server.part(Audit.class);
    int before = server.sql().fetchCount(AUDIT_LOGS);
    try {
      server
          .part(Database.class)
          .write(() -> {
            audit.record(
                new AuditEntry(
                    null, null, "test", "test.failed", "test", "1", null, null, null, null));
            throw new IllegalStateException("after the entry");
          });
    } catch (IllegalStateException e) {
      assertThat(e).hasMessage("after the entry");
    }
    assertThat(server.sql().fetchCount(AUDIT_LOGS, AUDIT_LOGS.ACTION.eq("test.failed"))).isZero();
    assertThat(server.sql().fetchCount(AUDIT_LOGS)).isGreaterThanOrEqualTo(before);
  }

  /** PR-4.8, PR-4.9. */
  @Test
  void the_log_is_filtered_by_person_action_and_time() {
    Instant before = Instant.now();
    String id = schedule(member, "tiny");
    member.put(ALL + id, "{'name': 'Two'}").expect(200);
    String me = member.get("/api/v1/me").text("id");
    String other = manager.get("/api/v1/me").text("id");
    assertThat(actions(about(id, "&user_id=" + me))).hasSize(2);
    assertThat(actions(about(id, "&user_id=" + other))).isEmpty();
    assertThat(actions(about(id, "&action=schedule"))).hasSize(2);
    assertThat(actions(about(id, "&action=schedule.updated"))).containsExactly("schedule.updated");
    assertThat(actions(about(id, "&action=sched"))).isEmpty();
    assertThat(actions(about(id, "&from=" + before))).hasSize(2);
    assertThat(actions(about(id, "&to=" + before))).isEmpty();
    Answer second = about(id, "&limit=1&page=2");
    assertThat(actions(second)).containsExactly("schedule.created");
    assertThat(second.json().get("total").asInt()).isEqualTo(2);
    for (String wrong : List.of("user_id=x", "from=yesterday", "limit=201"))
      admin.get(LOG + "?" + wrong).expect(422, "invalid");
  }

  /** PR-4.10, as far as the API goes. */
  @Test
  void nothing_over_http_changes_the_log() {
    for (String method : List.of("POST", "PUT", "DELETE", "PATCH"))
      admin.send(method, LOG, "{}").expect(405, "method_not_allowed");
  }
}
