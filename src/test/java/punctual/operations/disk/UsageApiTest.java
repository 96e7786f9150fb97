package punctual.operations.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import punctual.testing.Api.Answer;
import punctual.testing.WebTest;
import tools.jackson.databind.JsonNode;

/** What reports take up and cost, over HTTP (RA.11, PL-F.7). */
class UsageApiTest extends WebTest {
  private static String path(Instant from, Instant to) {
    return "/api/v1/usage?from=%s&to=%s"
        .formatted(from.truncatedTo(ChronoUnit.SECONDS), to.truncatedTo(ChronoUnit.SECONDS));
  }

  private static JsonNode of(Answer usage, String type) {
    return usage
        .json()
        .get("by_report_type")
        .valueStream()
        .filter(each -> each.get("report_type").asString().equals(type))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void runs_files_and_deliveries_count_for_their_type() {
    Instant now = Instant.now();
    Instant from = now.minus(Duration.ofDays(10));
    Instant to = now.plus(Duration.ofDays(1));
    String reader = ", 'recipients': [{'channel': 'email', 'destination': 'usage@demo.test'}]";
    Answer done = run(member, scheduleTo(reader));
    eventually(
        () -> member.get("/api/v1/report-executions/" + done.text("id")),
        x -> x.json().get("deliveries_done").asInt() == 1);
    Answer usage = admin.get(path(from, to)).expect(200);
    JsonNode tiny = of(usage, "tiny");
    assertThat(tiny.get("runs").asInt()).isPositive();
    assertThat(tiny.get("deliveries").asInt()).isPositive();
    assertThat(tiny.get("files").asInt()).isPositive();
    assertThat(tiny.get("bytes").asLong()).isPositive();
    JsonNode days = usage.json().get("days");
    assertThat(days.size()).isBetween(10, 12);
    assertThat(days.get(days.size() - 1).get("bytes").asLong())
        .isGreaterThanOrEqualTo(tiny.get("bytes").asLong());
    assertThat(usage.text("organization")).isEqualTo("demo");
  }

  private String scheduleTo(String reader) {
    String body =
        """
        {'name': '%s', 'report_type': 'tiny',
         'schedule': {'cadence': 'yearly', 'month': 1, 'day_of_month': 2, 'time': '03:04', 'timezone': 'Europe/Berlin'} %s}
        """
            .formatted(unique("usage"), reader);
    return member.post("/api/v1/scheduled-reports", body).expect(201).text("id");
  }

  @Test
  void it_is_for_administrators_and_of_another_organization_for_operators() {
    Instant now = Instant.now();
    String path = path(now.minus(Duration.ofDays(1)), now);
    manager.get(path).expect(403, "forbidden");
    assertThat(admin.get(path + "&organization=other").expect(200).text("organization"))
        .isEqualTo("other");
    outsider.get(path + "&organization=demo").expect(404, "not_found");
    outsider.get(path).expect(200);
  }

  @Test
  void a_time_that_is_none_or_too_long_is_refused() {
    Instant now = Instant.now();
    assertThat(admin.get(path(now, now)).expect(422, "invalid").faults()).containsExactly("to");
    admin.get(path(now.minus(Duration.ofDays(367)), now)).expect(422, "invalid");
    admin.get("/api/v1/usage?from=x&to=y").expect(422, "invalid");
  }
}
