package punctual.queue;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import punctual.delivery.Deliveries;
import punctual.reports.Executions;
import punctual.testing.TestDatabase;

/** What runs is counted at every claim: never through the history (PL-C.3). */
class RunningIndexTest {
  @ParameterizedTest
  @CsvSource({"reports, report_executions_running", "deliveries, report_deliveries_running"})
  void sqlite_counts_what_an_organisation_runs_by_the_index_of_running_rows(
      String kind, String index) {
    QueueTable table = kind.equals("reports") ? Executions.TABLE : Deliveries.TABLE;
    String count =
        "select count(*) from %s r where %s and r.organization_id = 'x'"
            .formatted(table.name(), table.isActive("r"));

    try (var database = TestDatabase.SQLITE.open()) {
      String plan = database.dsl().fetch("explain query plan " + count).format();

      assertThat(plan).contains("INDEX " + index + " ");
    }
  }
}
