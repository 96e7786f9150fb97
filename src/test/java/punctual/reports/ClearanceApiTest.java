package punctual.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import punctual.testing.Api;
import punctual.testing.WebTest;

/** PL-G.3, PL-D.7: a manager sees every schedule, and not every report. */
class ClearanceApiTest extends WebTest {
  private static final String SCHEDULES = "/api/v1/scheduled-reports/";
  private static final String RUNS = "/api/v1/report-executions/";

  @Test
  void a_report_for_administrators_is_not_a_managers_to_run_or_to_have() {
    String schedule = schedule(admin, "audit_extract");
    String id = run(admin, schedule).text("id");
    assertThat(manager.get(RUNS + id).expect(200).text("status")).isEqualTo("completed");
    manager.post(SCHEDULES + schedule + "/run").expect(403, "forbidden");
    manager.post(SCHEDULES + schedule + "/run", "{'send_to': 'me'}").expect(403, "forbidden");
    manager.post(RUNS + id + "/run-again").expect(403, "forbidden");
    for (Api.Answer refused : files(manager, id)) refused.expect(403, "forbidden");
    for (Api.Answer refused : files(outsider, id)) refused.expect(404, "not_found");
    admin.get(RUNS + id + "/download").expect(200);
  }

  private static Api.Answer[] files(Api caller, String id) {
    return new Api.Answer[] {
      caller.get(RUNS + id + "/download"),
      caller.post(RUNS + id + "/download-link", "{}"),
      caller.post(RUNS + id + "/links", "{}")
    };
  }
}
