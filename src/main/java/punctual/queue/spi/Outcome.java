package punctual.queue.spi;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import punctual.faults.Fault;

/**
 * How one attempt ended. The queue turns it into the row's next state; handlers never touch that
 * state.
 */
public sealed interface Outcome {
  /**
   * The work is done. The queue runs {@code effects} in the transaction that completes the row, and
   * only if this attempt still owns it: what must appear exactly once for a completed job is
   * written there.
   */
  record Done(Runnable effects) implements Outcome {}

  /**
   * Did not succeed; the handler's {@link Retries} decide what follows, not before {@code floor}
   * from now.
   */
  record Failed(Fault fault, Duration floor) implements Outcome {
    public Failed(Fault fault) {
      this(fault, Duration.ZERO);
    }
  }

  /** Ended on purpose without a result; the reason stands in the history. */
  record Skipped(String reason, Runnable effects) implements Outcome {}

  /**
   * Ends in a state of the handler's own that the queue does not know, such as {@code
   * indeterminate}.
   *
   * @param again when the owner of the table takes it up again; null: never
   */
  record Parked(String status, Fault fault, @Nullable Duration again) implements Outcome {}

  /** Interrupted by the end of this process: back to the queue, no retry is counted. */
  record Interrupted() implements Outcome {}

  /** Ended because a person asked for it. */
  record Cancelled() implements Outcome {}
}
