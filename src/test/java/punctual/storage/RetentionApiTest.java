package punctual.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.RETENTION_POLICIES;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import punctual.testing.Api.Answer;
import punctual.testing.WebTest;

/** Retention over HTTP (PL-F.5). */
class RetentionApiTest extends WebTest {
  private static final String PATH = "/api/v1/organization/retention";

  @AfterEach
  void asBefore() {
    server.sql().deleteFrom(RETENTION_POLICIES).execute();
  }

  private static Duration kept(Answer execution) {
    Instant until = Instant.parse(execution.text("artifacts/0/expires_at"));
    return Duration.between(Instant.parse(execution.text("started_at")), until);
  }

  @Test
  void everybody_sees_it_and_administrators_set_it() {
    assertThat(viewer.get(PATH).expect(200).json().get("days").asInt()).isEqualTo(90);
    manager.put(PATH, "{'days': 30}").expect(403, "forbidden");
    manager.get(PATH + "/preview?days=30").expect(403, "forbidden");
    admin.put(PATH, "{'days': 1.5}").expect(400, "invalid_json");
    Answer set = admin.put(PATH, "{'days': 30}").expect(200);
    assertThat(set.json().get("own_days").asInt()).isEqualTo(30);
    assertThat(outsider.get(PATH).json().get("days").asInt()).isEqualTo(90);
    Answer audit = admin.get("/api/v1/audit-logs?action=organization.retention_changed&limit=1");
    assertThat(audit.json().at("/items/0/old_values/days").asInt()).as(audit.body()).isEqualTo(90);
    assertThat(audit.json().at("/items/0/new_values/days").asInt()).isEqualTo(30);
    assertThat(admin.put(PATH, "{}").expect(200).json().get("days").asInt()).isEqualTo(90);
  }

  @Test
  void what_is_out_of_range_is_refused() {
    for (int days : new int[] {0, 3651}) {
      Answer refused = admin.put(PATH, "{'days': %d}".formatted(days)).expect(422, "invalid");
      assertThat(refused.faults()).containsExactly("days");
      admin.get(PATH + "/preview?days=" + days).expect(422, "invalid");
    }
    assertThat(admin.put(PATH, "{'archive': true}").expect(422).faults())
        .containsExactly("archive");
    admin.put(PATH, "{'archive': false}").expect(200);
  }

  @Test
  void it_holds_for_new_files_and_for_old_ones_where_that_is_wanted() {
    Answer old = run(member, schedule(member, "tiny"));
    admin.put(PATH, "{'days': 10}").expect(200);
    Answer fresh = run(member, schedule(member, "tiny"));
    assertThat(kept(fresh)).isBetween(Duration.ofDays(10), Duration.ofDays(11));
    String path = "/api/v1/report-executions/" + old.text("id");
    assertThat(kept(member.get(path))).isGreaterThan(Duration.ofDays(89));
    Answer effect = admin.get(PATH + "/preview?days=20").expect(200);
    assertThat(effect.json().get("files").asInt()).isGreaterThanOrEqualTo(2);
    assertThat(effect.json().get("ending_files").asInt()).isZero();
    admin.put(PATH, "{'days': 20, 'apply_to_existing': true}").expect(200);
    assertThat(kept(member.get(path))).isBetween(Duration.ofDays(20), Duration.ofDays(21));
  }
}
