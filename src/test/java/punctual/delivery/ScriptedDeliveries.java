package punctual.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.delivery.channels.Channel;
import punctual.queue.Queue;
import punctual.queue.spi.JobHandler;
import punctual.storage.StorageFixture;
import punctual.testing.Given;
import punctual.web.Live;
import tools.jackson.databind.json.JsonMapper;

/** The real deliveries of one node, through a channel that does what a test says. */
public final class ScriptedDeliveries {
  private final Deliveries deliveries;
  private final DeliveryRun run;

  public ScriptedDeliveries(
      Database database, InstantSource time, Ids ids, Live live, Channel channel) {
    var queue = new Queue(database, time, new Random(3), ids);
    deliveries = new Deliveries(database, queue, time, ids, JsonMapper.shared());
    var parts =
        new DeliveryRun.Parts(
            deliveries,
            new Channels(List.of(channel)),
            StorageFixture.artifacts(Path.of("target", "none"), database, time, ids),
            StorageFixture.retention(database, time, false),
            StorageFixture.links(database, time, ids));
    run = new DeliveryRun(parts, database, ids, live, Duration.ofMinutes(15));
  }

  public JobHandler handler() {
    return run;
  }

  /** What housekeeping does: deliveries in doubt whose time has come. */
  public void resendUncertain() {
    deliveries.resendUncertain();
  }

  /** What a completed run writes: one delivery for each address. */
  public void request(UUID organization, UUID execution, int attempt, List<String> addresses) {
    deliveries.request(
        new Deliveries.Source(organization, execution, attempt, 1),
        DeliveryFixture.letter(),
        addresses.stream().map(a -> new Reader(null, "email", a, Given.json("{}"))).toList());
  }
}
