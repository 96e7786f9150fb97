package punctual.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.testing.Await;
import punctual.testing.TestDatabase;

/** How far a run is, here and on other nodes, and how long it will take (PL-A.16). */
@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init")
class ProgressTest {
  @Parameter TestDatabase kind;
  private RunFixture f;

  @BeforeEach
  void open() {
    f =
        new RunFixture(kind)
            .define("stuck", RunFixture.STUCK, "")
            .define("rows", RunFixture.ENDLESS_ROWS, "");
  }

  @AfterEach
  void close() {
    f.close();
  }

  /** Completed runs of a schedule that took as long as said. */
  private void took(UUID schedule, long... seconds) {
    for (long s : seconds) {
      f.given.execution(
          f.organization,
          schedule,
          row -> {
            row.setStatus("completed");
            row.setReportType("rows");
            row.setCompletedAt(Instant.now());
            row.setDurationMs(s * 1000);
          });
    }
  }

  private Progress kept(RunFixture.Node node, UUID id) {
    return node.runs.progress(f.row(id).getProgress()).orElseThrow();
  }

  @Test
  void another_node_sees_how_far_a_run_is() {
    var here = f.node(0);
    var there = f.node(1);
    took(f.schedule, 100, 200, 300, 400);
    UUID id = f.execution("rows");
    f.inStatus(id, "running");
    Await.until("rows", () -> there.running.of(id).filter(r -> rows(r) > 0).isPresent());
    try (var watch = there.watch(Duration.ofSeconds(40))) {
      watch.look();
      Progress first = kept(here, id);
      assertThat(first.phase()).isEqualTo("writing");
      assertThat(first.rows()).isPositive();
      assertThat(first.bytes()).isPositive();
      assertThat(first.elapsedMs()).isBetween(40_000L, 80_000L);
      assertThat(first.rowsPerSecond()).isNotNull();
      assertThat(first.estimate()).isEqualTo(new Progress.Estimate(100_000, 400_000, 4));
      assertThat(first.percent()).isBetween(10, 20);
      watch.look(); // less than two seconds later nothing is written
      assertThat(kept(here, id)).isEqualTo(first);
    }
    here.executions.cancel(id, f.administrator());
    f.ended(id);
    assertThat(f.row(id).getProgress()).isNull();
  }

  /** What an operator looks up at the source: of the last attempt that asked it. */
  @Test
  void the_ids_of_its_queries_stay_with_a_run() {
    var node = f.node(0);
    UUID id = f.execution("rows");
    node.runs.over(id, new RunningReports.Spent(5, List.of("q1", "q2")));
    node.runs.over(id, new RunningReports.Spent(7, List.of("q3")));
    node.runs.over(id, new RunningReports.Spent(1, List.of()));
    var row = Execution.of(f.row(id)).running();
    assertThat(row.queryIds()).containsExactly("q3");
    assertThat(row.cpuMs()).isEqualTo(13);
  }

  private static long rows(RunningReport run) {
    return run.progress(Instant.now()).rows();
  }

  /** The fence: a node that lost its run writes nothing about it. */
  @Test
  void a_node_that_lost_a_run_says_nothing_about_it() {
    var node = f.node(1);
    UUID id = f.execution("stuck");
    f.inStatus(id, "running");
    Await.until("it runs", () -> node.running.of(id).isPresent());
    var e = REPORT_EXECUTIONS;
    f.database.dsl().update(e).set(e.ATTEMPT, 2).where(e.ID.eq(id)).execute();
    try (var watch = node.watch(Duration.ofMinutes(3))) {
      watch.look();
    }
    assertThat(f.row(id).getProgress()).isNull();
    assertThat(f.row(id).getLongNoticeAt()).isNull();
    f.database.dsl().update(e).set(e.ATTEMPT, 1).where(e.ID.eq(id)).execute();
    node.executions.cancel(id, f.administrator());
    f.ended(id);
  }

  @Test
  void a_person_is_told_once_that_a_run_takes_long() {
    var node = f.node(2);
    UUID asked = f.execution("stuck");
    UUID scheduled = f.execution("stuck", row -> row.setTriggeredBy(null));
    f.inStatus(asked, "running");
    f.inStatus(scheduled, "running");
    Await.until("they run", () -> node.running.all().size() == 2);
    try (var early = node.watch(Duration.ofSeconds(90));
        var late = node.watch(Duration.ofSeconds(121))) {
      early.look();
      assertThat(f.row(asked).getLongNoticeAt()).isNull();
      late.look();
    }
    Instant told = f.row(asked).getLongNoticeAt();
    assertThat(told).isNotNull();
    assertThat(f.row(scheduled).getLongNoticeAt()).isNull();
    assertThat(node.runs.markLong(node.running.of(asked).orElseThrow().job(), Instant.now()))
        .isFalse();
    for (UUID id : new UUID[] {asked, scheduled}) node.executions.cancel(id, f.administrator());
    f.ended(asked);
    f.ended(scheduled);
  }

  @Test
  void the_estimate_is_the_schedules_own_where_it_has_runs_enough() {
    var node = f.node(0);
    UUID other = f.given.schedule(f.organization);
    took(other, 10, 20, 30);
    Execution next = Execution.of(f.row(f.execution("rows")));
    assertThat(node.runs.estimate(next))
        .contains(new Progress.Estimate(10_000, 30_000, 3)); // of the report type
    took(f.schedule, 60, 60, 60);
    assertThat(node.runs.estimate(next)).contains(new Progress.Estimate(60_000, 60_000, 3));
    Execution unknown =
        Execution.of(
            f.row(
                f.execution(
                    "tiny", r -> r.setScheduledReportId(f.given.schedule(f.organization)))));
    assertThat(node.runs.estimate(unknown)).isEmpty();
    UUID stranger = f.given.organization();
    Execution theirs =
        Execution.of(
            f.row(
                f.given.execution(
                    stranger, f.given.schedule(stranger), r -> r.setReportType("rows"))));
    assertThat(node.runs.estimate(theirs)).isEmpty();
  }

  @Test
  void the_words_of_a_long_run_are_exact() {
    var usual = new Progress.Estimate(180_000, 300_000, 20);
    assertThat(LongRun.text("Weekly sales", Duration.ofSeconds(121), usual))
        .isEqualTo(
            "Weekly sales is still being generated: 2 min so far, usually 3 to 5 min. You can leave this page; the run goes on without it.");
    assertThat(LongRun.text("A", Duration.ofMinutes(5), new Progress.Estimate(50_000, 130_000, 3)))
        .contains("5 min so far, usually 50 s to 2 min.");
    assertThat(LongRun.text("A", Duration.ofMinutes(5), null)).contains("5 min so far. You");
    assertThat(Objects.requireNonNull(Progress.percent(10_000, usual))).isEqualTo(3);
    assertThat(Progress.percent(900_000, usual)).isEqualTo(99);
    assertThat(Progress.percent(900_000, null)).isNull();
  }
}
