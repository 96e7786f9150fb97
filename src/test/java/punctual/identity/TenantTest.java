package punctual.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import punctual.testing.Api.Answer;
import punctual.testing.Described;
import punctual.testing.Described.Operation;
import punctual.testing.WebTest;

/**
 * Nobody reaches into another organisation (PL-G.10), nobody gets anything without a token, and a
 * viewer changes nothing: asked of every operation that the product describes.
 */
class TenantTest extends WebTest {
  private static final String SCHEDULES = "/api/v1/scheduled-reports/";
  private static final String EXECUTIONS = "/api/v1/report-executions/";

  /** What there is of the first organisation. */
  private record Belongings(String schedule, String recipient, String execution, String delivery) {
    Map<String, String> ids(Operation operation) {
      String id = operation.path().startsWith(EXECUTIONS) ? execution : schedule;
      return Map.of("id", id, "recipient", recipient, "execution", execution, "alias", "outbox");
    }
  }

  private Belongings belongings() {
    String to = ", 'recipients': [{'channel': 'email', 'destination': 'reader@demo.test'}]";
    String schedule = schedule(admin, "tiny", to);
    String recipient = admin.get(SCHEDULES + schedule).text("recipients/0/id");
    Answer done = run(admin, schedule);
    Answer sent =
        eventually(
            () -> admin.get(EXECUTIONS + done.text("id")),
            x -> x.json().get("deliveries_done").asInt() == 1);
    return new Belongings(schedule, recipient, done.text("id"), sent.text("deliveries/0/id"));
  }

  private List<Object> state(Belongings b) {
    return List.of(
        admin.get(SCHEDULES + b.schedule()).json(),
        admin.get(EXECUTIONS + b.execution()).json(),
        admin.get("/api/v1/report-executions?schedule_id=" + b.schedule()).json(),
        admin.get("/api/v1/audit-logs?object_id=" + b.schedule()).json().get("total"),
        admin.get("/api/v1/audit-logs?object_id=" + b.execution()).json().get("total"));
  }

  private List<Operation> withIds() {
    return Described.operations(server).stream()
        .filter(o -> o.path().startsWith(SCHEDULES) || o.path().startsWith(EXECUTIONS))
        .toList();
  }

  private static String body(Operation operation) {
    if (operation.path().endsWith("/recipients"))
      return "{'channel': 'email', 'destination': 'spy@other.test'}";
    return operation.method().equals("PUT") ? "{'name': 'Taken'}" : "{}";
  }

  @Test
  void what_belongs_to_another_organisation_is_not_there() {
    Belongings theirs = belongings();
    List<Object> before = state(theirs);
    var answers = new ArrayList<String>();
    for (Operation operation : withIds()) {
      Answer answer =
          outsider.send(
              operation.method(),
              operation.at(theirs.ids(operation)),
              operation.writes() ? body(operation) : null);
      answers.add(operation + " " + answer.status());
      assertThat(answer.body()).doesNotContain("demo.test", "A tiny report");
    }
    assertThat(answers).hasSizeGreaterThan(18).allMatch(a -> a.endsWith(" 404"));
    assertThat(state(theirs)).isEqualTo(before);
  }

  @Test
  void foreign_ids_in_filters_and_bodies_find_nothing() {
    Belongings theirs = belongings();
    String mine = run(outsider, schedule(outsider, "tiny")).text("id");
    List<Object> before = state(theirs);
    for (String list :
        List.of(
            "/api/v1/report-executions?schedule_id=" + theirs.schedule(),
            "/api/v1/audit-logs?object_id=" + theirs.schedule(),
            "/api/v1/audit-logs?user_id=" + admin.get("/api/v1/me").text("id"),
            "/api/v1/scheduled-reports?owner=" + admin.get("/api/v1/me").text("id"),
            "/api/v1/people?q=member@demo.test")) {
      assertThat(outsider.get(list).expect(200).json().get("total").asInt()).as(list).isZero();
    }
    Answer again =
        outsider.post(
            EXECUTIONS + mine + "/redeliver",
            "{'delivery_ids': ['%s']}".formatted(theirs.delivery()));
    assertThat(again.json().get("affected").asInt()).isZero();
    String own = outsider.get("/api/v1/report-executions?limit=1").text("items/0/schedule_id");
    outsider.get(SCHEDULES + own + "/executions/" + theirs.execution()).expect(404, "not_found");
    outsider.delete(SCHEDULES + own + "/recipients/" + theirs.recipient()).expect(404, "not_found");
    assertThat(state(theirs)).isEqualTo(before);
  }

  /** PL-G.3: a report of one organisation holds that organisation's rows only. */
  @Test
  void the_server_says_whose_rows_a_query_reads() {
    Answer mine = member.post("/api/v1/report-types/tiny/preview", "{}").expect(200);
    assertThat(mine.text("rows/0/0")).isEqualTo("demo");
    Answer theirs = outsider.post("/api/v1/report-types/tiny/preview", "{}").expect(200);
    assertThat(theirs.text("rows/0/0")).isEqualTo("other");
    assertThat(
            member
                .post(
                    "/api/v1/report-types/tiny/preview",
                    "{'report_params': {'organization_id': 'other'}}")
                .expect(422)
                .faults())
        .containsExactly("report_params.organization_id");
  }

  @Test
  void nothing_is_told_without_a_token() {
    Belongings theirs = belongings();
    List<Object> before = state(theirs);
    int asked = 0;
    for (Operation operation : Described.operations(server)) {
      if (!operation.needsToken()) continue;
      server
          .stranger()
          .send(
              operation.method(),
              operation.at(theirs.ids(operation)),
              operation.writes() ? body(operation) : null)
          .expect(401, "unauthenticated");
      asked++;
    }
    assertThat(asked).isGreaterThan(30);
    assertThat(state(theirs)).isEqualTo(before);
  }

  @Test
  void a_viewer_changes_nothing() {
    Belongings theirs = belongings();
    List<Object> before = state(theirs);
    for (Operation operation : withIds()) {
      Answer answer =
          viewer.send(
              operation.method(),
              operation.at(theirs.ids(operation)),
              operation.writes() ? body(operation) : null);
      assertThat(answer.status()).as(operation.toString()).isIn(403, 404);
    }
    assertThat(state(theirs)).isEqualTo(before);
  }

  @Test
  void lists_of_people_and_of_what_they_did_are_for_administrators() {
    for (String list : List.of("/api/v1/users", "/api/v1/audit-logs")) {
      for (var caller : List.of(viewer, member, manager)) caller.get(list).expect(403, "forbidden");
      admin.get(list).expect(200);
    }
    assertThat(member.get("/api/v1/report-types").json().has("faults")).isFalse();
    assertThat(admin.get("/api/v1/report-types").json().has("faults")).isTrue();
  }

  /** A role that was taken away counts at once for new sessions, and soon for those that run. */
  @Test
  void a_blocked_person_gets_no_new_token() {
    User user = server.person("demo", Role.MEMBER);
    server.signIn(user.email()).get("/api/v1/me").expect(200);
    var u = punctual.database.schema.Tables.USERS;
    server.sql().update(u).set(u.IS_ACTIVE, false).where(u.ID.eq(user.id())).execute();
    server
        .stranger()
        .post(
            "/api/v1/auth/login",
            "{'email': '%s', 'password': '%s'}"
                .formatted(user.email(), punctual.testing.WebServer.PASSWORD))
        .expect(401, "bad_credentials");
  }
}
