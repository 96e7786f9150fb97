package punctual.operations.disk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import punctual.testing.Api;
import punctual.testing.Api.Answer;
import punctual.testing.WebTest;

/** The disk over HTTP (PR-8.4, PR-8.5, PR-8.10). */
class DiskApiTest extends WebTest {
  @Test
  void an_operator_sees_the_installation_and_an_administrator_the_own_organisation() {
    String id = schedule(admin, "tiny");
    run(admin, id);
    server.part(DiskWatch.class).sampleNow();
    Answer all = admin.get("/api/v1/disk").expect(200);
    assertThat(all.text("state")).isIn("ok", "low", "stopped");
    assertThat(all.json().get("free_bytes").asLong()).isPositive();
    assertThat(all.json().get("total_bytes").asLong())
        .isGreaterThanOrEqualTo(all.json().get("free_bytes").asLong());
    assertThat(all.json().at("/thresholds/warn_bytes").asLong()).isEqualTo(5_000_000_000L);
    assertThat(all.json().at("/thresholds/stop_bytes").asLong()).isEqualTo(1_000_000_000L);
    assertThat(all.json().get("report_bytes").asLong()).isPositive();
    assertThat(all.json().get("samples")).isNotEmpty();
    assertThat(all.json().at("/samples/0/report_bytes").isNumber()).isTrue();
    assertThat(all.json().get("waiting_for_space").asInt()).isNotNegative();
    assertThat(all.json().at("/by_organization").valueStream().map(o -> o.get("key").asString()))
        .contains("demo");
    assertThat(
            all.json()
                .at("/by_report_type")
                .valueStream()
                .map(o -> o.get("report_type").asString()))
        .contains("tiny");
    Answer own = outsider.get("/api/v1/disk").expect(200);
    assertThat(own.json().get("samples")).isNotEmpty();
    assertThat(own.json().at("/samples/0/report_bytes").isMissingNode()).isTrue();
    assertThat(own.json().at("/by_organization").valueStream().map(o -> o.get("key").asString()))
        .doesNotContain("demo");
    assertThat(own.json().get("free_bytes").asLong()).isPositive();
    for (Api low : List.of(manager, member, viewer))
      low.get("/api/v1/disk").expect(403, "forbidden");
  }
}
