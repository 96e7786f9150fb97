package punctual.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.clock.ClockFixture.minute;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;
import static punctual.database.schema.Tables.SCHEDULED_REPORTS;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.database.schema.tables.records.ScheduledReportsRecord;
import punctual.schedules.Circuit.Verdict;
import punctual.schedules.Schedules;
import punctual.schedules.SchedulesFixture;
import punctual.testing.TestDatabase;

/** PL-C.11: a schedule that keeps failing by its own fault rests; each due time keeps its row. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class CircuitRunsTest {
  private final ClockFixture fixture;
  private final Schedules schedules;

  CircuitRunsTest(TestDatabase kind) {
    fixture = new ClockFixture(kind);
    schedules = SchedulesFixture.over(fixture.database, fixture.time);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private void tick(int minute) {
    fixture.time.set(minute(minute));
    fixture.clock.enqueue();
  }

  /** The latest run that waits ends. */
  private void end(UUID schedule, String status, Verdict verdict) {
    var e = REPORT_EXECUTIONS;
    var run =
        fixture
            .database
            .dsl()
            .selectFrom(e)
            .where(e.SCHEDULED_REPORT_ID.eq(schedule))
            .and(e.STATUS.eq("queued"))
            .fetchSingle();
    run.setStatus(status);
    run.setCompletedAt(fixture.time.instant());
    run.update();
    schedules.ended(
        new Schedules.Ended(
            schedule,
            run.getId(),
            run.getScheduledFor(),
            run.getScheduledFor(),
            status,
            null,
            verdict,
            fixture.time.instant()));
  }

  private void fail(UUID schedule) {
    end(schedule, "failed", Verdict.OWN_FAULT);
  }

  /** A schedule of every minute after five failures, the last due at minute 4. */
  private UUID open() {
    UUID schedule = fixture.schedule("latest");
    for (int i = 0; i < 5; i++) {
      tick(i);
      fail(schedule);
    }
    return schedule;
  }

  private String circuit(UUID schedule) {
    ScheduledReportsRecord row =
        fixture
            .database
            .dsl()
            .selectFrom(SCHEDULED_REPORTS)
            .where(SCHEDULED_REPORTS.ID.eq(schedule))
            .fetchSingle();
    return row.getCircuitUntil() == null
        ? row.getCircuit() + " " + row.getFailureStreak()
        : "%s %d until %d"
            .formatted(
                row.getCircuit(),
                row.getFailureStreak(),
                Duration.between(minute(0), row.getCircuitUntil()).toMinutes());
  }

  @Test
  void it_rests_is_tried_once_and_goes_on() {
    UUID schedule = open();
    assertThat(circuit(schedule)).isEqualTo("open 5 until 64");
    for (int i = 5; i < 64; i++) tick(i);
    assertThat(fixture.runs(schedule).subList(5, 64))
        .hasSize(59)
        .allMatch(run -> run.endsWith("scheduled skipped circuit_open"));
    tick(64);
    assertThat(circuit(schedule)).isEqualTo("probing 5 until 64");
    tick(65);
    assertThat(fixture.runs(schedule).subList(64, 66))
        .containsExactly("64 scheduled queued", "65 scheduled skipped circuit_open");
    end(schedule, "completed", Verdict.SUCCESS);
    assertThat(circuit(schedule)).isEqualTo("closed 0");
    tick(66);
    assertThat(fixture.runs(schedule).getLast()).isEqualTo("66 scheduled queued");
  }

  @Test
  void a_trial_that_fails_rests_longer_and_one_without_a_verdict_is_repeated() {
    UUID schedule = open();
    tick(64);
    end(schedule, "failed", Verdict.NONE);
    assertThat(circuit(schedule)).isEqualTo("open 5 until 64");
    tick(65);
    fail(schedule);
    assertThat(circuit(schedule)).isEqualTo("open 6 until 185");
    tick(66);
    assertThat(fixture.runs(schedule).getLast()).isEqualTo("66 scheduled skipped circuit_open");
  }

  /** An outage of the network of any length pauses no schedule. */
  @Test
  void faults_of_the_platform_pause_nothing() {
    UUID schedule = fixture.schedule("latest");
    for (int i = 0; i < 20; i++) {
      tick(i);
      end(schedule, "failed", Verdict.NONE);
    }
    assertThat(circuit(schedule)).isEqualTo("closed 0");
  }

  /** After downtime the first due time past the rest is the trial, as the policy chooses it. */
  @Test
  void what_was_missed_is_tried_once_whatever_the_policy() {
    UUID latest = open();
    var s = SCHEDULED_REPORTS;
    tick(70);
    assertThat(fixture.runs(latest).subList(64, 71))
        .containsExactly(
            "64 catch_up skipped superseded",
            "65 catch_up skipped superseded",
            "66 catch_up skipped superseded",
            "67 catch_up skipped superseded",
            "68 catch_up skipped superseded",
            "69 scheduled skipped superseded",
            "70 scheduled queued");
    fail(latest);
    fixture.database.dsl().update(s).set(s.CATCH_UP, "all").execute();
    tick(192);
    assertThat(fixture.runs(latest).subList(189, 193))
        .containsExactly(
            "189 catch_up skipped circuit_open",
            "190 catch_up queued",
            "191 scheduled skipped circuit_open",
            "192 scheduled skipped circuit_open");
  }

  /** A due time that has its row already, as after new zone data, is no trial. */
  @Test
  void a_trial_that_never_began_is_not_waited_for() {
    UUID schedule = open();
    fixture.given.execution(
        fixture.organization,
        schedule,
        row -> {
          row.setTrigger("scheduled");
          row.setScheduledFor(minute(64));
          row.setStatus("skipped");
          row.setCompletedAt(fixture.time.instant());
        });
    for (int i = 5; i <= 64; i++) tick(i);
    assertThat(circuit(schedule)).isEqualTo("open 5 until 64");
    tick(65);
    assertThat(circuit(schedule)).isEqualTo("probing 5 until 64");
  }
}
