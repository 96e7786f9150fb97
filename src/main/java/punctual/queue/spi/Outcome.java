package punctual.queue.spi;

import java.time.Duration;

/**
 * How one attempt ended. The queue turns it into the row's next state; handlers never touch that
 * state.
 */
public sealed interface Outcome {
  /**
   * The work is done. The queue runs {@code effects} in the transaction that completes the row, and
   * only if this attempt still owns it: what must appear exactly once per completed job is written
   * there.
   */
  record Done(Runnable effects) implements Outcome {}

  /**
   * Did not succeed; the category's retry strategy decides what follows. {@code floor} is the least
   * delay.
   */
  record Failed(Fault fault, Duration floor) implements Outcome {
    public Failed(Fault fault) {
      this(fault, Duration.ZERO);
    }
  }

  /** Not ready yet for a reason that is nobody's fault; costs no retry. */
  record Snooze(Duration delay, String why) implements Outcome {}

  /** Ended on purpose before doing anything: {@code skip_reason} in the history. */
  record Skipped(String reason) implements Outcome {}
}
