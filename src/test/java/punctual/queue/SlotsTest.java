package punctual.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import punctual.testing.SettableTime;

/** Slots follow what waits (PL-C.12). */
class SlotsTest {
  private final SettableTime time = new SettableTime();
  private final AtomicBoolean nothingToSpare = new AtomicBoolean();
  private final Slots slots = new Slots(2, 4, nothingToSpare::get, time);

  /** A turn of the worker while this many run and rows wait without end. */
  private int turn(int running) {
    int free = slots.free(running);
    if (free > 0) slots.claimed(free, free);
    return free;
  }

  private void second() {
    time.advance(Duration.ofSeconds(1));
  }

  @Test
  void one_more_each_second_while_rows_wait_and_never_above_the_most() {
    assertThat(turn(0)).isEqualTo(2);
    assertThat(turn(2)).as("not within a second").isZero();
    second();
    assertThat(turn(2)).isEqualTo(1);
    assertThat(turn(3)).isZero();
    second();
    assertThat(turn(3)).isEqualTo(1);
    second();
    assertThat(turn(4)).isZero();
    assertThat(slots.now()).isEqualTo(4);
  }

  @Test
  void no_more_where_the_last_claim_came_back_short() {
    slots.claimed(slots.free(0), 2);
    slots.claimed(1, 0);
    second();
    assertThat(slots.free(2)).isZero();
    assertThat(slots.now()).isEqualTo(2);
  }

  @Test
  void no_more_while_the_machine_has_nothing_to_spare() {
    nothingToSpare.set(true);
    turn(0);
    second();
    assertThat(turn(2)).isZero();
    nothingToSpare.set(false);
    assertThat(turn(2)).isEqualTo(1);
  }

  @Test
  void what_was_not_needed_for_half_a_minute_goes() {
    turn(0);
    second();
    turn(2);
    second();
    turn(3);
    assertThat(slots.free(4)).isZero();
    assertThat(slots.now()).isEqualTo(4);
    time.advance(Duration.ofSeconds(29));
    slots.free(1);
    assertThat(slots.now()).isEqualTo(4);
    second();
    slots.free(3);
    assertThat(slots.now()).as("what runs goes on").isEqualTo(3);
    time.advance(Duration.ofSeconds(30));
    assertThat(slots.free(0)).isEqualTo(2);
  }
}
