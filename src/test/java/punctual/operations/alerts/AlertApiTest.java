package punctual.operations.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.ALERTS;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.identity.Organizations;
import punctual.testing.Api;
import punctual.testing.Api.Answer;
import punctual.testing.WebTest;
import punctual.web.Live;

/** Alerts over HTTP (RA.2): who sees which, and what people do with them. */
class AlertApiTest extends WebTest {
  private static final String ALL = "/api/v1/alerts";

  @AfterEach
  void no_trouble_is_left() {
    server.sql().deleteFrom(ALERTS).where(ALERTS.RULE.eq("not_succeeded")).execute();
  }

  private @Nullable UUID organization(String key) {
    return key.isEmpty() ? null : server.part(Organizations.class).byKey(key).orElseThrow().id();
  }

  /** Its rule looks only every five minutes, so that the running product leaves it alone. */
  private String alert(String organization, String title) {
    UUID id = server.part(Ids.class).next();
    Instant now = Instant.now();
    var a = ALERTS;
    server
        .sql()
        .insertInto(a)
        .set(a.ID, id)
        .set(a.ORGANIZATION_ID, organization(organization))
        .set(a.RULE, "not_succeeded")
        .set(a.SUBJECT, id.toString())
        .set(a.SEVERITY, "critical")
        .set(a.TITLE, title)
        .set(a.MESSAGE, "Why.")
        .set(a.LINK, "/schedules/1")
        .set(a.STATUS, "open")
        .set(a.FIRST_SEEN_AT, now)
        .set(a.LAST_SEEN_AT, now)
        .set(a.NOTIFIED_AT, now)
        .set(a.TIMES, 1)
        .set(a.IDENTITY, id.toString())
        .execute();
    return id.toString();
  }

  private static List<String> titles(Api caller, String query) {
    return caller
        .get(ALL + "?rule=not_succeeded" + query)
        .expect(200)
        .items()
        .map(i -> i.get("title").asString())
        .toList();
  }

  @Test
  void administrators_see_their_own_and_operators_the_installations_too() {
    alert("demo", "Ours");
    String theirs = alert("other", "Theirs");
    String everybodys = alert("", "Everybody's");
    assertThat(titles(admin, "")).containsExactlyInAnyOrder("Ours", "Everybody's");
    assertThat(titles(outsider, "")).containsExactly("Theirs");
    for (String id : List.of(theirs, everybodys)) {
      Api caller = id.equals(theirs) ? admin : outsider;
      for (String verb : List.of("/acknowledge", "/unmute"))
        caller.post(ALL + "/" + id + verb).expect(404, "not_found");
      caller.post(ALL + "/" + id + "/mute", "{'minutes': 5}").expect(404, "not_found");
    }
    for (Api low : List.of(manager, member, viewer)) {
      low.get(ALL).expect(403, "forbidden");
      low.get("/api/v1/alert-rules").expect(403, "forbidden");
      low.post("/api/v1/alert-rules/test").expect(403, "forbidden");
      low.post(ALL + "/" + everybodys + "/acknowledge").expect(403, "forbidden");
    }
  }

  /** Its title says what goes wrong and where: not for everybody with an open page. */
  @Test
  void an_alert_is_told_to_those_who_may_read_it() {
    List<String> ours = listen(admin);
    List<String> low = listen(manager);
    List<String> theirs = listen(outsider);
    var announcements = server.part(Announcements.class);
    server
        .part(Database.class)
        .write(() -> {
          announcements.tell(get(alert("demo", "Ours")), "open", "Ours");
          announcements.tell(get(alert("", "Everybody's")), "open", "Everybody's");
          return true;
        });
    server.part(Live.class).tellAll("last", "word");
    for (var lines : List.of(ours, low, theirs))
      eventually(() -> lines, l -> l.contains("event:last"));
    assertThat(ours).anyMatch(l -> l.contains("Ours")).anyMatch(l -> l.contains("Everybody's"));
    assertThat(low).doesNotContain("event:alert");
    assertThat(theirs).doesNotContain("event:alert");
  }

  private Alert get(String id) {
    return server
        .sql()
        .selectFrom(ALERTS)
        .where(ALERTS.ID.eq(UUID.fromString(id)))
        .fetchSingle(Alert::of);
  }

  @Test
  void an_alert_is_acknowledged_and_muted_and_the_log_knows_by_whom() {
    String id = alert("demo", "Ours");
    String me = admin.get("/api/v1/me").text("id");
    Answer acknowledged = admin.post(ALL + "/" + id + "/acknowledge").expect(200);
    assertThat(acknowledged.text("status")).isEqualTo("acknowledged");
    assertThat(acknowledged.text("scope")).isEqualTo("organization");
    assertThat(acknowledged.text("acknowledged_by/id")).isEqualTo(me);
    assertThat(acknowledged.text("acknowledged_by/display_name")).isNotEmpty();
    admin.post(ALL + "/" + id + "/acknowledge").expect(200);
    Answer muted = admin.post(ALL + "/" + id + "/mute", "{'minutes': 60}").expect(200);
    assertThat(Instant.parse(muted.text("muted_until"))).isAfter(Instant.now().plusSeconds(3_500));
    assertThat(admin.post(ALL + "/" + id + "/unmute").expect(200).json().has("muted_until"))
        .isFalse();
    for (String wrong : List.of("{}", "{'minutes': 0}", "{'minutes': 10081}"))
      assertThat(admin.post(ALL + "/" + id + "/mute", wrong).expect(422, "invalid").faults())
          .containsExactly("minutes");
    Answer log = admin.get("/api/v1/audit-logs?object_id=" + id).expect(200);
    assertThat(log.items().map(e -> e.get("action").asString()))
        .containsExactly("alert.unmuted", "alert.muted", "alert.acknowledged");
  }

  @Test
  void the_list_is_filtered_and_counted() {
    String first = alert("demo", "First");
    alert("demo", "Second");
    admin.post(ALL + "/" + first + "/acknowledge").expect(200);
    assertThat(titles(admin, "&status=acknowledged")).containsExactly("First");
    assertThat(titles(admin, "&status=open,acknowledged")).containsExactly("Second", "First");
    assertThat(titles(admin, "&severity=warning")).isEmpty();
    assertThat(titles(admin, "&limit=1&page=2")).containsExactly("First");
    Answer counts = admin.get(ALL).expect(200);
    assertThat(counts.json().at("/counts/open").asInt()).isGreaterThanOrEqualTo(1);
    assertThat(counts.json().at("/counts/acknowledged").asInt()).isGreaterThanOrEqualTo(1);
    assertThat(counts.json().at("/counts/critical").asInt()).isGreaterThanOrEqualTo(2);
    for (String wrong : List.of("status=broken", "rule=none", "severity=mild", "page=0"))
      admin.get(ALL + "?" + wrong).expect(422, "invalid");
  }

  @Test
  void the_rules_say_what_they_look_for_and_which_fires() {
    alert("demo", "Ours");
    List<String> rules =
        admin
            .get("/api/v1/alert-rules")
            .expect(200)
            .items()
            .map(r -> r.get("rule").asString())
            .toList();
    assertThat(rules)
        .containsExactlyInAnyOrder(
            "scheduler_stalled",
            "disk_stopped",
            "disk_low",
            "node_lost",
            "queue_backlog",
            "source_circuit",
            "clock_offset",
            "failure_rate",
            "run_failed",
            "not_succeeded",
            "configuration_fault",
            "circuit_open",
            "long_running",
            "timeouts",
            "dead_letters",
            "email_backlog",
            "files_overdue",
            "store_down");
    Answer theirs = outsider.get("/api/v1/alert-rules").expect(200);
    assertThat(theirs.items().map(r -> r.get("scope").asString())).containsOnly("organization");
    assertThat(state(admin)).isEqualTo("firing");
    assertThat(state(outsider)).isEqualTo("quiet");
  }

  private static String state(Api caller) {
    return caller
        .get("/api/v1/alert-rules")
        .items()
        .filter(r -> r.get("rule").asString().equals("not_succeeded"))
        .findFirst()
        .orElseThrow()
        .get("state")
        .asString();
  }

  @Test
  void a_test_alert_arrives_or_says_why_not() {
    assertThat(admin.post("/api/v1/alert-rules/test").expect(202).text("sent_to"))
        .isEqualTo("admin@demo.test");
    assertThat(server.stranger().get("/mailbox").expect(200).body()).contains("Test of the alerts");
    server.mail().down();
    try {
      assertThat(admin.post("/api/v1/alert-rules/test").expect(503, "mail_not_sent").text("detail"))
          .startsWith("The mail was not sent.");
    } finally {
      server.mail().usual();
    }
  }

  /** Every rule against the whole product, on both databases. */
  @Test
  void every_rule_can_look() {
    Instant now = Instant.now();
    server
        .parts(Rule.class)
        .forEach(rule -> assertThat(rule.findings(now)).as(rule.about().rule()).isNotNull());
  }
}
