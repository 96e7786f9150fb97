package punctual.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static punctual.database.schema.Tables.HEALTH_TRANSITIONS;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.metrics.Period;
import punctual.operations.Health.Result;
import punctual.operations.Health.Status;
import punctual.testing.SettableTime;
import punctual.testing.TestDatabase;

/** Uptime and the time to recovery, from what was noted (RA.9). */
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init")
class HealthHistoryTest {
  @Parameter TestDatabase kind;
  private final SettableTime time = new SettableTime();
  private Database database;
  private HealthHistory history;

  @BeforeEach
  void start() {
    database = kind.open();
    history = process("one");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private HealthHistory process(String node) {
    return new HealthHistory(database, time, new Ids(time, new Random()), node);
  }

  private void minutes(int minutes, Status state, Status mail, HealthHistory... nodes) {
    for (int i = 0; i < minutes * 6; i++) {
      time.advance(Duration.ofSeconds(10));
      for (HealthHistory node : nodes) {
        node.note(
            Map.of(
                "database", new Result(state, time.instant()),
                "email", new Result(mail, time.instant())));
      }
    }
  }

  private Uptime day() {
    return new UptimeReading(history, time).over(Period.DAY);
  }

  @Test
  void all_is_up_while_it_is_seen_and_one_row_is_enough() {
    assertThat(day().share()).isZero();
    minutes(30, Status.PASS, Status.PASS, history);
    assertThat(day().share()).isEqualTo(1);
    assertThat(day().incidents()).isZero();
    assertThat(database.dsl().fetchCount(HEALTH_TRANSITIONS)).isEqualTo(2);
  }

  @Test
  void time_in_which_no_process_ran_counts_as_down() {
    minutes(30, Status.PASS, Status.PASS, history);
    time.advance(Duration.ofMinutes(10)); // kill -9
    HealthHistory again = process("one");
    minutes(20, Status.PASS, Status.PASS, again);
    assertThat(day().share()).isCloseTo(50.0 / 60, within(0.01));
    assertThat(day().incidents()).isEqualTo(1);
    assertThat(day().meanToRecovery().orElseThrow())
        .isCloseTo(Duration.ofMinutes(10), Duration.ofSeconds(20));
  }

  @Test
  void the_same_process_that_slept_was_down_too() {
    minutes(10, Status.PASS, Status.PASS, history);
    time.advance(Duration.ofMinutes(10));
    minutes(10, Status.PASS, Status.PASS, history);
    assertThat(day().share()).isCloseTo(20.0 / 30, within(0.02));
  }

  @Test
  void another_node_that_is_ready_keeps_the_product_up() {
    HealthHistory second = process("two");
    minutes(10, Status.PASS, Status.PASS, history, second);
    minutes(10, Status.PASS, Status.PASS, second);
    minutes(10, Status.PASS, Status.PASS, history, second);
    assertThat(day().share()).isEqualTo(1);
  }

  /** Mail that is down is an incident, and takes nothing from the uptime. */
  @Test
  void the_time_to_recovery_is_the_mean_of_incidents_that_are_over() {
    minutes(10, Status.PASS, Status.PASS, history);
    minutes(4, Status.PASS, Status.FAIL, history);
    minutes(10, Status.PASS, Status.PASS, history);
    minutes(2, Status.FAIL, Status.FAIL, history);
    minutes(10, Status.WARN, Status.PASS, history);
    assertThat(day().share()).isCloseTo(34.0 / 36, within(0.01));
    assertThat(day().incidents()).isEqualTo(2);
    assertThat(day().meanToRecovery().orElseThrow())
        .isCloseTo(Duration.ofMinutes(3), Duration.ofSeconds(20));
    minutes(5, Status.PASS, Status.FAIL, history);
    assertThat(day().incidents()).isEqualTo(2);
    var row = database.dsl().selectFrom(HEALTH_TRANSITIONS).fetch();
    assertThat(row)
        .anyMatch(r -> "fail".equals(r.getFromStatus()) && r.getToStatus().equals("pass"));
  }

  @Test
  void what_is_over_for_long_goes() {
    minutes(1, Status.PASS, Status.PASS, history);
    time.advance(Duration.ofDays(401));
    minutes(1, Status.PASS, Status.PASS, history);
    history.prune();
    assertThat(history.since()).hasValueSatisfying(at -> assertThat(at).isAfter(recently()));
  }

  private Instant recently() {
    return time.instant().minus(Duration.ofHours(1));
  }
}
