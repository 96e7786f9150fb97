package punctual.delivery.channels;

import java.time.Instant;
import tools.jackson.databind.JsonNode;

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
   * Whether an organisation may have this recipient.
   *
   * @param destination in its normal form
   * @param options an object, as the person wrote it
   * @param organization the organisation's key
   * @throws InvalidDestination where it may not, or an option is none
   */
  default void check(String destination, JsonNode options, String organization)
      throws InvalidDestination {}

  /** Whether readers are sent download addresses; none is made for a channel that sends none. */
  default boolean sendsLinks() {
    return true;
  }

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
    private final String field;

    public InvalidDestination(String message) {
      this("destination", message);
    }

    /**
     * @param field of the recipient: {@code destination} or {@code options}
     */
    public InvalidDestination(String field, String message) {
      super(message);
      this.field = field;
    }

    public String field() {
      return field;
    }
  }
}
