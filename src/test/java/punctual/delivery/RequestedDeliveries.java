package punctual.delivery;

import java.time.InstantSource;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.queue.Queue;
import tools.jackson.databind.json.JsonMapper;

/** Deliveries that are written down and that nobody makes. */
public final class RequestedDeliveries {
  private RequestedDeliveries() {}

  public static Deliveries over(Database database, Queue queue, InstantSource time, Ids ids) {
    return new Deliveries(database, queue, time, ids, JsonMapper.shared());
  }
}
