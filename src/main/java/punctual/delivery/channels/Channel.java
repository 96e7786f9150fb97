package punctual.delivery.channels;

import java.time.Instant;

/**
 * One way to bring a report to a reader. Each lives in a folder of its own that owns all of it:
 * settings, transport, templates, tests.
 */
public interface Channel {
  /** The word in JSON and tables: {@code email}. */
  String name();

  /**
   * The normal form of a destination as a person wrote it.
   *
   * @throws InvalidDestination where nothing could ever be delivered to it
   */
  String normalize(String destination) throws InvalidDestination;

  /**
   * Brings the parcel to its destination. Never throws for what the peer does: that is the receipt.
   *
   * @param deadline the call is over by then, whatever the peer does
   * @param aboutToSend called once, before the first byte that the peer could act upon; from then
   *     on a lost connection may be a sent message
   */
  Receipt send(Parcel parcel, Instant deadline, Runnable aboutToSend);

  /**
   * A destination that can never work; the message names what is wrong with it, for the person who
   * wrote it.
   */
  final class InvalidDestination extends Exception {
    public InvalidDestination(String message) {
      super(message);
    }
  }
}
