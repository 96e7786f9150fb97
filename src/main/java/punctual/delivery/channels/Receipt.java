package punctual.delivery.channels;

import java.time.Duration;
import punctual.faults.Fault;

/** What is known about the message after one attempt. */
public sealed interface Receipt {
  /** The peer took it. {@code reference} is its own name for it or its reply; not empty. */
  record Sent(String reference) implements Receipt {}

  /** Certainly not sent; may be tried again, not before {@code floor} from now. */
  record NotSent(Fault fault, Duration floor) implements Receipt {}

  /**
   * The peer refused this message or this address for good. {@code bounced}: the address itself is
   * the reason.
   */
  record Refused(Fault fault, boolean bounced) implements Receipt {}

  /**
   * The connection ended after the last byte and before the answer: the reader may or may not have
   * it.
   */
  record Uncertain(Fault fault) implements Receipt {}
}
