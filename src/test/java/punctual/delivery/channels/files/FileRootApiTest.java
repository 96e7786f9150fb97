package punctual.delivery.channels.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import punctual.testing.Api;
import punctual.testing.WebTest;

/**
 * PL-F.1, P2: the browser shows names under the organisation's part of a root, and nothing else.
 */
class FileRootApiTest extends WebTest {
  private static final String ROOT = "/api/v1/file-roots/outbox";

  /** A new folder of the organisation; answers its name. */
  private String folder(String organization) throws IOException {
    String name = "t-" + UUID.randomUUID().toString().substring(0, 8);
    Files.createDirectories(place(organization).resolve(name));
    return name;
  }

  private Path place(String organization) {
    return Path.of(server.settings().section("file_roots").at("/outbox/path").asString())
        .resolve(organization);
  }

  private static Api.Answer entries(Api caller, String path) {
    return caller.get(ROOT + "/entries?path=" + URLEncoder.encode(path, StandardCharsets.UTF_8));
  }

  private static List<String> names(Api.Answer answer) {
    return answer.expect(200).items().map(item -> item.get("name").asString()).toList();
  }

  @Test
  void members_and_above_choose_and_viewers_do_not() {
    for (Api caller : List.of(member, manager, admin)) {
      assertThat(caller.get("/api/v1/file-roots").expect(200).items())
          .extracting(item -> item.get("alias").asString())
          .containsExactly("outbox");
      entries(caller, "").expect(200);
    }
    viewer.get("/api/v1/file-roots").expect(403, "forbidden");
    entries(viewer, "").expect(403, "forbidden");
    viewer.post(ROOT + "/folders", "{'path': 'x'}").expect(403, "forbidden");
    server.stranger().get("/api/v1/file-roots").expect(401);
    server.stranger().get(ROOT + "/entries").expect(401);
  }

  @Test
  void folders_come_first_and_nothing_hidden_and_no_link_is_shown() throws IOException {
    String name = folder("demo");
    Path here = place("demo").resolve(name);
    Files.createDirectories(here.resolve("Zeta"));
    Files.createDirectories(here.resolve("alpha"));
    Files.createDirectories(here.resolve(".git"));
    Files.writeString(here.resolve("B.csv"), "four");
    Files.writeString(here.resolve("a.csv"), "");
    Files.writeString(here.resolve(".punctual-1-1-0.part"), "");
    Files.createSymbolicLink(here.resolve("passwd"), Path.of("/etc/passwd"));
    Files.createSymbolicLink(here.resolve("etc"), Path.of("/etc"));
    var answer = entries(member, name);
    assertThat(names(answer)).containsExactly("alpha", "Zeta", "a.csv", "B.csv");
    assertThat(answer.text("items/0/kind")).isEqualTo("folder");
    assertThat(answer.json().at("/items/3/bytes").asInt()).isEqualTo(4);
    assertThat(answer.text("items/3/changed_at")).endsWith("Z");
    assertThat(answer.json().get("total").asInt()).isEqualTo(4);
    assertThat(answer.body()).doesNotContain(here.toString());
    entries(member, name + "/etc").expect(404, "not_found");
    entries(member, name + "/a.csv").expect(404, "not_found");
  }

  @Test
  void what_leads_out_is_not_found_whatever_its_form() {
    for (String path :
        List.of(
            "..",
            "../other",
            "../../..",
            "/etc",
            "a/../../other",
            "%2e%2e/other",
            "..\\other",
            ".punctual.lock",
            "\u0000",
            "x\u0000/..",
            "CON",
            "none")) {
      entries(member, path).expect(404, "not_found");
    }
    member.get("/api/v1/file-roots/nowhere/entries").expect(404, "not_found");
    // E1: the live database can be named by no path
    for (String file : List.of("punctual.db", "punctual.db-wal", "punctual.db-shm", "secret.key")) {
      String home = server.settings().home().getFileName().toString();
      entries(member, "../../" + home + "/" + file).expect(404, "not_found");
      entries(member, file).expect(404, "not_found");
    }
  }

  /** Promise 7. */
  @Test
  void one_organisation_sees_nothing_of_anothers() throws IOException {
    String mine = folder("demo");
    String theirs = folder("other");
    assertThat(names(entries(member, ""))).contains(mine).doesNotContain(theirs, "other", "demo");
    assertThat(names(entries(outsider, ""))).contains(theirs).doesNotContain(mine, "other", "demo");
    entries(outsider, mine).expect(404, "not_found");
  }

  @Test
  void a_long_folder_comes_in_pages() throws IOException {
    String name = folder("demo");
    for (int i = 0; i < 450; i++)
      Files.createFile(place("demo").resolve(name).resolve("f%03d.csv".formatted(i)));
    var all = new ArrayList<String>();
    String cursor = "";
    int pages = 0;
    do {
      String more = cursor.isEmpty() ? "" : "&cursor=" + cursor;
      var page = member.get(ROOT + "/entries?path=" + name + more).expect(200);
      all.addAll(names(page));
      cursor = page.text("next_cursor");
      pages++;
    } while (!cursor.isEmpty() && pages < 9);
    assertThat(pages).isEqualTo(3);
    assertThat(all).hasSize(450).doesNotHaveDuplicates().isSorted();
    member.get(ROOT + "/entries?path=" + name + "&cursor=!!").expect(422);
    member.get(ROOT + "/entries?path=" + name + "&cursor=eA").expect(422);
  }

  @Test
  void a_folder_is_made_once_and_recorded() throws IOException {
    String name = folder("demo") + "/2026/Übersicht";
    String body = "{'path': '%s'}".formatted(name);
    member.post(ROOT + "/folders", body).expect(201);
    member.post(ROOT + "/folders", body).expect(200);
    assertThat(place("demo").resolve(name)).isDirectory();
    var entries =
        admin
            .get("/api/v1/audit-logs?action=folder.created&limit=200")
            .expect(200)
            .items()
            .filter(item -> item.toString().contains(name))
            .toList();
    assertThat(entries).hasSize(1);
    for (String bad : List.of("", "..", "a/../b", ".hidden", "con", "a%2fb", "x "))
      assertThat(
              member
                  .post(ROOT + "/folders", "{'path': '%s'}".formatted(bad))
                  .expect(422, "invalid")
                  .faults())
          .as(bad)
          .containsExactly("path");
    Files.writeString(place("demo").resolve(name).resolve("file"), "");
    member.post(ROOT + "/folders", "{'path': '%s/file'}".formatted(name)).expect(409, "exists");
    member.post("/api/v1/file-roots/none/folders", "{'path': 'x'}").expect(404, "not_found");
  }

  @Test
  void a_name_is_shown_before_anything_is_saved() {
    String form =
        """
        {'destination': 'outbox/{{due.date}}-{{ report.name }}.{{ format }}', 'report_name': 'Sales summary',
         'output_formats': ['csv', 'pdf'], 'due_at': '2026-11-29T23:30:00Z', 'timezone': 'Europe/Berlin'}
        """;
    var answer = member.post("/api/v1/file-name-previews", form).expect(200);
    assertThat(answer.text("destination"))
        .isEqualTo("outbox/{{ due.date }}-{{ report.name }}.{{ format }}");
    assertThat(answer.json().get("names").valueStream().map(n -> n.asString()))
        .containsExactly(
            "outbox/2026-11-30-Sales-summary.csv", "outbox/2026-11-30-Sales-summary.pdf");
    for (String bad : List.of("", "outbox", "none/x", "outbox/../x", "outbox/{{ due.dat }}"))
      assertThat(
              member
                  .post("/api/v1/file-name-previews", "{'destination': '%s'}".formatted(bad))
                  .expect(422)
                  .faults())
          .containsExactly("destination");
    viewer.post("/api/v1/file-name-previews", form).expect(403);
  }

  @Test
  void a_recipient_names_a_root_of_the_organisation_and_a_sound_template() {
    for (String bad :
        List.of(
            "nowhere/x.csv",
            "outbox/../x",
            "outbox/{{ due.dat }}",
            "outbox/",
            "/etc/passwd",
            "outbox/a\\\\b")) {
      var answer = admin.post("/api/v1/scheduled-reports", body(bad, "{}"));
      assertThat(answer.expect(422).faults()).as(bad).containsExactly("recipients[0].destination");
    }
    assertThat(
            admin
                .post("/api/v1/scheduled-reports", body("outbox/x", "{'overwrite': 1}"))
                .expect(422)
                .faults())
        .containsExactly("recipients[0].options");
  }

  /** PL-D.7: a folder is inside the organisation; what its file shows is up to the owner's role. */
  @Test
  void a_folder_masks_nothing_that_the_owner_may_see() throws IOException {
    assertThat(written(manager)).contains("@");
    assertThat(written(member)).doesNotContain("@");
  }

  /** The report of invoices, with names and addresses, as it arrives in a folder. */
  private String written(Api owner) throws IOException {
    String to = folder("demo");
    String id = schedule(owner, "invoices_due", ", 'report_params': {'within_days': 60}");
    owner
        .post(
            "/api/v1/scheduled-reports/" + id + "/recipients",
            "{'channel': 'file', 'destination': 'outbox/%s/x'}".formatted(to))
        .expect(201);
    String execution = run(owner, id).text("id");
    eventually(
        () -> owner.get("/api/v1/report-executions/" + execution).expect(200),
        x -> x.text("deliveries/0/status").equals("sent"));
    return Files.readString(place("demo").resolve(to).resolve("x.csv"));
  }

  private static String body(String destination, String options) {
    return """
    {'name': '%s', 'report_type': 'sales_summary', 'output_formats': ['csv', 'xlsx'],
     'recipients': [{'channel': 'file', 'destination': '%s', 'options': %s}],
     'schedule': {'cadence': 'yearly', 'month': 1, 'day_of_month': 2, 'time': '03:04', 'timezone': 'Europe/Berlin'}}
    """
        .formatted(unique("Files"), destination, options);
  }

  /** PL-F.1, PL-E.2: from a schedule to files on the disk, and their names in the history. */
  @Test
  void a_run_writes_its_files_and_the_history_names_them() throws IOException {
    String name = folder("demo");
    String destination = "outbox/%s/new/{{due.date}}-{{ schedule.name }}".formatted(name);
    var made = member.post("/api/v1/scheduled-reports", body(destination, "{}")).expect(201);
    assertThat(made.text("recipients/0/destination")).contains("{{ due.date }}");
    assertThat(made.json().at("/recipients/0/external").asBoolean()).isFalse();
    String execution = run(member, made.text("id")).text("id");
    var delivery =
        eventually(
                () -> member.get("/api/v1/report-executions/" + execution).expect(200),
                x -> x.text("deliveries/0/status").equals("sent"))
            .json()
            .at("/deliveries/0");
    String reference = delivery.get("reference").asString();
    assertThat(reference)
        .matches("outbox/%s/new/[0-9-]+-Files-[^,]*\\.csv, .*\\.xlsx".formatted(name));
    byte[] kept =
        member
            .get("/api/v1/report-executions/" + execution + "/download?format=csv")
            .expect(200)
            .bytes();
    String csv = reference.substring("outbox/".length(), reference.indexOf(", "));
    assertThat(place("demo").resolve(csv)).hasBinaryContent(kept);
    // sent again, the same names
    member
        .post(
            "/api/v1/report-executions/" + execution + "/redeliver",
            "{'delivery_ids': ['%s']}".formatted(delivery.get("id").asString()))
        .expect(202);
    eventually(
        () -> member.get("/api/v1/report-executions/" + execution).expect(200),
        x ->
            x.text("deliveries/0/status").equals("sent")
                && x.json().at("/deliveries/0/attempt").asInt() == 2);
    assertThat(names(entries(member, name + "/new"))).hasSize(2);
  }
}
