package punctual.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import punctual.testing.Api.Answer;
import punctual.testing.ScriptedSmtp;
import punctual.testing.WebTest;
import tools.jackson.databind.JsonNode;

/** Split reports over HTTP: chosen, previewed, looked at, sent again. */
class BurstApiTest extends WebTest {
  private static final String SCHEDULES = "/api/v1/scheduled-reports";
  private static final String EXECUTIONS = "/api/v1/report-executions/";

  @AfterEach
  void mail_is_back() {
    server.mail().usual();
  }

  private String split() {
    return schedule(member, "split", ", 'burst': {'unmatched': 'skip'}");
  }

  private Answer refused(String type, String more) {
    String body =
        """
        {'name': 'x', 'report_type': '%s',
         'schedule': {'cadence': 'daily', 'time': '03:04', 'timezone': 'UTC'}, %s}
        """
            .formatted(type, more);
    return member.post(SCHEDULES, body).expect(422);
  }

  @Test
  void what_cannot_be_split_and_who_cannot_read_is_refused_with_its_field() {
    assertThat(refused("tiny", "'burst': {'unmatched': 'fail'}").faults()).containsExactly("burst");
    assertThat(refused("split", "'burst': {'unmatched': 'maybe', 'colour': 1}").faults())
        .containsExactlyInAnyOrder("burst.unmatched", "burst.colour");
    assertThat(refused("split", "'burst': {'split': 'no'}").faults())
        .containsExactly("burst.split");
    assertThat(refused("split", "'burst': true").faults()).containsExactly("burst");
    assertThat(
            refused(
                    "split",
                    "'burst': {}, 'recipients': [{'channel': 'email', 'destination': 'a@demo.test'}]")
                .faults())
        .containsExactly("recipients");
  }

  @Test
  void a_schedule_keeps_its_split_until_it_is_told_otherwise() {
    String id = split();
    Answer made = member.get(SCHEDULES + "/" + id).expect(200);
    assertThat(made.text("burst/unmatched")).isEqualTo("skip");
    assertThat(made.json().get("warnings")).isEmpty();
    member.put(SCHEDULES + "/" + id, "{'description': 'Split'}").expect(200);
    Answer copy = member.post(SCHEDULES + "/" + id + "/clone").expect(201);
    assertThat(copy.text("burst/unmatched")).isEqualTo("skip");
    String reader = "{'channel': 'email', 'destination': 'a@demo.test'}";
    assertThat(member.post(SCHEDULES + "/" + id + "/recipients", reader).expect(422).faults())
        .containsExactly("recipient");
    assertThat(member.put(SCHEDULES + "/" + id, "{'report_type': 'tiny'}").expect(422).faults())
        .containsExactly("burst");
    Answer whole = member.put(SCHEDULES + "/" + id, "{'burst': {'split': false}}").expect(200);
    assertThat(whole.json().has("burst")).isFalse();
  }

  @Test
  void a_preview_says_who_would_get_how_many_rows() {
    Answer preview =
        member.post("/api/v1/report-types/split/burst-preview", "{'timezone': 'UTC'}").expect(200);
    assertThat(preview.json().get("items").toString())
        .isEqualTo(
            "[{\"key\":\"North\",\"recipients\":[\"north@demo.test\"],\"rows\":2},"
                + "{\"key\":\"South\",\"recipients\":[\"south@demo.test\"],\"rows\":1}]");
    assertThat(preview.text("column")).isEqualTo("region");
    assertThat(preview.json().get("recipients").asInt()).isEqualTo(2);
    assertThat(preview.json().get("rows").asInt()).isEqualTo(3);
    assertThat(preview.json().has("failure")).isFalse();
    viewer.post("/api/v1/report-types/split/burst-preview", "{}").expect(403);
    member.post("/api/v1/report-types/tiny/burst-preview", "{}").expect(422);
    member.post("/api/v1/report-types/none/burst-preview", "{}").expect(404);
  }

  @Test
  void a_preview_names_what_a_run_would_fail_on() {
    JsonNode preview =
        member.post("/api/v1/report-types/split_wrongly/burst-preview", "{}").expect(200).json();
    assertThat(preview.get("unmatched_keys").asInt()).isEqualTo(1);
    assertThat(preview.get("unmatched_rows").asInt()).isEqualTo(1);
    assertThat(preview.get("without_rows").asInt()).isEqualTo(1);
    assertThat(preview.get("faults").get(0).asString()).contains("twice");
    assertThat(preview.get("failure").asString()).contains("twice");
    assertThat(preview.get("items").get(0).get("key").asString()).isEqualTo("West");
  }

  /** Each file to its reader, and to those who may see all of the run. */
  @Test
  void nobody_gets_or_opens_what_is_anothers() {
    try (var smtp = new ScriptedSmtp()) {
      server.mail().to(smtp);
      Answer done = run(member, split());
      String id = done.text("id");
      Answer over =
          eventually(
              () -> member.get(EXECUTIONS + id), x -> x.json().get("deliveries_done").asInt() == 2);
      assertThat(over.json().get("split").asBoolean()).isTrue();
      assertThat(over.json().get("parts_total").asInt()).isEqualTo(2);
      assertThat(smtp.mails()).hasSize(2);
      for (var mail : smtp.mails()) {
        boolean north = mail.data().contains("north@demo.test");
        assertThat(mail.data())
            .contains(base64(id, north ? "North" : "South"))
            .doesNotContain(base64(id, north ? "South" : "North"))
            .doesNotContain(north ? "South" : "-North.csv");
      }
      assertThat(file(id, "South")).contains("southern row").doesNotContain("North");
      member.get(EXECUTIONS + id + "/download").expect(422);
      member.get(EXECUTIONS + id + "/download?key=West").expect(404);
      viewer.get(EXECUTIONS + id + "/download?key=South").expect(404);
      outsider.get(EXECUTIONS + id + "/download?key=South").expect(404);
      outsider.get(EXECUTIONS + id + "/parts").expect(404);
      manager.get(EXECUTIONS + id + "/download?key=South").expect(200);
    }
  }

  private String file(String execution, String key) {
    return member
        .get(EXECUTIONS + execution + "/download?format=csv&key=" + key)
        .expect(200)
        .body();
  }

  /** Its last line: the first ones are of the heading, which all have. */
  private String base64(String execution, String key) {
    byte[] file =
        member.get(EXECUTIONS + execution + "/download?format=csv&key=" + key).expect(200).bytes();
    return new String(Base64.getMimeEncoder().encode(file), StandardCharsets.US_ASCII)
        .lines()
        .toList()
        .getLast();
  }

  @Test
  void parts_are_shown_in_pages_and_found_by_key() {
    String id = run(member, split()).text("id");
    Answer all = member.get(EXECUTIONS + id + "/parts?limit=1").expect(200);
    assertThat(all.json().get("total").asInt()).isEqualTo(2);
    assertThat(all.text("items/0/key")).isEqualTo("North");
    Answer south = member.get(EXECUTIONS + id + "/parts?q=sOu").expect(200);
    assertThat(south.json().get("total").asInt()).isEqualTo(1);
    assertThat(south.text("items/0/outcome")).isEqualTo("sent");
    assertThat(south.text("items/0/artifacts/0/burst_key")).isEqualTo("South");
    assertThat(south.json().at("/items/0/deliveries")).hasSize(1);
    assertThat(south.text("items/0/deliveries/0/destination")).isEqualTo("south@demo.test");
    String whole = run(member, schedule(member, "split")).text("id");
    assertThat(member.get(EXECUTIONS + whole + "/parts").expect(200).items()).isEmpty();
    member.get(EXECUTIONS + whole + "/download").expect(200);
  }

  /** PL-E.9: the kept file, not a new one. */
  @Test
  void sent_again_is_the_same_file_for_the_same_reader() {
    try (var smtp = new ScriptedSmtp()) {
      server.mail().to(smtp);
      String id = run(member, split()).text("id");
      eventually(
          () -> member.get(EXECUTIONS + id), x -> x.json().get("deliveries_done").asInt() == 2);
      String south = member.get(EXECUTIONS + id + "/parts?q=South").text("items/0/deliveries/0/id");
      Answer again =
          member.post(EXECUTIONS + id + "/redeliver", "{'delivery_ids': ['%s']}".formatted(south));
      assertThat(again.expect(202).json().get("affected").asInt()).isEqualTo(1);
      List<ScriptedSmtp.Mail> mails = eventually(smtp::mails, sent -> sent.size() == 3);
      assertThat(mails.getLast().data())
          .contains("south@demo.test", base64(id, "South"))
          .doesNotContain(base64(id, "North"), "-North.csv", "north@");
    }
  }

  @Test
  void a_run_that_fails_on_its_recipients_writes_to_nobody() {
    Answer failed = run(member, schedule(member, "split_wrongly", ", 'burst': {}"));
    assertThat(failed.text("status")).isEqualTo("failed");
    assertThat(failed.text("error_code")).isEqualTo("burst_recipients");
    assertThat(failed.json().get("deliveries_total").asInt()).isZero();
  }
}
