package punctual.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.AUDIT_LOGS;
import static punctual.database.schema.Tables.WORKERS;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import punctual.testing.Api.Answer;
import punctual.testing.WebTest;
import tools.jackson.databind.JsonNode;

/** Nodes and the queue, as operators and administrators see them (PL-C.12). */
class NodeApiTest extends WebTest {
  private static final String NODES = "/api/v1/nodes";
  private static final String QUEUE = "/api/v1/queue";

  /** The demo's administrator runs the installation as well. */
  private JsonNode self() {
    return admin
        .get(NODES)
        .expect(200)
        .items()
        .filter(n -> n.get("is_this").asBoolean())
        .findFirst()
        .orElseThrow();
  }

  @AfterEach
  void resume() {
    admin.post(NODES + "/" + self().get("id").asString() + "/resume").expect(200);
  }

  @Test
  void an_operator_sees_each_node() {
    JsonNode node = self();
    assertThat(node.get("name").asString()).isNotEmpty();
    assertThat(node.get("version").asString()).isNotEmpty();
    assertThat(node.get("state").asString()).isEqualTo("active");
    assertThat(node.get("slots").asInt()).isEqualTo(10);
    assertThat(node.get("min_slots").asInt()).isEqualTo(10);
    assertThat(node.get("max_slots").asInt()).isEqualTo(10);
    assertThat(node.get("running_by_kind").has("reports")).isTrue();
    assertThat(node.get("running_by_kind").has("deliveries")).isTrue();
    assertThat(Instant.parse(node.get("beat_at").asString()))
        .isBefore(Instant.parse(node.get("lease_until").asString()));
    assertThat(node.has("held_by")).isFalse();
  }

  @Test
  void nobody_else_does() {
    String id = self().get("id").asString();
    outsider.get(NODES).expect(403);
    manager.get(NODES).expect(403);
    outsider.post(NODES + "/" + id + "/drain").expect(403);
    outsider.post(NODES + "/" + id + "/resume").expect(403);
    server.stranger().get(NODES).expect(401);
  }

  @Test
  void a_drained_node_starts_nothing_until_it_is_resumed_and_each_is_audited_once() {
    String id = self().get("id").asString();
    int before = audited(id);
    assertThat(drain(id).text("state")).isEqualTo("draining");
    drain(id);
    String schedule = schedule(member, "tiny");
    String run =
        member
            .post("/api/v1/scheduled-reports/" + schedule + "/run")
            .expect(202)
            .text("execution_id");
    assertThat(self().get("state").asString()).isEqualTo("draining");
    assertThat(member.get("/api/v1/report-executions/" + run).expect(200).text("status"))
        .isEqualTo("queued");
    assertThat(waitingReports()).isPositive();
    assertThat(admin.post(NODES + "/" + id + "/resume").expect(200).text("state"))
        .isEqualTo("active");
    assertThat(ended(member, run).text("status")).isEqualTo("completed");
    assertThat(audited(id) - before).isEqualTo(2);
  }

  private int waitingReports() {
    return admin
        .get(QUEUE)
        .expect(200)
        .json()
        .get("kinds")
        .valueStream()
        .filter(k -> k.get("kind").asString().equals("reports"))
        .mapToInt(k -> k.get("waiting").asInt())
        .sum();
  }

  private Answer drain(String id) {
    return admin.post(NODES + "/" + id + "/drain").expect(200);
  }

  private int audited(String id) {
    return server
        .sql()
        .fetchCount(
            AUDIT_LOGS,
            AUDIT_LOGS
                .OBJECT_ID
                .eq(id)
                .and(AUDIT_LOGS.ACTION.in("node.drained", "node.resumed"))
                .and(AUDIT_LOGS.ACTOR.eq("admin@demo.test")));
  }

  @Test
  void who_is_not_there_cannot_be_drained() {
    admin.post(NODES + "/" + UUID.randomUUID() + "/drain").expect(404);
  }

  @Test
  void a_lost_node_cannot_be_drained() {
    UUID id = UUID.randomUUID();
    Instant now = Instant.now();
    server
        .sql()
        .insertInto(WORKERS)
        .set(WORKERS.ID, id)
        .set(WORKERS.NODE, "gone")
        .set(WORKERS.SLOTS, 4)
        .set(WORKERS.STARTED_AT, now.minusSeconds(600))
        .set(WORKERS.BEAT_AT, now.minusSeconds(60))
        .set(WORKERS.LEASE_UNTIL, now.minusSeconds(30))
        .set(WORKERS.DRAINING, false)
        .execute();
    try {
      Answer refused = admin.post(NODES + "/" + id + "/drain").expect(409);
      assertThat(refused.text("code")).isEqualTo("node_lost");
      assertThat(refused.text("detail")).contains("gone");
    } finally {
      server.sql().deleteFrom(WORKERS).where(WORKERS.ID.eq(id)).execute();
    }
  }

  @Test
  void the_queue_shows_an_administrator_the_own_organisation_alone() {
    JsonNode own = outsider.get(QUEUE).expect(200).json();
    assertThat(own.get("kinds").valueStream().map(k -> k.get("kind").asString()))
        .containsExactlyInAnyOrder("reports", "deliveries");
    assertThat(own.get("organizations").valueStream().map(o -> o.get("key").asString()))
        .containsExactly("other");
    outsider.get(QUEUE + "?scope=installation").expect(403);
    manager.get(QUEUE).expect(403);
    admin.get(QUEUE + "?scope=installation").expect(200);
    assertThat(admin.get(QUEUE + "?scope=world").expect(422).text("errors/0/field"))
        .isEqualTo("scope");
  }

  /** While it runs: which, where, until when. */
  @Test
  void the_queue_shows_what_runs() {
    String schedule = schedule(member, "slow");
    String run =
        member
            .post("/api/v1/scheduled-reports/" + schedule + "/run")
            .expect(202)
            .text("execution_id");
    JsonNode found =
        eventually(() -> running(QUEUE + "?scope=installation", run), n -> !n.isMissingNode());
    assertThat(found.get("organization").asString()).isEqualTo("demo");
    assertThat(found.get("node").asString()).isEqualTo(self().get("name").asString());
    assertThat(found.get("schedule_name").asString()).startsWith("slow");
    assertThat(Instant.parse(found.get("deadline_at").asString()))
        .isAfter(Instant.parse(found.get("started_at").asString()));
    assertThat(outsider.get(QUEUE).expect(200).json().get("running")).isEmpty();
    member.post("/api/v1/report-executions/" + run + "/cancel").expect(202);
    assertThat(ended(member, run).text("status")).isEqualTo("cancelled");
  }

  private JsonNode running(String path, String run) {
    return admin
        .get(path)
        .expect(200)
        .json()
        .get("running")
        .valueStream()
        .filter(r -> r.get("execution_id").asString().equals(run))
        .findFirst()
        .orElse(tools.jackson.databind.node.MissingNode.getInstance());
  }
}
