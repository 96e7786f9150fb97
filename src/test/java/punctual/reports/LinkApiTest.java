package punctual.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.ARTIFACTS;
import static punctual.database.schema.Tables.AUDIT_LOGS;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import punctual.testing.Api;
import punctual.testing.Api.Answer;
import punctual.testing.WebTest;

/** Sharing by links over HTTP (PL-F.4, PL-G.8, PL-A.20). */
class LinkApiTest extends WebTest {
  private static final String ALL = "/api/v1/report-executions/";

  private Answer ran() {
    return run(member, schedule(member, "tiny"));
  }

  private static String at(Answer execution) {
    return ALL + execution.text("id");
  }

  private Answer shared(Answer execution, String form) {
    return member.post(at(execution) + "/links", form).expect(201);
  }

  private List<String> actions(Answer execution) {
    return server
        .sql()
        .select(AUDIT_LOGS.ACTION)
        .from(AUDIT_LOGS)
        .where(AUDIT_LOGS.OBJECT_ID.eq(execution.text("id")))
        .orderBy(AUDIT_LOGS.CREATED_AT, AUDIT_LOGS.ID)
        .fetch(AUDIT_LOGS.ACTION);
  }

  private static String action(Answer page) {
    return page.body()
        .replaceFirst("(?s).*action=\"([^\"]*)\".*", "$1")
        .replace("&amp;", "&")
        .replace("&#x3D;", "=");
  }

  @Test
  void a_link_is_shared_listed_and_taken_back() {
    Answer done = ran();
    Answer link = shared(done, "{'expires_in': '3d', 'note': 'for the auditor'}");
    assertThat(link.text("note")).isEqualTo("for the auditor");
    Api stranger = server.stranger();
    stranger.get(link.text("url")).expect(200);
    stranger.send("HEAD", link.text("url"), null).expect(200);
    Answer listed = manager.get(at(done) + "/links").expect(200);
    assertThat(listed.text("items/0/state")).isEqualTo("open");
    assertThat(listed.json().at("/items/0/uses").asInt()).isEqualTo(1);
    assertThat(listed.text("items/0/url")).isEqualTo(link.text("url"));
    assertThat(listed.text("items/0/created_by")).isEqualTo("Mina Larsen");

    String one = "/api/v1/links/" + link.text("id");
    outsider.delete(one).expect(404, "not_found");
    manager.delete(one).expect(204);
    manager.delete(one).expect(204);
    stranger.get(link.text("url")).expect(410, "link_over");
    assertThat(member.get(at(done) + "/links").text("items/0/state")).isEqualTo("revoked");
    assertThat(actions(done))
        .containsExactly(
            "execution.requested", "link.shared", "artifact.downloaded", "link.revoked");
  }

  @Test
  void only_managers_and_the_owner_share() {
    Answer theirs = run(admin, schedule(admin, "tiny"));
    member.post(at(theirs) + "/links").expect(404, "not_found");
    viewer.get(at(theirs) + "/links").expect(404, "not_found");
    outsider.get(at(theirs) + "/links").expect(404, "not_found");
    manager.post(at(theirs) + "/links").expect(201);
  }

  @Test
  void what_makes_no_sense_is_refused_with_its_field() {
    Answer done = ran();
    for (String bad : List.of("31d", "5s", "soon")) {
      Answer refused = member.post(at(done) + "/links", "{'expires_in': '%s'}".formatted(bad));
      assertThat(refused.expect(422, "invalid").faults()).containsExactly("expires_in");
      assertThat(refused.text("detail")).contains(bad, "30d");
    }
    String note = "x".repeat(201);
    assertThat(
            member.post(at(done) + "/links", "{'note': '%s'}".formatted(note)).expect(422).faults())
        .containsExactly("note");
    member.post(at(done) + "/links", "{'format': 'pdf'}").expect(404, "not_found");
  }

  @Test
  void personal_data_that_is_not_masked_is_not_shared() {
    Answer done = ran();
    var e = REPORT_EXECUTIONS;
    UUID id = UUID.fromString(done.text("id"));
    assertThat(
            server.sql().select(e.PERSONAL_DATA).from(e).where(e.ID.eq(id)).fetchSingle().value1())
        .isFalse();
    server.sql().update(e).set(e.PERSONAL_DATA, true).where(e.ID.eq(id)).execute();
    manager.post(at(done) + "/links").expect(409, "personal_data");
    member.post(at(done) + "/links").expect(403, "forbidden"); // it is not for members
  }

  @Test
  void a_link_for_one_use_shows_a_button_and_works_once() {
    Answer done = ran();
    String url = shared(done, "{'one_time': true}").text("url");
    Api person = server.stranger().with("Accept", "text/html,*/*;q=0.8");
    for (int i = 0; i < 20; i++) {
      person.send("HEAD", url, null).expect(200);
      server.stranger().get(url).expect(200);
    }
    Answer page = person.get(url).expect(200);
    assertThat(page.header("Content-Type")).isEqualTo("text/html;charset=UTF-8");
    assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
    String button = url.replaceFirst("\\?.*", "") + action(page);
    server.stranger().post(url).expect(403, "forbidden");
    server.stranger().get(button).expect(403, "forbidden");

    Answer taken = server.stranger().post(button).expect(303);
    assertThat(taken.header("Cache-Control")).isEqualTo("private, no-store");
    String file = URI.create(url).resolve(String.valueOf(taken.header("Location"))).toString();
    Answer bytes = server.stranger().get(file).expect(200);
    assertThat(bytes.body()).contains("42");
    Answer rest = server.stranger().with("Range", "bytes=4-").get(file).expect(206);
    assertThat(rest.bytes()).hasSize(bytes.bytes().length - 4);

    server.stranger().post(button).expect(410, "link_over");
    Answer over = person.get(url).expect(410);
    assertThat(over.body()).contains("one download, which has been made");
    assertThat(actions(done))
        .containsExactly(
            "execution.requested",
            "link.shared",
            "link.used",
            "artifact.downloaded",
            "artifact.downloaded");
  }

  @Test
  void of_fifty_posts_at_once_one_wins() throws Exception {
    String url = shared(ran(), "{'one_time': true}").text("url");
    String button = url.replaceFirst("\\?.*", "") + action(server.stranger().get(url));
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          pool.invokeAll(
              IntStream.range(0, 50)
                  .<Callable<Integer>>mapToObj(_ -> () -> server.stranger().post(button).status())
                  .toList());
      int won = 0;
      for (var each : answers) {
        assertThat(each.get()).isIn(303, 410);
        if (each.get() == 303) won++;
      }
      assertThat(won).isEqualTo(1);
    }
  }

  @Test
  void a_download_can_be_resumed() {
    Answer done = ran();
    String path = at(done) + "/download";
    Answer whole = member.get(path).expect(200);
    assertThat(whole.header("Accept-Ranges")).isEqualTo("bytes");
    int size = whole.bytes().length;
    String tag = String.valueOf(whole.header("ETag"));
    Answer rest = member.with("Range", "bytes=3-").with("If-Range", tag).get(path).expect(206);
    assertThat(rest.header("Content-Range")).isEqualTo("bytes 3-%d/%d".formatted(size - 1, size));
    assertThat(rest.body())
        .isEqualTo(new String(whole.bytes(), 3, size - 3, StandardCharsets.UTF_8));
    assertThat(member.with("Range", "bytes=-2").get(path).expect(206).bytes()).hasSize(2);
    member.with("Range", "bytes=3-").with("If-Range", "\"other\"").get(path).expect(200);
    member.with("Range", "bytes=0-1,4-5").get(path).expect(200);
    member.with("Range", "bytes=%d-".formatted(size)).get(path).expect(416);
    member.with("If-None-Match", tag).get(path).expect(304);
    Answer head = member.send("HEAD", path, null).expect(200);
    assertThat(head.header("Content-Length")).isEqualTo(String.valueOf(size));
    assertThat(actions(done)).filteredOn(a -> a.equals("artifact.downloaded")).hasSize(5);
  }

  @Test
  void a_download_is_recorded_with_link_bytes_and_address() {
    Answer done = ran();
    Answer link = shared(done, "{}");
    server.stranger().get(link.text("url")).expect(200);
    var entry =
        server
            .sql()
            .selectFrom(AUDIT_LOGS)
            .where(AUDIT_LOGS.OBJECT_ID.eq(done.text("id")))
            .and(AUDIT_LOGS.ACTION.eq("artifact.downloaded"))
            .fetchSingle();
    assertThat(entry.getIp()).isEqualTo("127.0.0.1");
    assertThat(entry.getNewValues().get("link_id").asString()).isEqualTo(link.text("id"));
    assertThat(entry.getNewValues().get("bytes").asLong())
        .isEqualTo(done.json().at("/artifacts/0/bytes").asLong());
  }

  @Test
  void html_comes_in_a_sandbox_and_links_tell_nobody() {
    Answer done = run(member, schedule(member, "tiny", ", 'output_format': 'html'"));
    Answer file = server.stranger().get(shared(done, "{}").text("url")).expect(200);
    assertThat(file.headers().allValues("Content-Security-Policy")).containsExactly("sandbox");
    assertThat(file.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
    assertThat(file.headers().allValues("Cache-Control")).containsExactly("private, no-store");
    assertThat(file.header("X-Robots-Tag")).isEqualTo("noindex");
    assertThat(file.header("X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void no_signature_is_written_to_the_log() {
    String url = shared(ran(), "{'one_time': true}").text("url");
    String signature = url.replaceFirst(".*&s=", "");
    PrintStream console = System.out;
    var written = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
      server.stranger().get(url).expect(200);
      server.stranger().get(url + "x").expect(403);
      server.stranger().post(url).expect(403);
    } finally {
      System.setOut(console);
    }
    assertThat(written.toString(StandardCharsets.UTF_8)).doesNotContain(signature);
  }

  @Test
  void a_file_that_retention_deleted_says_when() {
    Answer done = ran();
    String url = shared(done, "{}").text("url");
    var a = ARTIFACTS;
    UUID id = UUID.fromString(done.text("artifacts/0/id"));
    server
        .sql()
        .update(a)
        .set(a.DELETED_AT, Instant.parse("2027-03-03T10:00:00Z"))
        .where(a.ID.eq(id))
        .execute();
    Answer gone = server.stranger().get(url).expect(410, "file_deleted");
    assertThat(gone.text("detail")).contains("3 Mar 2027");
    member.get(at(done) + "/download").expect(410, "file_deleted");
    Answer page = admin.get(at(done)).expect(200);
    assertThat(page.json().get("artifacts")).isEmpty();
    assertThat(page.text("past_artifacts/0/deleted_at")).startsWith("2027-03-03");
    assertThat(member.get(at(done) + "/links").text("items/0/state")).isEqualTo("expired");

    server
        .sql()
        .update(a)
        .set(a.ARCHIVED_AT, Instant.parse("2027-03-02T10:00:00Z"))
        .set(a.ARCHIVE_KEY, "x/y.csv")
        .where(a.ID.eq(id))
        .execute();
    server.stranger().get(url).expect(410, "file_archived");
    assertThat(admin.get(at(done)).text("past_artifacts/0/archive_key")).isEqualTo("x/y.csv");
    assertThat(member.get(at(done)).text("past_artifacts/0/archive_key")).isEmpty();
  }
}
