package punctual.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static punctual.database.schema.Tables.EXECUTION_ATTEMPTS;
import static punctual.database.schema.Tables.EXECUTION_FIGURES;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.database.Database;
import punctual.database.schema.tables.records.ReportExecutionsRecord;
import punctual.metrics.Metric;
import punctual.metrics.Period;
import punctual.testing.Await;
import punctual.testing.Given;
import punctual.testing.SettableTime;
import punctual.testing.TestDatabase;

/** Figures against the truth of a seeded history (PR-3 NFR: accuracy). */
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init")
class ExecutionFiguresTest {
  private static final List<String> CATEGORIES =
      List.of("network", "data", "system", "configuration", "unknown");
  private static final List<String> TYPES = List.of("sales_summary", "stock");

  @Parameter TestDatabase kind;
  private final SettableTime time = new SettableTime();
  private final RandomGenerator random = new Random(11);
  private final List<Truth> truth = new ArrayList<>();
  private String url;
  private Database database;
  private Given given;
  private ExecutionFigures figures;
  private UUID one;
  private UUID other;

  private record Truth(
      UUID owner,
      Instant end,
      String type,
      String outcome,
      String category,
      @Nullable Long ms,
      @Nullable Long late,
      int retries) {}

  @BeforeEach
  void start() {
    url = kind.freshUrl();
    database = TestDatabase.open(url);
    given = new Given(database, time);
    time.advance(Duration.ofMinutes(17)); // no full hour
    figures = new ExecutionFigures(database, time);
    one = given.organization();
    other = given.organization();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void history(int runs, Duration back) {
    UUID[] schedules = {given.schedule(one), given.schedule(other)};
    database.write(() -> {
      for (int i = 0; i < runs; i++) {
        int who = random.nextInt(2);
        long ago = (long) (random.nextDouble() * back.toMillis());
        run(who == 0 ? one : other, schedules[who], time.instant().minusMillis(ago));
      }
    });
  }

  private String outcome() {
    int dice = random.nextInt(20);
    return dice < 14 ? "completed" : dice < 18 ? "failed" : dice < 19 ? "cancelled" : "skipped";
  }

  private void run(UUID owner, UUID schedule, Instant end) {
    String outcome = outcome();
    boolean started = !outcome.equals("skipped");
    String category = outcome.equals("failed") ? CATEGORIES.get(random.nextInt(5)) : "";
    long ms = Math.round(Math.exp(random.nextDouble() * 10));
    long late = Math.round(Math.exp(random.nextDouble() * 12));
    Instant start = end.minusMillis(ms);
    boolean retried = started && random.nextInt(10) == 0;
    Instant first = retried ? start.minusSeconds(90) : start;
    boolean manual = random.nextInt(5) == 0;
    String type = TYPES.get(random.nextInt(2));
    UUID id =
        given.execution(
            owner,
            schedule,
            row -> {
              row.setTrigger(manual ? "manual" : "scheduled");
              row.setScheduledFor(first.minusMillis(late));
              row.setAvailableAt(start.minusMillis(500));
              row.setStatus(outcome);
              row.setReportType(type);
              row.setCompletedAt(end);
              row.setRetryCount(retried ? 1 : 0);
              row.setAttempt(retried ? 2 : 1);
              if (started) row.setStartedAt(start);
              if (started) row.setDurationMs(ms);
              if (!category.isEmpty()) failed(row, category);
              if (!started) row.setSkipReason("missed");
              row.setCpuMs(7L);
              row.setFileSizeBytes(100L);
              row.setRowCount(3L);
            });
    if (retried) attempt(owner, id, first);
    Long lateness = started && !manual ? late : null;
    truth.add(
        new Truth(
            owner, end, type, outcome, category, started ? ms : null, lateness, retried ? 1 : 0));
  }

  private static void failed(ReportExecutionsRecord row, String category) {
    row.setErrorCategory(category);
    row.setErrorCode(category.equals("system") ? "timeout" : "other");
  }

  private void attempt(UUID owner, UUID execution, Instant start) {
    var a = EXECUTION_ATTEMPTS;
    database
        .dsl()
        .insertInto(a)
        .set(a.ID, given.ids().next())
        .set(a.ORGANIZATION_ID, owner)
        .set(a.EXECUTION_ID, execution)
        .set(a.ATTEMPT, 1)
        .set(a.WORKER_ID, execution)
        .set(a.STARTED_AT, start)
        .set(a.ENDED_AT, start.plusSeconds(1))
        .set(a.OUTCOME, "failed")
        .execute();
  }

  private void rollUp() {
    while (figures.rollUp().step()) {}
  }

  private Stream<Truth> truth(@Nullable UUID owner) {
    return truth.stream().filter(t -> owner == null || t.owner().equals(owner));
  }

  private void equalsTruth() {
    for (@Nullable UUID owner : new @Nullable UUID[] {null, one, other}) {
      var summary = figures.summary(owner);
      for (Period period : Period.values()) {
        Instant from = time.instant().minus(period.length());
        List<Truth> wanted = truth(owner).filter(t -> !t.end().isBefore(from)).toList();
        check(summary.of(period), wanted);
        check(figures.hours(owner, period), wanted);
      }
      check(summary.ever(), truth(owner).toList());
    }
  }

  private static void check(java.util.Collection<ExecutionFigure> found, List<Truth> wanted) {
    var shares = new ExecutionShares(found);
    for (String outcome : List.of("completed", "failed", "cancelled", "skipped"))
      assertThat(shares.count(outcome))
          .isEqualTo(wanted.stream().filter(t -> t.outcome().equals(outcome)).count());
    for (String category : CATEGORIES) // PR-6.10
    assertThat(shares.failed(category))
          .isEqualTo(wanted.stream().filter(t -> t.category().equals(category)).count());
    assertThat(shares.timeouts()).isEqualTo(shares.failed("system")); // PR-7.9
    assertThat(found.stream().mapToLong(ExecutionFigure::retries).sum())
        .isEqualTo(wanted.stream().mapToInt(Truth::retries).sum());
    assertThat(found.stream().mapToLong(ExecutionFigure::cpuMs).sum())
        .isEqualTo(7L * wanted.size());
    long[] took =
        wanted.stream()
            .filter(t -> t.outcome().equals("completed"))
            .mapToLong(Truth::ms)
            .sorted()
            .toArray();
    assertThat(shares.durations().sum()).isEqualTo(java.util.Arrays.stream(took).sum());
    for (double share : new double[] {0.5, 0.95, 0.99}) {
      if (took.length == 0) continue;
      double exact = took[(int) Math.ceil(share * took.length) - 1];
      assertThat(shares.durations().quantile(share)).isCloseTo(exact, within(exact * 0.03 + 0.5));
    }
    long due = wanted.stream().filter(t -> t.late() != null).count();
    long punctual = wanted.stream().filter(t -> t.late() != null && t.late() <= 60_000).count();
    assertThat(shares.started()).isEqualTo(due);
    if (due > 0) assertThat(shares.onTime().orElseThrow()).isEqualTo((double) punctual / due);
  }

  /** PR-3.2, PR-3.3: before, while and after hours are rolled up. */
  @Test
  void figures_are_what_the_history_says() {
    history(150, Duration.ofHours(26));
    history(40, Duration.ofDays(40));
    history(30, Duration.ofMinutes(20));
    equalsTruth();
    for (int i = 0; i < 20; i++) figures.rollUp().step();
    equalsTruth();
    rollUp();
    assertThat(figures.rollUp().until())
        .isEqualTo(time.instant().minus(Duration.ofMinutes(10)).truncatedTo(ChronoUnit.HOURS));
    equalsTruth();
    time.advance(Duration.ofMinutes(61)); // what was remembered of the last hour is not this one's
    equalsTruth();
    rollUp();
    equalsTruth();
  }

  @Test
  void rolled_hours_are_answered_without_their_rows() {
    history(40, Duration.ofDays(20));
    rollUp();
    Instant until = figures.rollUp().until();
    long there = truth.stream().filter(t -> t.end().isBefore(until)).count();
    database.dsl().deleteFrom(EXECUTION_ATTEMPTS).execute();
    database
        .dsl()
        .deleteFrom(REPORT_EXECUTIONS)
        .where(REPORT_EXECUTIONS.COMPLETED_AT.lt(until))
        .execute();
    assertThat(figures.summary(null).ever().stream().mapToLong(ExecutionFigure::count).sum())
        .isGreaterThanOrEqualTo(there);
  }

  @Test
  void an_hour_waits_until_late_ends_are_there() {
    time.set(Instant.parse("2026-11-24T10:09:59Z"));
    run(one, given.schedule(one), Instant.parse("2026-11-24T09:59:59Z"));
    rollUp();
    assertThat(figures.rollUp().until()).isEqualTo(Instant.parse("2026-11-24T09:00:00Z"));
    time.advance(Duration.ofSeconds(2));
    rollUp();
    assertThat(figures.rollUp().until()).isEqualTo(Instant.parse("2026-11-24T10:00:00Z"));
    check(figures.summary(null).ever(), truth);
  }

  @Test
  void a_crash_or_a_repeat_changes_nothing() {
    history(60, Duration.ofHours(40));
    assertThatThrownBy(() ->
            database.write(() -> {
              figures.rollUp().step();
              throw new IllegalStateException("died before the commit");
            }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(database.dsl().fetchCount(EXECUTION_FIGURES)).isZero();
    rollUp();
    var before =
        database.dsl().selectFrom(EXECUTION_FIGURES).fetch().sortAsc(EXECUTION_FIGURES.HOUR);
    rollUp();
    new ExecutionFigures(database, time).rollUp().step();
    var after =
        database.dsl().selectFrom(EXECUTION_FIGURES).fetch().sortAsc(EXECUTION_FIGURES.HOUR);
    assertThat(after).isEqualTo(before);
    equalsTruth();
  }

  @Test
  void two_nodes_at_once_count_every_run_once() throws InterruptedException {
    history(80, Duration.ofHours(99));
    var go = new CountDownLatch(1);
    try (Database second = TestDatabase.open(url)) {
      var theirs = new ExecutionFigures(second, time);
      Thread node =
          Thread.ofPlatform()
              .start(() -> {
                Await.latch(go);
                for (int i = 0; i < 14; i++) theirs.rollUp().step();
              });
      go.countDown();
      for (int i = 0; i < 14; i++) figures.rollUp().step();
      node.join();
    }
    rollUp();
    equalsTruth();
  }

  @Test
  void old_hours_go_and_stay_counted() {
    history(30, Duration.ofDays(500));
    rollUp();
    figures.prune(time.instant().minus(Duration.ofDays(400)));
    assertThat(
            database
                .dsl()
                .fetchCount(
                    EXECUTION_FIGURES,
                    EXECUTION_FIGURES
                        .HOUR
                        .lt(time.instant().minus(Duration.ofDays(400)))
                        .and(EXECUTION_FIGURES.HOUR.gt(Instant.EPOCH))))
        .isZero();
    check(figures.summary(null).ever(), truth);
    check(figures.summary(one).ever(), truth(one).toList());
  }

  /** NFR: an hour is read by the index of ends, never through the history of an organisation. */
  @Test
  void an_hour_is_found_by_its_index() {
    Assumptions.assumeTrue(
        kind == TestDatabase.SQLITE, "PostgreSQL decides by what is in the table");
    for (@Nullable UUID owner : new @Nullable UUID[] {null, one}) {
      var query = new EndedExecutions(database).query(owner, time.instant(), time.instant());
      String sql = database.dsl().renderInlined(query);
      String plan = database.dsl().fetch("explain query plan " + sql).format();
      assertThat(plan).contains("INDEX report_executions_completed (completed_at>");
    }
  }

  /** PR-3.2, PR-3.3 by their names; counters stand in for what was missed, and for timeouts. */
  @Test
  void metrics_tell_the_same() {
    history(60, Duration.ofHours(23));
    rollUp();
    List<Metric> metrics = new ExecutionMetrics(figures).metrics(null);
    for (Period period : Period.values()) {
      Instant from = time.instant().minus(period.length());
      List<Truth> in = truth.stream().filter(t -> !t.end().isBefore(from)).toList();
      double good = in.stream().filter(t -> t.outcome().equals("completed")).count();
      double bad = in.stream().filter(t -> t.outcome().equals("failed")).count();
      assertThat(value(metrics, "punctual_execution_success_ratio", "window", period.word()))
          .isEqualTo(good / (good + bad));
      double sum =
          in.stream().filter(t -> t.outcome().equals("completed")).mapToLong(Truth::ms).sum();
      assertThat(
              value(
                  metrics, "punctual_execution_duration_average_seconds", "window", period.word()))
          .isCloseTo(sum / good / 1000, within(1e-9));
    }
    assertThat(value(metrics, "punctual_missed_runs_total"))
        .isEqualTo((double) truth.stream().filter(t -> t.outcome().equals("skipped")).count());
    assertThat(value(metrics, "punctual_execution_wait_seconds_bucket", "le", "1"))
        .isEqualTo((double) truth.stream().filter(t -> t.ms() != null).count());
  }

  private static double value(List<Metric> metrics, String name, String... labels) {
    return metrics.stream()
        .flatMap(m -> m.samples().stream())
        .filter(s -> s.name().equals(name))
        .filter(s -> labels.length == 0 || labels[1].equals(s.labels().get(labels[0])))
        .findFirst()
        .orElseThrow()
        .value();
  }
}
