package punctual.queue.spi;

import java.time.Instant;
import java.util.List;
import punctual.faults.Fault;

/**
 * What a kind of job does; attached to the queue when the server starts. The queue knows none of
 * them.
 */
public interface JobHandler {
  /**
   * Does the work of one attempt. What goes wrong is an outcome; an exception that escapes is a
   * fault of this product and counts as {@code system}.
   */
  Outcome run(Job job, Cancellation cancellation);

  /**
   * Whether attempts need a thread of the operating system: for work that computes, or that holds a
   * thread in native code. Slots bound how many there are.
   */
  default boolean onPlatformThread() {
    return false;
  }

  /**
   * The end of an attempt's time as it stands now; asked once it seems to have come, for the owner
   * of the table may have moved it, on whichever node.
   */
  default Instant deadline(Job job) {
    return job.deadline();
  }

  /** When and how often a fault is tried again. */
  Retries retries();

  /**
   * An attempt that ended while it still owned its row.
   *
   * @param status the row's state from now on
   */
  record End(Job job, Outcome outcome, String status, Instant at) {}

  /**
   * Writes the history of attempts, in the transaction that ends them together; after the effects
   * of their outcomes.
   */
  void record(List<End> ends);

  /**
   * What becomes of a row whose node died, or whose end could not be recorded.
   *
   * @param status the state that it was in
   * @param fault the loss as a fault
   */
  default Outcome lost(Job job, String status, Fault fault) {
    return new Outcome.Failed(fault);
  }

  /**
   * What an attempt that is over tells about the resource of its row; asked after {@link #record}.
   */
  default Verdict verdict(Job job, Outcome outcome) {
    return Verdict.UNTOLD;
  }

  /** Called after the commit, for live views; losing it is harmless. */
  default void announce(Job job, String status) {}
}
