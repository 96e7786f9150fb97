package punctual.delivery;

import static punctual.database.schema.Tables.DELIVERY_ATTEMPTS;
import static punctual.database.schema.Tables.REPORT_DELIVERIES;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;
import punctual.database.Database;
import punctual.database.schema.tables.records.ReportDeliveriesRecord;
import punctual.delivery.channels.Channel;
import punctual.delivery.channels.Parcel;
import punctual.delivery.channels.Receipt;
import punctual.faults.Category;
import punctual.faults.Fault;
import punctual.queue.Queue;
import punctual.storage.StorageFixture;
import punctual.testing.Given;
import punctual.testing.SettableTime;
import punctual.testing.TestDatabase;
import punctual.web.Live;
import tools.jackson.databind.json.JsonMapper;

/** Deliveries over a database, through a channel that does what a test says. */
final class DeliveryFixture implements AutoCloseable {
  static final Fault FAULT = new Fault(Category.NETWORK, "smtp_refused", "No answer.", null);

  final SettableTime time = new SettableTime();
  final Database database;
  final Given given;
  final UUID organization;
  final UUID execution;
  final Queue queue;
  final Deliveries deliveries;
  final DeliveryRun run;
  final List<Parcel> sent = new ArrayList<>();
  private final Live live = new Live();
  volatile Function<Runnable, Receipt> peer =
      begin -> {
        begin.run();
        return new Receipt.Sent("250 queued");
      };

  DeliveryFixture(TestDatabase kind) {
    database = kind.open();
    given = new Given(database, time);
    organization = given.organization();
    execution = given.execution(organization, given.schedule(organization));
    queue = new Queue(database, time, new Random(3), given.ids());
    deliveries = new Deliveries(database, queue, time, given.ids(), JsonMapper.shared());
    var parts =
        new DeliveryRun.Parts(
            deliveries,
            new Channels(List.of(new Scripted())),
            StorageFixture.artifacts(Path.of("target", "none"), database, time, given.ids()),
            StorageFixture.retention(database, time, false),
            StorageFixture.links(database, time, given.ids()));
    run = new DeliveryRun(parts, database, given.ids(), live, Duration.ofMinutes(15));
    queue.attach(Deliveries.TABLE, run, 4);
  }

  private final class Scripted implements Channel {
    @Override
    public String name() {
      return "email";
    }

    @Override
    public String normalize(String destination) {
      return destination;
    }

    @Override
    public Receipt send(Parcel parcel, Instant deadline, Runnable aboutToSend) {
      return peer.apply(() -> {
        aboutToSend.run();
        sent.add(parcel);
      });
    }
  }

  Deliveries.Source source() {
    return new Deliveries.Source(organization, execution, 1, 1);
  }

  static Letter letter() {
    return new Letter(
        "Organisation",
        "Schedule",
        "Report",
        null,
        SettableTime.START,
        java.time.ZoneId.of("UTC"),
        0,
        null,
        false,
        java.net.URI.create("https://punctual.test/"));
  }

  Reader reader(String address) {
    return new Reader(null, "email", address, Given.json("{}"));
  }

  /** One delivery to one reader, requested. */
  UUID requested() {
    database.write(() -> deliveries.request(source(), letter(), List.of(reader("a@example.test"))));
    return deliveries.of(organization, execution).getFirst().id();
  }

  ReportDeliveriesRecord row(UUID id) {
    return deliveries.row(id).orElseThrow();
  }

  String state(UUID id) {
    var row = row(id);
    return "%s %d/%d/%d"
        .formatted(row.getStatus(), row.getAttempt(), row.getRetryCount(), row.getUncertainCount());
  }

  List<String> attempts(UUID id) {
    var a = DELIVERY_ATTEMPTS;
    return database
        .dsl()
        .selectFrom(a)
        .where(a.DELIVERY_ID.eq(id))
        .orderBy(a.ATTEMPT)
        .fetch(row -> row.getOutcome() + " " + row.getCertainty());
  }

  void set(UUID id, String status, UUID worker) {
    var d = REPORT_DELIVERIES;
    database
        .dsl()
        .update(d)
        .set(d.STATUS, status)
        .set(d.WORKER_ID, worker)
        .where(d.ID.eq(id))
        .execute();
  }

  @Override
  public void close() {
    live.close();
    database.close();
  }
}
