package punctual.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.REPORT_DELIVERIES;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import punctual.testing.Api.Answer;
import punctual.testing.ScriptedSmtp;
import punctual.testing.WebTest;
import tools.jackson.databind.JsonNode;

/** Deliveries through a mail server that misbehaves (PL-E.2, PL-E.3, PL-E.4, PL-E.9). */
class DeliveryApiTest extends WebTest {
  /** The server is shared: a mail that another test left to be tried again would arrive in ours. */
  @BeforeEach
  void what_others_left_waits() {
    var d = REPORT_DELIVERIES;
    server
        .sql()
        .update(d)
        .set(d.AVAILABLE_AT, Instant.now().plus(Duration.ofDays(1)))
        .where(d.STATUS.in("delayed", "indeterminate"))
        .execute();
  }

  @AfterEach
  void mail_is_back() {
    server.mail().usual();
  }

  private Answer run(String... readers) {
    String recipients =
        Arrays.stream(readers)
            .map("{'channel': 'email', 'destination': '%s'}"::formatted)
            .collect(Collectors.joining(","));
    return run(member, schedule(member, "tiny", ", 'recipients': [%s]".formatted(recipients)));
  }

  private Answer until(Answer execution, String reader, String status) {
    return eventually(
        () -> member.get("/api/v1/report-executions/" + execution.text("id")).expect(200),
        x -> status.equals(statuses(x).get(reader)));
  }

  private static Map<String, String> statuses(Answer execution) {
    return execution
        .json()
        .get("deliveries")
        .valueStream()
        .collect(
            Collectors.toMap(
                d -> d.get("destination").asString(), d -> d.get("status").asString()));
  }

  private static JsonNode delivery(Answer execution, String reader) {
    return execution
        .json()
        .get("deliveries")
        .valueStream()
        .filter(d -> d.get("destination").asString().equals(reader))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_refused_reader_fails_alone_and_the_report_stays_downloadable() {
    try (var smtp = new ScriptedSmtp().on("RCPT", "550 5.1.1 no such person", "250 ok")) {
      server.mail().to(smtp);
      Answer done = run("one@demo.test", "two@demo.test");
      Answer over =
          eventually(
              () -> member.get("/api/v1/report-executions/" + done.text("id")),
              x ->
                  x.json().get("deliveries_done").asInt() == 1
                      && x.json().get("deliveries_failed").asInt() == 1);
      assertThat(over.text("status")).isEqualTo("completed");
      assertThat(statuses(over).values()).containsExactlyInAnyOrder("bounced", "sent");
      JsonNode bounced =
          delivery(
              over,
              "bounced".equals(statuses(over).get("one@demo.test"))
                  ? "one@demo.test"
                  : "two@demo.test");
      assertThat(bounced.get("error_message").asString()).isNotEmpty();
      assertThat(bounced.get("attempts")).hasSize(1);
      assertThat(smtp.mails()).hasSize(1);
      member.get("/api/v1/report-executions/" + done.text("id") + "/download").expect(200);
    }
  }

  @Test
  void a_page_of_html_is_read_in_the_mail_and_the_other_files_are_attached() {
    try (var smtp = new ScriptedSmtp()) {
      server.mail().to(smtp);
      String more =
          ", 'output_formats': ['html', 'parquet', 'jsonl'],"
              + " 'recipients': [{'channel': 'email', 'destination': 'page@demo.test'}]";
      Answer done = run(member, schedule(member, "tiny", more));
      until(done, "page@demo.test", "sent");
      assertThat(done.json().get("artifacts")).hasSize(3);
      assertThat(smtp.mails().getFirst().data())
          .contains("<th scope=3D\"col\"", "3 files, 2 attached")
          .containsOnlyOnce("Content-Type: application/vnd.apache.parquet")
          .containsOnlyOnce("Content-Type: application/x-ndjson")
          .containsOnlyOnce("Content-Type: text/html");
    }
  }

  @Test
  void a_server_that_is_busy_is_asked_again_later() {
    try (var smtp = new ScriptedSmtp().on("MAIL", "421 4.3.2 try later", "250 ok")) {
      server.mail().to(smtp);
      Answer delayed = until(run("busy@demo.test"), "busy@demo.test", "delayed");
      JsonNode delivery = delivery(delayed, "busy@demo.test");
      assertThat(delivery.get("error_category").asString()).isEqualTo("network");
      assertThat(delivery.has("next_attempt_at")).isTrue();
      assertThat(delivery.get("uncertain").asBoolean()).isFalse();
      sooner(delivery);
      Answer sent = until(delayed, "busy@demo.test", "sent");
      assertThat(delivery(sent, "busy@demo.test").get("attempts")).hasSize(2);
      assertThat(smtp.mails()).hasSize(1);
    }
  }

  private void sooner(JsonNode delivery) {
    var d = REPORT_DELIVERIES;
    server
        .sql()
        .update(d)
        .set(d.AVAILABLE_AT, Instant.now().minusSeconds(1))
        .where(d.ID.eq(UUID.fromString(delivery.get("id").asString())))
        .execute();
  }

  /**
   * Nobody knows whether a mail arrived whose last answer is missing: shown, and not repeated now.
   */
  @Test
  void a_connection_lost_after_the_last_byte_is_uncertain() {
    try (var smtp = new ScriptedSmtp().on("DOT", ScriptedSmtp.RESET)) {
      server.mail().to(smtp);
      Answer over = until(run("maybe@demo.test"), "maybe@demo.test", "indeterminate");
      JsonNode delivery = delivery(over, "maybe@demo.test");
      assertThat(delivery.get("uncertain").asBoolean()).isTrue();
      assertThat(delivery.has("next_attempt_at")).isTrue();
      assertThat(smtp.mails()).hasSize(1);
    }
  }

  @Test
  void a_server_that_says_nothing_is_left_and_asked_again() {
    try (var smtp = new ScriptedSmtp().on("EHLO", ScriptedSmtp.HANG)) {
      server.mail().to(smtp);
      Answer over = until(run("silent@demo.test"), "silent@demo.test", "delayed");
      assertThat(delivery(over, "silent@demo.test").get("error_category").asString())
          .isEqualTo("network");
    }
  }

  /** PL-E.4: one reader's server that drips for ever holds up nobody else. */
  @Test
  void a_server_that_drips_holds_up_nobody_else() {
    Answer dripping;
    try (var smtp = new ScriptedSmtp().on("BANNER", ScriptedSmtp.DRIP)) {
      server.mail().to(smtp);
      dripping = until(run("drip@demo.test"), "drip@demo.test", "claimed");
      server.mail().usual();
      until(run("quick@demo.test"), "quick@demo.test", "sent");
      assertThat(statuses(member.get("/api/v1/report-executions/" + dripping.text("id"))))
          .containsValue("claimed");
    }
    until(dripping, "drip@demo.test", "delayed");
  }
}
