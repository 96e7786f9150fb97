package punctual.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.EXECUTION_ATTEMPTS;
import static punctual.database.schema.Tables.REPORT_DELIVERIES;
import static punctual.database.schema.Tables.SCHEDULED_REPORTS;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.database.schema.tables.records.ReportExecutionsRecord;
import punctual.testing.TestDatabase;
import tools.jackson.databind.json.JsonMapper;

/** Scheduled runs are sent when their condition holds (PL-A.15, design: reports). */
@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init")
class ConditionsTest {
  @Parameter TestDatabase kind;
  private RunFixture f;
  private Instant start;
  private int minute;

  @BeforeEach
  void open() {
    start = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.MILLIS);
    f =
        new RunFixture(kind)
            .define("none", "select 1 as n where 1 = 0", "")
            .define("same", "select 'a' as word, 12.5 as amount union all select 'b', null", "")
            .define("always_new", "select random() as n", "");
    f.node(1);
  }

  @AfterEach
  void close() {
    f.close();
  }

  private void condition(String json) {
    var s = SCHEDULED_REPORTS;
    f.database
        .dsl()
        .update(s)
        .set(s.SEND_CONDITION, JsonMapper.shared().readTree(json.replace('\'', '"')))
        .where(s.ID.eq(f.schedule))
        .execute();
  }

  private UUID due(String type, String trigger) {
    Instant at = start.plusSeconds(60L * minute++);
    return f.execution(
        type,
        row -> {
          row.setTrigger(trigger);
          row.setScheduledFor(at);
        });
  }

  private ReportExecutionsRecord run(String type) {
    return f.ended(due(type, "scheduled"));
  }

  private static void isSkipped(ReportExecutionsRecord row, String reason, String note) {
    assertThat(row.getStatus()).isEqualTo("skipped");
    assertThat(row.getSkipReason()).isEqualTo(reason);
    assertThat(row.getNotes().toString()).contains(note);
  }

  @Test
  void with_rows_or_without_as_the_schedule_says() {
    condition("{'kind': 'has_rows'}");
    assertThat(run("same").getStatus()).isEqualTo("completed");
    isSkipped(run("none"), "no_rows", "There are no rows");
    condition("{'kind': 'no_rows'}");
    assertThat(run("none").getStatus()).isEqualTo("completed");
    isSkipped(run("same"), "has_rows", "There are 2 rows");
  }

  @Test
  void what_is_as_it_was_sent_last_is_not_sent_again() {
    condition("{'kind': 'changed'}");
    assertThat(run("same").getStatus()).isEqualTo("completed");
    isSkipped(run("same"), "unchanged", "Nothing has changed");
    assertThat(run("always_new").getStatus()).isEqualTo("completed");
    assertThat(run("same").getStatus()).isEqualTo("completed");
  }

  @Test
  void a_figure_is_held_against_its_bound_and_shown() {
    condition(
        "{'kind': 'threshold', 'column': 'amount', 'aggregate': 'sum', 'operator': '<', 'value': 12.5}");
    isSkipped(
        run("same"), "threshold", "The sum of amount is 12.5; it is sent when that is below 12.5.");
    condition(
        "{'kind': 'threshold', 'column': 'amount', 'aggregate': 'sum', 'operator': '==', 'value': 12.5}");
    assertThat(run("same").getStatus()).isEqualTo("completed");
    condition("{'kind': 'threshold', 'aggregate': 'count', 'operator': '>=', 'value': 3}");
    isSkipped(
        run("same"), "threshold", "The number of rows is 2; it is sent when that is at least 3.");
  }

  @Test
  void a_column_that_is_not_there_is_a_fault_and_no_silence() {
    condition(
        "{'kind': 'threshold', 'column': 'nope', 'aggregate': 'sum', 'operator': '<', 'value': 1}");
    ReportExecutionsRecord row = run("same");
    assertThat(row.getErrorCode()).isEqualTo("columns_missing");
    assertThat(f.stored()).isEmpty();
  }

  @Test
  void what_a_person_asked_for_is_always_sent() {
    condition("{'kind': 'no_rows'}");
    assertThat(f.ended(due("same", "manual")).getStatus()).isEqualTo("completed");
  }

  /** The data may come late: nothing is sent, nothing is kept, and it is looked at again. */
  @Test
  void a_run_waits_for_its_data_and_is_then_sent_or_skipped() {
    condition("{'kind': 'has_rows', 'wait_until': 'PT1S'}");
    isSkipped(run("none"), "no_rows", "There are no rows");
    int kept = f.stored().size();
    condition("{'kind': 'has_rows', 'wait_until': 'PT2H'}");
    UUID waiting = due("none", "scheduled");
    ReportExecutionsRecord row = f.inStatus(waiting, "delayed");
    assertThat(row.getErrorCode()).isEqualTo("waiting_for_data");
    assertThat(row.getRetryCount()).isZero();
    assertThat(Duration.between(Instant.now(), row.getAvailableAt())).isPositive();
    assertThat(f.stored()).hasSize(kept);
    assertThat(outcome(waiting)).isEqualTo("waited");
    assertThat(f.database.dsl().fetchCount(REPORT_DELIVERIES)).isZero();
  }

  private @Nullable String outcome(UUID execution) {
    var a = EXECUTION_ATTEMPTS;
    return f.database
        .dsl()
        .select(a.OUTCOME)
        .from(a)
        .where(a.EXECUTION_ID.eq(execution))
        .fetchOne(a.OUTCOME);
  }
}
