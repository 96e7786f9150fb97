package punctual.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.clock.ClockFixture.minute;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;
import static punctual.database.schema.Tables.SCHEDULED_REPORTS;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.database.Database;
import punctual.schedules.SchedulesFixture;
import punctual.testing.Faults;
import punctual.testing.Given;
import punctual.testing.TestDatabase;

/** Every due time becomes one row, whatever happens when and however often. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class DueRunsTest {
  private final ClockFixture fixture;
  private final DueRuns clock;

  DueRunsTest(TestDatabase kind) {
    fixture = new ClockFixture(kind);
    clock = fixture.clock;
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  /** PL-B.7. */
  @Test
  void a_due_time_is_enqueued_once_however_often_the_clock_ticks() {
    UUID schedule = fixture.schedule("latest");
    assertThat(clock.enqueue()).isEqualTo(1);
    assertThat(clock.enqueue()).isZero();
    fixture.time.advance(Duration.ofSeconds(59));
    assertThat(clock.enqueue()).isZero();
    assertThat(fixture.runs(schedule)).containsExactly("0 scheduled queued");
    assertThat(fixture.next(schedule)).isEqualTo(minute(1));
  }

  /** PL-C.5: what the schedule says now is what the run will do. */
  @Test
  void a_run_carries_a_copy_of_what_the_schedule_said() {
    UUID schedule =
        fixture.schedule(row -> {
          row.setReportParams(Given.json("{\"period\": \"yesterday\"}"));
          row.setTimezone("Asia/Tokyo");
          row.setTimeoutMinutes(7);
          row.setWhenEmpty("skip");
        });
    clock.enqueue();
    var e = REPORT_EXECUTIONS;
    var row =
        fixture
            .database
            .dsl()
            .selectFrom(e)
            .where(e.SCHEDULED_REPORT_ID.eq(schedule))
            .fetchSingle();
    assertThat(row.getReportParamsSnapshot()).isEqualTo(Given.json("{\"period\": \"yesterday\"}"));
    assertThat(row.getTimezone()).isEqualTo("Asia/Tokyo");
    assertThat(row.getTimeoutSeconds()).isEqualTo(420);
    assertThat(row.getWhenEmpty()).isEqualTo("skip");
    assertThat(row.getLane()).isEqualTo(1);
    assertThat(row.getAvailableAt()).isEqualTo(row.getScheduledFor());
  }

  /** PL-B.8: several nodes tick at the same time. */
  @Test
  void two_clocks_at_once_enqueue_each_due_time_once() throws InterruptedException {
    var schedules = new ArrayList<UUID>();
    fixture.database.write(() -> {
      for (int i = 0; i < 30; i++) schedules.add(fixture.schedule("all"));
    });
    fixture.time.set(minute(4));
    boolean sqlite = fixture.url.startsWith("jdbc:sqlite");
    Database other = sqlite ? fixture.database : TestDatabase.open(fixture.url);
    DueRuns second = fixture.clock(other);
    Thread one = Thread.ofPlatform().start(clock::enqueue);
    Thread two = Thread.ofPlatform().start(second::enqueue);
    one.join();
    two.join();
    clock.enqueue();
    if (!sqlite) other.close();
    for (UUID schedule : schedules) {
      assertThat(fixture.runs(schedule))
          .containsExactly(
              "0 catch_up queued",
              "1 catch_up queued",
              "2 catch_up queued",
              "3 scheduled queued",
              "4 scheduled queued");
      assertThat(fixture.next(schedule)).isEqualTo(minute(5));
    }
  }

  /** Whatever statement dies, a due time has its row or is still due: nothing half. */
  @Test
  void a_crash_at_any_statement_leaves_nothing_half() {
    var schedules = List.of(fixture.schedule("all"), fixture.schedule("latest"));
    Faults faults = Faults.in(fixture.database);
    int minutes = 0;
    for (Faults.At at : Faults.At.values()) {
      boolean hit = true;
      for (int k = 1; hit; k++, minutes++) {
        fixture.time.set(minute(minutes));
        faults.once(k, at);
        String died = died();
        hit = faults.heal();
        for (UUID schedule : schedules) assertNothingHalf(schedule, minutes, at + " " + k + died);
        clock.enqueue();
        for (UUID schedule : schedules)
          assertThat(fixture.runs(schedule)).as("%s %s", at, k).hasSize(minutes + 1);
      }
    }
    assertThat(minutes).isGreaterThan(12);
  }

  private String died() {
    try {
      clock.enqueue();
      return "";
    } catch (RuntimeException e) {
      return " " + e.getMessage();
    }
  }

  private void assertNothingHalf(UUID schedule, int minutes, String when) {
    boolean moved = minute(minutes + 1).equals(fixture.next(schedule));
    assertThat(fixture.runs(schedule)).as(when).hasSize(moved ? minutes + 1 : minutes);
  }

  /** PL-B.6: three policies after the same downtime. */
  @Test
  void latest_runs_only_the_newest_of_what_was_missed() {
    UUID schedule = fixture.schedule("latest");
    fixture.time.set(minute(3).plusSeconds(30));
    clock.enqueue();
    assertThat(fixture.runs(schedule))
        .containsExactly(
            "0 catch_up skipped superseded",
            "1 catch_up skipped superseded",
            "2 catch_up skipped superseded",
            "3 scheduled queued");
  }

  @Test
  void all_runs_everything_that_was_missed_oldest_first() {
    UUID schedule = fixture.schedule("all");
    fixture.time.set(minute(3).plusSeconds(30));
    clock.enqueue();
    assertThat(fixture.runs(schedule))
        .containsExactly(
            "0 catch_up queued", "1 catch_up queued", "2 catch_up queued", "3 scheduled queued");
  }

  @Test
  void none_runs_nothing_that_was_missed() {
    UUID schedule = fixture.schedule("none");
    fixture.time.set(minute(3).plusSeconds(30));
    clock.enqueue();
    assertThat(fixture.runs(schedule))
        .containsExactly(
            "0 catch_up skipped missed",
            "1 catch_up skipped missed",
            "2 catch_up skipped missed",
            "3 scheduled queued");
  }

  @Test
  void what_was_missed_before_the_window_is_passed_over_in_one_step() {
    UUID schedule =
        fixture.schedule(row -> {
          row.setCatchUp("all");
          row.setCatchUpWindow("PT2M");
        });
    fixture.time.set(minute(100));
    clock.enqueue();
    assertThat(fixture.runs(schedule))
        .containsExactly(
            "0 catch_up skipped outside_window",
            "98 catch_up queued",
            "99 scheduled queued",
            "100 scheduled queued");
    assertThat(fixture.next(schedule)).isEqualTo(minute(101));
  }

  @Test
  void a_very_long_downtime_is_caught_up_in_full_and_in_order() {
    UUID schedule =
        fixture.schedule(row -> {
          row.setCatchUp("all");
          row.setCatchUpWindow("P3D");
        });
    UUID latest = fixture.schedule("latest");
    fixture.time.set(minute(1210));
    clock.enqueue();
    assertThat(fixture.runs(schedule)).hasSize(1211).allMatch(run -> run.endsWith("queued"));
    assertThat(fixture.runs(latest)).hasSize(1211).filteredOn(r -> r.endsWith("queued")).hasSize(1);
    assertThat(fixture.runs(latest).getLast()).isEqualTo("1210 scheduled queued");
  }

  /** PL-B.6: no overlap with a running one. */
  @Test
  void a_newer_due_time_replaces_one_that_waits_and_never_one_that_runs() {
    UUID waits = fixture.schedule("latest");
    fixture.waiting(waits, "queued");
    UUID retries = fixture.schedule("latest");
    fixture.waiting(retries, "delayed");
    UUID runs = fixture.schedule("latest");
    fixture.waiting(runs, "running");
    clock.enqueue();
    assertThat(fixture.runs(waits))
        .containsExactly("-1 scheduled skipped superseded", "0 scheduled queued");
    assertThat(fixture.runs(retries))
        .containsExactly("-1 scheduled skipped superseded", "0 scheduled queued");
    assertThat(fixture.runs(runs)).containsExactly("-1 scheduled running", "0 scheduled queued");
  }

  @Test
  void with_all_they_queue_up_and_with_none_an_overlap_is_passed_over() {
    UUID all = fixture.schedule("all");
    fixture.waiting(all, "running");
    UUID none = fixture.schedule("none");
    fixture.waiting(none, "running");
    clock.enqueue();
    assertThat(fixture.runs(all)).containsExactly("-1 scheduled running", "0 scheduled queued");
    assertThat(fixture.runs(none))
        .containsExactly("-1 scheduled running", "0 scheduled skipped overlap");
  }

  @Test
  void a_manual_run_is_no_overlap() {
    UUID none = fixture.schedule("none");
    fixture.given.execution(fixture.organization, none);
    clock.enqueue();
    assertThat(fixture.runs(none)).contains("0 scheduled queued");
  }

  @Test
  void a_schedule_ends_with_its_last_due_time() {
    UUID schedule = fixture.schedule(row -> row.setScheduleConfig(ending("2026-11-24")));
    clock.enqueue();
    assertThat(fixture.runs(schedule)).containsExactly("0 scheduled queued");
    assertThat(fixture.next(schedule)).isNull();
    fixture.time.set(minute(60 * 48));
    assertThat(clock.enqueue()).isZero();
  }

  @Test
  void a_schedule_that_was_over_before_its_window_began_ends_and_stops_nobody() {
    UUID over =
        fixture.schedule(row -> {
          row.setScheduleConfig(ending("2026-11-25"));
          row.setCatchUpWindow("PT1H");
        });
    UUID other = fixture.schedule("latest");
    fixture.time.set(minute(60 * 24 * 30));
    clock.enqueue();
    assertThat(fixture.runs(over)).containsExactly("0 catch_up skipped outside_window");
    assertThat(fixture.next(over)).isNull();
    assertThat(fixture.runs(other).getLast()).endsWith("scheduled queued");
  }

  private static tools.jackson.databind.JsonNode ending(String day) {
    return Given.json(
        "{\"cadence\": \"daily\", \"time\": \"09:00\", \"timezone\": \"UTC\", \"end_date\": \"%s\"}"
            .formatted(day));
  }

  @Test
  void a_recurrence_that_is_not_valid_any_more_stops_only_itself() {
    UUID broken =
        fixture.schedule(row -> row.setScheduleConfig(Given.json("{\"cadence\": \"sometimes\"}")));
    UUID other = fixture.schedule("latest");
    clock.enqueue();
    assertThat(fixture.runs(broken)).isEmpty();
    assertThat(fixture.next(broken)).isNull();
    assertThat(fixture.runs(other)).containsExactly("0 scheduled queued");
  }

  @Test
  void paused_schedules_are_not_due() {
    UUID paused = fixture.schedule(row -> row.setIsActive(false));
    assertThat(clock.enqueue()).isZero();
    assertThat(fixture.runs(paused)).isEmpty();
  }

  /** PL-B.2: a nominal time runs once, also where new zone data moves it after it ran. */
  @Test
  void new_zone_data_moves_what_is_ahead_and_repeats_nothing() {
    UUID ahead =
        fixture.schedule(row -> {
          row.setNextRunAt(minute(30));
          row.setScheduleConfig(ending("2026-12-24"));
        });
    UUID due = fixture.schedule("latest");
    clock.enqueue();
    int moved = SchedulesFixture.over(fixture.database, fixture.time).recomputeZones();
    assertThat(moved).isEqualTo(1);
    assertThat(fixture.next(ahead)).isEqualTo(minute(60 * 24));
    assertThat(fixture.next(due)).isEqualTo(minute(1));
    dueAgain(due);
    assertThat(fixture.runs(due)).containsExactly("0 scheduled queued");
  }

  /** PL-B.9: nine o'clock in another zone is another due time. */
  @Test
  void after_a_move_to_another_zone_the_same_local_time_is_due_anew() {
    UUID schedule = fixture.schedule("all");
    clock.enqueue();
    var s = SCHEDULED_REPORTS;
    fixture.database.dsl().update(s).set(s.TIMEZONE, "Atlantic/Reykjavik").execute();
    dueAgain(schedule);
    assertThat(fixture.runs(schedule)).containsExactly("0 scheduled queued", "0 scheduled queued");
  }

  /** The same local time, a second later. */
  private void dueAgain(UUID due) {
    var s = SCHEDULED_REPORTS;
    fixture
        .database
        .dsl()
        .update(s)
        .set(s.NEXT_RUN_AT, minute(0).plusSeconds(1))
        .set(s.NEXT_NOMINAL, "2026-11-24T09:00")
        .where(s.ID.eq(due))
        .execute();
    fixture.time.set(minute(0).plusSeconds(30));
    clock.enqueue();
  }

  /** PL-B.10, in small: a minute's worth of schedules is a handful of statements each. */
  @Test
  void a_thousand_schedules_at_once_are_all_enqueued() {
    fixture.database.write(() -> {
      for (int i = 0; i < 1001; i++) fixture.schedule("latest");
    });
    assertThat(clock.enqueue()).isEqualTo(1001);
    assertThat(fixture.database.dsl().fetchCount(REPORT_EXECUTIONS)).isEqualTo(1001);
  }
}
