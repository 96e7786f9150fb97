package punctual.delivery;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.delivery.channels.Channel;
import punctual.delivery.channels.Parcel;
import punctual.delivery.channels.Receipt;
import punctual.queue.Queue;
import tools.jackson.databind.json.JsonMapper;

/** Deliveries that are written down and that nobody makes. */
public final class RequestedDeliveries {
  private RequestedDeliveries() {}

  public static Deliveries over(Database database, Queue queue, InstantSource time, Ids ids) {
    return new Deliveries(database, queue, time, ids, JsonMapper.shared());
  }

  /** One channel, for addresses with an at sign; nothing can be sent through it. */
  public static Channels channels() {
    return new Channels(List.of(new Unsent()));
  }

  private static final class Unsent implements Channel {
    @Override
    public String name() {
      return "email";
    }

    @Override
    public String normalize(String destination) throws InvalidDestination {
      if (!destination.contains("@"))
        throw new InvalidDestination("“%s” is no address.".formatted(destination));
      return destination.toLowerCase(Locale.ROOT);
    }

    @Override
    public Receipt send(Parcel parcel, Instant deadline, Runnable aboutToSend) {
      throw new AssertionError("nothing is sent");
    }
  }
}
