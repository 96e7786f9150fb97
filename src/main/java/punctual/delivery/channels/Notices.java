package punctual.delivery.channels;

import java.time.Instant;

/** Tells people what the product has to say for itself. */
public interface Notices {
  /**
   * Sends one message now. Never throws for what the peer does: that is the receipt.
   *
   * @param deadline the call is over by then, whatever the peer does
   */
  Receipt send(Notice notice, Instant deadline);
}
