package punctual.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;
import static punctual.database.schema.Tables.SCHEDULED_REPORTS;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.database.schema.tables.records.ReportExecutionsRecord;
import punctual.testing.Given;
import punctual.testing.TestDatabase;

/** A report of what is new: every row in one run of the clock, and in one only. */
@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init")
class IncrementalTest {
  private final Instant nine =
      Instant.now().truncatedTo(ChronoUnit.HOURS).minus(10, ChronoUnit.HOURS);

  @Parameter TestDatabase kind;
  private RunFixture f;

  @BeforeEach
  void open() {
    String news = "select 1 as n where :since < :until";
    if (kind == TestDatabase.POSTGRESQL)
      news = "select 1 as n where cast(:since as timestamptz) < cast(:until as timestamptz)";
    f =
        new RunFixture(kind)
            .define("news", news, "incremental: {column: at}\n")
            .define(
                "broken",
                "select nothing from nowhere where :since < :until",
                "incremental: {column: at}\n");
    f.node(1);
  }

  @AfterEach
  void close() {
    f.close();
  }

  private ReportExecutionsRecord run(int hour, String trigger) {
    return run(hour, trigger, "news", row -> {});
  }

  private ReportExecutionsRecord run(
      int hour, String trigger, String type, Consumer<ReportExecutionsRecord> changes) {
    return f.ended(
        f.execution(
            type,
            row -> {
              row.setTrigger(trigger);
              row.setScheduledFor(at(hour));
              changes.accept(row);
            }));
  }

  private Instant at(int hour) {
    return nine.plus(hour, ChronoUnit.HOURS);
  }

  private static void isSince(ReportExecutionsRecord run, Instant since) {
    assertThat(run.getStatus()).isEqualTo("completed");
    assertThat(run.getSinceAt()).isEqualTo(since);
  }

  @Test
  void the_first_run_has_no_start_and_each_next_begins_where_the_last_one_ended() {
    isSince(run(0, "scheduled"), Instant.EPOCH);
    isSince(run(1, "scheduled"), at(0));
    isSince(run(3, "catch_up"), at(1));
    isSince(run(4, "scheduled"), at(3));
  }

  @Test
  void a_run_that_failed_or_was_passed_over_widens_the_next() {
    run(0, "scheduled");
    ReportExecutionsRecord failed = run(1, "scheduled");
    var e = REPORT_EXECUTIONS;
    f.database.dsl().update(e).set(e.STATUS, "failed").where(e.ID.eq(failed.getId())).execute();
    ReportExecutionsRecord skipped = run(2, "scheduled");
    f.database.dsl().update(e).set(e.STATUS, "skipped").where(e.ID.eq(skipped.getId())).execute();
    isSince(run(3, "scheduled"), at(0));
  }

  @Test
  void what_failed_and_was_made_again_is_not_read_once_more() {
    run(0, "scheduled");
    ReportExecutionsRecord failed = run(1, "scheduled");
    var e = REPORT_EXECUTIONS;
    f.database.dsl().update(e).set(e.STATUS, "failed").where(e.ID.eq(failed.getId())).execute();
    isSince(run(1, "retry"), at(0));
    isSince(run(2, "scheduled"), at(1));
  }

  /** What a person asks for keeps its own window and takes no row from the readers. */
  @Test
  void runs_by_hand_move_nothing() {
    run(0, "scheduled");
    isSince(run(1, "manual"), at(0));
    run(2, "manual", "news", row -> row.setSendTo(f.organization));
    // a run by hand made again is still one by hand
    run(1, "retry");
    isSince(run(3, "scheduled"), at(0));
  }

  @Test
  void the_same_due_time_keeps_its_window() {
    var s = SCHEDULED_REPORTS;
    f.database.dsl().update(s).set(s.REPORT_TYPE, "news").where(s.ID.eq(f.schedule)).execute();
    run(0, "scheduled");
    run(1, "scheduled");
    ReportExecutionsRecord two = run(2, "scheduled");
    UUID again = f.nodes().getFirst().executions.runAgain(two.getId(), f.administrator());
    isSince(f.ended(again), at(1));
    isSince(run(3, "scheduled"), at(2));
  }

  @Test
  void runs_of_another_report_type_do_not_count() {
    run(0, "scheduled", "tiny", row -> {});
    isSince(run(1, "scheduled"), Instant.EPOCH);
  }

  @Test
  void a_schedule_of_its_own_has_a_window_of_its_own() {
    run(0, "scheduled");
    UUID other = f.given.schedule(f.organization);
    UUID id =
        f.given.execution(
            f.organization,
            other,
            row -> {
              row.setReportType("news");
              row.setTrigger("scheduled");
              row.setScheduledFor(at(1));
              row.setReportParamsSnapshot(Given.json("{}"));
            });
    isSince(f.ended(id), Instant.EPOCH);
  }

  @Test
  void a_report_of_everything_keeps_no_start() {
    assertThat(run(0, "scheduled", "tiny", row -> {}).getSinceAt()).isNull();
  }
}
