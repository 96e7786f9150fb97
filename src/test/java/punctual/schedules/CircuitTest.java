package punctual.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import punctual.schedules.Circuit.State;
import punctual.schedules.Circuit.Verdict;
import punctual.testing.SettableTime;

/** PL-C.11: when a schedule that keeps failing rests, for how long, and what ends it. */
class CircuitTest {
  private static final Instant NOW = SettableTime.START;

  private static Circuit failing(int times) {
    Circuit circuit = Circuit.CLOSED;
    for (int i = 0; i < times; i++) circuit = circuit.after(Verdict.OWN_FAULT, NOW, NOW);
    return circuit;
  }

  private static Instant in(int hours) {
    return NOW.plus(Duration.ofHours(hours));
  }

  private static @Nullable Duration rest(Circuit circuit) {
    return Duration.between(circuit.since(), circuit.until());
  }

  @Test
  void five_failures_in_a_row_open_it_for_an_hour() {
    assertThat(failing(4).isClosed()).isTrue();
    assertThat(failing(5)).isEqualTo(new Circuit(State.OPEN, 5, 1, in(1)));
    assertThat(failing(5).since()).isEqualTo(NOW);
  }

  @Test
  void a_fault_of_the_platform_neither_counts_nor_starts_anew() {
    Circuit four = failing(4);
    assertThat(four.after(Verdict.NONE, NOW, NOW)).isEqualTo(four);
    assertThat(four.after(Verdict.SUCCESS, NOW, NOW)).isEqualTo(Circuit.CLOSED);
  }

  @Test
  void due_times_pass_during_the_rest_and_during_a_trial() {
    Circuit open = failing(5);
    assertThat(open.passesOver(in(1).minusSeconds(1))).isTrue();
    assertThat(open.passesOver(in(1))).isFalse();
    assertThat(open.probing().passesOver(in(2))).isTrue();
    assertThat(Circuit.CLOSED.passesOver(NOW)).isFalse();
  }

  @Test
  void each_failed_trial_doubles_the_rest_up_to_a_day() {
    Circuit circuit = failing(5);
    for (int hours : new int[] {2, 4, 8, 16, 24, 24}) {
      Instant due = java.util.Objects.requireNonNull(circuit.until());
      circuit = circuit.probing().after(Verdict.OWN_FAULT, due, due);
      assertThat(rest(circuit)).isEqualTo(Duration.ofHours(hours));
      assertThat(circuit.state()).isEqualTo(State.OPEN);
    }
    assertThat(circuit.opens()).isEqualTo(7);
  }

  @Test
  void a_trial_without_a_verdict_leaves_the_next_due_time_to_try() {
    Circuit open = failing(5);
    assertThat(open.probing().after(Verdict.NONE, in(1), in(1))).isEqualTo(open);
    assertThat(open.passesOver(in(2))).isFalse();
  }

  /** Runs of people, and such that waited since before it opened. */
  @Test
  void another_run_ends_a_trial_only_by_success() {
    Circuit trial = failing(5).probing();
    assertThat(trial.after(Verdict.OWN_FAULT, null, in(1)).state()).isEqualTo(State.PROBING);
    assertThat(trial.after(Verdict.OWN_FAULT, NOW, in(1)).state()).isEqualTo(State.PROBING);
    assertThat(trial.after(Verdict.NONE, null, in(1))).isEqualTo(trial);
    assertThat(trial.after(Verdict.SUCCESS, null, in(1))).isEqualTo(Circuit.CLOSED);
    assertThat(failing(5).after(Verdict.OWN_FAULT, null, in(1)).until()).isEqualTo(in(1));
  }
}
