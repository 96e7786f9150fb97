package punctual.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import punctual.database.Ids;
import punctual.database.schema.tables.records.ReportExecutionsRecord;
import punctual.storage.Links.Wish;
import punctual.testing.Api;
import punctual.testing.Api.Answer;
import punctual.testing.WebTest;

/** Runs of schedules over HTTP: asked for, watched, ended, repeated (PL-A.7, PL-A.9, PL-H). */
class ExecutionApiTest extends WebTest {
  private static final String ALL = "/api/v1/report-executions";
  private static final String TO = ", 'recipients': [{'channel': 'email', 'destination': '%s'}]";

  private static String at(Answer execution) {
    return ALL + "/" + execution.text("id");
  }

  private static String ask(Api caller, String schedule) {
    return caller
        .post("/api/v1/scheduled-reports/" + schedule + "/run")
        .expect(202)
        .text("execution_id");
  }

  private Answer inStatus(String execution, String status) {
    return eventually(
        () -> admin.get(ALL + "/" + execution).expect(200), x -> x.text("status").equals(status));
  }

  private Answer delivered(Api caller, Answer execution) {
    return eventually(
        () -> caller.get(at(execution)).expect(200),
        x -> x.json().get("deliveries_done").asInt() == x.json().get("deliveries_total").asInt());
  }

  private Answer mailTo(String address) {
    return eventually(
        () -> server.stranger().get("/mailbox/messages?to=" + address).expect(200),
        found -> found.json().get("total").asInt() > 0);
  }

  /** The vertical path: PL-A.9, PL-B.7, PL-C.5, PL-C.6, PL-E.2, PL-G.8. */
  @Test
  void a_report_that_is_run_now_arrives_by_mail_and_can_be_downloaded() throws Exception {
    String reader = unique("reader").replace(' ', '-') + "@demo.test";
    String schedule = schedule(member, "sales_summary", TO.formatted(reader));
    Answer done = delivered(member, run(member, schedule));
    assertThat(done.text("status")).isEqualTo("completed");
    assertThat(done.text("trigger")).isEqualTo("manual");
    assertThat(done.text("triggered_by/display_name")).isEqualTo("Mina Larsen");
    assertThat(done.json().get("timeout_seconds").asInt()).isEqualTo(1800); // PR-7.7
    assertThat(done.json().get("report_params_snapshot").isObject()).isTrue();
    assertThat(done.text("window/label")).isNotEmpty();
    assertThat(done.json().get("attempts")).hasSize(1);
    assertThat(done.text("deliveries/0/status")).isEqualTo("sent");

    assertThat(mailTo(reader).text("items/0/attachments/0/name"))
        .isEqualTo(done.text("artifacts/0/file_name"));

    Answer file = member.get(at(done) + "/download?format=csv").expect(200);
    assertThat(sha256(file.bytes())).isEqualTo(done.text("artifacts/0/sha256"));
    assertThat(file.bytes()).hasSize(done.json().at("/artifacts/0/bytes").asInt());
    assertThat(file.header("Content-Type")).startsWith("text/csv");
    assertThat(file.header("Content-Disposition")).startsWith("attachment;");
    assertThat(file.header("Cache-Control")).isEqualTo("private, no-store");
    assertThat(actions(done)).containsExactly("artifact.downloaded", "execution.requested");

    assertThat(member.get("/api/v1/scheduled-reports/" + schedule).text("last_execution/status"))
        .isEqualTo("completed");
    assertThat(member.get("/api/v1/scheduled-reports/" + schedule + "/executions").items())
        .singleElement()
        .satisfies(x -> assertThat(x.get("id").asString()).isEqualTo(done.text("id")));
    member
        .get("/api/v1/scheduled-reports/" + schedule + "/executions/" + done.text("id"))
        .expect(200);
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private List<String> actions(Answer execution) {
    return admin
        .get("/api/v1/audit-logs?object_id=" + execution.text("id"))
        .expect(200)
        .items()
        .map(e -> e.get("action").asString())
        .toList();
  }

  @Test
  void a_file_that_is_not_there_is_not_found() {
    Answer done = run(member, schedule(member, "tiny"));
    member.get(at(done) + "/download?format=pdf").expect(404, "not_found");
    member.post(at(done) + "/download-link", "{'format': 'pdf'}").expect(404, "not_found");
  }

  @Test
  void a_trial_goes_to_whoever_asked_for_it_alone() {
    String reader = unique("others").replace(' ', '-') + "@demo.test";
    String schedule = schedule(member, "tiny", TO.formatted(reader));
    String run = "/api/v1/scheduled-reports/" + schedule + "/run";
    String id = member.post(run, "{'send_to': 'me'}").expect(202).text("execution_id");
    Answer done = delivered(member, ended(member, id));
    assertThat(done.json().get("deliveries")).hasSize(1);
    assertThat(done.text("deliveries/0/destination")).isEqualTo("member@demo.test");
    member.post(run, "{'send_to': 'everybody'}").expect(422, "invalid");
  }

  /** PR-7.10. */
  @Test
  void only_administrators_override_the_time_limit_of_a_run() {
    String run = "/api/v1/scheduled-reports/" + schedule(member, "tiny") + "/run";
    member.post(run, "{'timeout_minutes': 200}").expect(403, "forbidden");
    manager.post(run, "{'timeout_minutes': 200}").expect(403, "forbidden");
    assertThat(admin.post(run, "{'timeout_minutes': 0}").expect(422).faults())
        .containsExactly("timeout_minutes");
    String id = admin.post(run, "{'timeout_minutes': 200}").expect(202).text("execution_id");
    assertThat(ended(admin, id).json().get("timeout_seconds").asInt()).isEqualTo(12_000);
  }

  /** PL-A.16. The server has two slots. */
  @Test
  void what_runs_and_what_waits_can_be_cancelled() {
    String slow = schedule(member, "slow");
    String first = ask(member, slow);
    String second = ask(member, slow);
    inStatus(first, "running");
    inStatus(second, "running");
    String waiting = ask(member, slow);
    assertThat(admin.get(ALL + "/" + waiting).text("wait/code")).isEqualTo("node_slots");
    assertThat(member.post(ALL + "/" + waiting + "/cancel").expect(202).text("status"))
        .isEqualTo("cancelled");
    for (String id : List.of(first, second)) member.post(ALL + "/" + id + "/cancel").expect(202);
    for (String id : List.of(first, second, waiting)) {
      Answer over = ended(member, id);
      assertThat(over.text("status")).isEqualTo("cancelled");
      assertThat(over.json().get("artifacts")).isEmpty();
      assertThat(actions(over)).containsExactly("execution.cancelled", "execution.requested");
      assertThat(member.post(at(over) + "/cancel").expect(202).text("status"))
          .isEqualTo("cancelled");
    }
  }

  /** The plan: run again keeps the period; one clock rule. */
  @Test
  void a_run_that_is_repeated_keeps_its_due_time_and_period() {
    String schedule = schedule(member, "sales_summary");
    Answer first = run(member, schedule);
    member
        .put("/api/v1/scheduled-reports/" + schedule, "{'report_params': {'period': 'last_month'}}")
        .expect(200);
    Answer again =
        ended(member, member.post(at(first) + "/run-again").expect(202).text("execution_id"));
    assertThat(again.text("id")).isNotEqualTo(first.text("id"));
    assertThat(again.text("trigger")).isEqualTo("retry");
    assertThat(again.text("scheduled_for")).isEqualTo(first.text("scheduled_for"));
    assertThat(again.json().get("window")).isEqualTo(first.json().get("window"));
    assertThat(again.json().get("report_params_snapshot"))
        .isEqualTo(first.json().get("report_params_snapshot"));
    viewer.post(at(first) + "/run-again").expect(403, "forbidden");
  }

  @Test
  void a_report_is_sent_again_to_chosen_readers() {
    String reader = unique("again").replace(' ', '-') + "@demo.test";
    Answer done = delivered(member, run(member, schedule(member, "tiny", TO.formatted(reader))));
    member.post(at(done) + "/redeliver").expect(202);
    assertThat(member.post(at(done) + "/redeliver").json().get("affected").asInt()).isZero();
    String chosen = "{'delivery_ids': ['%s']}".formatted(done.text("deliveries/0/id"));
    assertThat(member.post(at(done) + "/redeliver", chosen).json().get("affected").asInt())
        .isEqualTo(1);
    eventually(
        () -> server.stranger().get("/mailbox/messages?to=" + reader).expect(200),
        found -> found.json().get("total").asInt() == 2);
    Answer twice = delivered(member, done);
    assertThat(twice.json().at("/deliveries/0/attempts")).hasSize(2);
    assertThat(actions(done)).contains("execution.redelivered");
  }

  /** PL-A.15. */
  @Test
  void an_empty_report_is_sent_skipped_or_announced_as_its_owner_wants() {
    String reader = unique("empty").replace(' ', '-') + "@demo.test";
    Answer sent = outcome("send", reader);
    assertThat(sent.text("status")).isEqualTo("completed");
    assertThat(sent.json().get("row_count").asInt(-1)).isZero();
    assertThat(mailTo(reader).json().at("/items/0/attachments")).hasSize(1);
    Answer skipped = outcome("skip", reader);
    assertThat(skipped.text("status")).isEqualTo("skipped");
    assertThat(skipped.text("skip_reason")).isEqualTo("no_rows");
    assertThat(skipped.json().get("deliveries")).isEmpty();
    String another = unique("notice").replace(' ', '-') + "@demo.test";
    assertThat(outcome("notify", another).text("status")).isEqualTo("completed");
    assertThat(mailTo(another).json().at("/items/0/attachments")).isEmpty();
  }

  private Answer outcome(String whenEmpty, String reader) {
    String more = TO.formatted(reader) + ", 'when_empty': '%s'".formatted(whenEmpty);
    return run(member, schedule(member, "empty", more));
  }

  /** PR-6.1, PR-6.2, PR-6.5, PR-6.8, PR-6.9. */
  @Test
  void a_query_that_fails_is_told_in_words_and_to_administrators_in_full() {
    String schedule = schedule(member, "broken");
    Answer failed = run(member, schedule);
    assertThat(failed.text("status")).isEqualTo("failed");
    assertThat(failed.text("error_category")).isEqualTo("data");
    assertThat(failed.text("error_message")).isNotEmpty().doesNotContain("Exception", "SQLITE");
    assertThat(failed.json().has("error_detail")).isFalse();
    assertThat(failed.json().get("attempts")).hasSize(1);
    assertThat(failed.json().get("artifacts")).isEmpty();
    assertThat(admin.get(at(failed)).text("error_detail")).contains("rainbows");
    assertThat(manager.get(at(failed)).json().has("error_detail")).isFalse();
    assertThat(member.get("/api/v1/scheduled-reports/" + schedule).text("state"))
        .isEqualTo("failing");
    String mine = ALL + "?schedule_id=" + schedule;
    assertThat(member.get(mine + "&error_category=network,data").items()).hasSize(1);
    assertThat(member.get(mine + "&error_category=network").items()).isEmpty();
    assertThat(member.get(mine + "&error_code=" + failed.text("error_code")).items()).hasSize(1);
    assertThat(member.get(mine + "&error_code=timeout").items()).isEmpty();
    Answer home = member.get("/api/v1/home").expect(200);
    assertThat(home.json().get("failed").asInt()).isPositive();
    assertThat(
            home.json()
                .get("needs_you")
                .valueStream()
                .map(n -> n.path("execution_id").asString("")))
        .contains(failed.text("id"));
  }

  /** Who sees no schedule must not read that nothing is scheduled. */
  @Test
  void home_counts_what_one_sees_and_in_total_what_there_is() {
    schedule(member, "sales_summary");
    var seen = viewer.get("/api/v1/home").expect(200).json().get("schedules");
    assertThat(seen.get("on").asInt()).isZero();
    assertThat(seen.get("total").asInt()).isPositive();
  }

  @Test
  void a_preview_shows_rows_and_a_broken_one_its_fault() {
    Answer preview =
        member
            .post("/api/v1/report-types/sales_summary/preview", "{'limit': 2}")
            .expect(200); // PL-A.12
    assertThat(preview.json().get("rows")).hasSize(2);
    assertThat(preview.json().get("truncated").asBoolean()).isTrue();
    assertThat(preview.json().get("columns")).hasSize(4);
    member.post("/api/v1/report-types/broken/preview", "{}").expect(422, "query_failed");
    member.post("/api/v1/report-types/tiny/preview", "{'limit': 201}").expect(422, "invalid");
    assertThat(
            member
                .post(
                    "/api/v1/report-types/sales_summary/preview",
                    "{'report_params': {'period': 'soon'}}")
                .expect(422, "invalid")
                .faults())
        .containsExactly("report_params.period");
    member.get("/api/v1/report-types/no_such").expect(404, "not_found");
  }

  @Test
  void the_history_is_filtered_and_paged() {
    String schedule = schedule(member, "tiny");
    Answer first = run(member, schedule);
    run(member, schedule);
    String mine = ALL + "?schedule_id=" + schedule;
    assertThat(member.get(mine).json().get("total").asInt()).isEqualTo(2);
    assertThat(member.get(mine + "&limit=1&page=2").items()).hasSize(1);
    assertThat(member.get(mine + "&status=completed,failed").items()).hasSize(2);
    assertThat(member.get(mine + "&status=failed").items()).isEmpty();
    assertThat(member.get(mine + "&trigger=manual").items()).hasSize(2);
    assertThat(member.get(mine + "&trigger=scheduled").items()).isEmpty();
    String due = first.text("scheduled_for");
    assertThat(member.get(mine + "&to=" + due).items()).isEmpty();
    assertThat(member.get(mine + "&from=" + due).items()).hasSize(2);
    assertThat(viewer.get(mine).items()).isEmpty();
    for (String wrong :
        List.of(
            "status=gone",
            "trigger=magic",
            "error_category=bad",
            "from=yesterday",
            "schedule_id=x",
            "limit=201"))
      assertThat(member.get(ALL + "?" + wrong).expect(422, "invalid").faults())
          .containsExactly(wrong.substring(0, wrong.indexOf('=')));
    for (String far :
        List.of("from=%2B1000000000-12-31T23:59:59Z", "to=-1000000000-01-01T00:00:00Z"))
      assertThat(member.get(ALL + "?" + far).status()).as(far).isLessThan(500);
  }

  /** PL-G.6: 300 a minute, repeated runs included. */
  @Test
  void an_organisation_asks_for_a_limited_number_of_runs() {
    Answer done = run(outsider, schedule(outsider, "tiny"));
    var e = punctual.database.schema.Tables.REPORT_EXECUTIONS;
    var sample =
        server.sql().selectFrom(e).where(e.ID.eq(UUID.fromString(done.text("id")))).fetchSingle();
    var rows = new ArrayList<ReportExecutionsRecord>();
    for (int i = 0; i < 299; i++) {
      var row = sample.copy();
      row.setId(server.part(Ids.class).next());
      row.setTrigger("retry");
      row.setScheduledFor(Instant.parse("2026-01-01T00:00:00Z"));
      rows.add(row);
    }
    server.sql().batchInsert(rows).execute();
    try {
      Answer refused = outsider.post(at(done) + "/run-again").expect(429, "rate_limited");
      assertThat(refused.header("Retry-After")).isNotNull();
      ended(member, ask(member, schedule(member, "tiny")));
    } finally {
      server
          .sql()
          .deleteFrom(e)
          .where(e.ID.in(rows.stream().map(ReportExecutionsRecord::getId).toList()))
          .execute();
    }
  }

  // signed links ---------------------------------------------------------------------------------

  /** PL-F.4, PL-G.8: good for ten minutes, for whoever has it whole, and recorded. */
  @Test
  void a_signed_link_opens_its_file_and_no_other() {
    Answer done = run(member, schedule(member, "tiny"));
    Answer link = member.post(at(done) + "/download-link", "{'format': 'csv'}").expect(201);
    String url = link.text("url");
    Answer file = server.stranger().get(url).expect(200);
    assertThat(new String(file.bytes(), StandardCharsets.UTF_8)).contains("demo", "42");
    assertThat(file.header("X-Robots-Tag")).isEqualTo("noindex");
    assertThat(file.header("Cache-Control")).isEqualTo("private, no-store");
    assertThat(actions(done))
        .containsExactly("artifact.downloaded", "link.created", "execution.requested");
    assertThat(server.stranger().send("HEAD", url, null).expect(200).bytes()).isEmpty();
    assertThat(actions(done)).hasSize(3);

    server.stranger().get(url + "x").expect(403, "forbidden");
    server.stranger().get(url.replaceFirst("e=\\d", "e=9")).expect(403, "forbidden");
    server.stranger().get(url.replaceFirst("&s=.*", "&s=")).expect(403, "forbidden");
    server.stranger().get(url.replaceFirst("&s=.*", "")).expect(400, "missing_parameter");
    String other = member.post(at(done) + "/download-link").expect(201).text("url");
    String mixed = other.replaceFirst("\\?.*", "") + url.substring(url.indexOf('?'));
    server.stranger().get(mixed).expect(403, "forbidden");
    assertThat(actions(done)).hasSize(4);
  }

  @Test
  void a_link_is_over_when_it_expires_or_is_taken_back() {
    Answer done = run(member, schedule(member, "tiny"));
    var links = server.part(punctual.storage.Links.class);
    var artifact =
        server
            .part(punctual.storage.Artifacts.class)
            .find(UUID.fromString(done.text("artifacts/0/id")))
            .orElseThrow();
    String expired =
        links
            .create(artifact, Wish.of(null, java.time.Duration.ofSeconds(-5)))
            .address()
            .toString();
    server.stranger().get(expired).expect(410, "link_over");
    var good = links.create(artifact, Wish.of(null, java.time.Duration.ofMinutes(5)));
    server.stranger().get(good.address().toString()).expect(200);
    var l = punctual.database.schema.Tables.DOWNLOAD_LINKS;
    server.sql().update(l).set(l.REVOKED_AT, Instant.now()).where(l.ID.eq(good.id())).execute();
    server.stranger().get(good.address().toString()).expect(410, "link_over");
  }

  // live -----------------------------------------------------------------------------------------

  @Test
  void the_history_of_an_unknown_execution_is_not_found() {
    for (String id : List.of("01a00000-0000-7000-8000-000000000000", "x")) {
      Answer missing = member.get(ALL + "/" + id).expect(404, "not_found");
      assertThat(Objects.requireNonNull(missing.text("detail"))).contains(id);
    }
  }
}
