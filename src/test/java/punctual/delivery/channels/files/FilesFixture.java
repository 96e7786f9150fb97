package punctual.delivery.channels.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import punctual.database.Database;
import punctual.delivery.channels.Parcel;
import punctual.delivery.channels.Receipt;
import punctual.identity.Organizations;
import punctual.testing.Given;
import punctual.testing.SettableTime;
import punctual.testing.TestDatabase;

/** The channel over a database: the roots {@code all}, {@code own} and {@code others}. */
final class FilesFixture implements AutoCloseable {
  static final UUID RECIPIENT = new UUID(0, 1);
  static final Instant DUE = Instant.parse("2026-11-24T14:00:00Z");
  static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

  private final SettableTime time = new SettableTime();
  private final Database database;
  private final Given given;
  private final UUID organization;

  FilesFixture(TestDatabase kind) {
    database = kind.open();
    given = new Given(database, time);
    organization = given.organization();
  }

  /** The organisation's key. */
  String key() {
    return "o" + organization;
  }

  FolderChannel channel(Path disk) {
    var roots =
        new FileRoots(
            List.of(
                new FileRoot("all", made(disk, "all"), List.of()),
                new FileRoot("own", made(disk, "own"), List.of(key())),
                new FileRoot("others", made(disk, "others"), List.of("other"))));
    var organizations = new Organizations(database, time, given.ids());
    return new FolderChannel(roots, organizations, database, time, new Turns(time));
  }

  private static Path made(Path disk, String name) {
    try {
      return Files.createDirectories(disk.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Receipt send(FolderChannel channel, Parcel parcel) {
    return channel.send(parcel, LATER, () -> {});
  }

  Parcel parcel(String destination, String options, Instant due, List<Parcel.File> files) {
    return parcel(RECIPIENT, destination, options, due, files);
  }

  Parcel parcel(
      UUID recipient, String destination, String options, Instant due, List<Parcel.File> files) {
    return new Parcel(
        given.ids().next(),
        1,
        DUE,
        organization,
        recipient,
        destination,
        Given.json(options),
        "Acme",
        "Weekly sales",
        "Sales summary",
        null,
        due,
        ZoneId.of("America/New_York"),
        1,
        null,
        files,
        URI.create("https://reports.acme.test/o/acme/executions/42"));
  }

  /** The next attempt of the same delivery. */
  static Parcel again(Parcel p) {
    return new Parcel(
        p.deliveryId(),
        p.attempt() + 1,
        p.firstAttemptAt(),
        p.organizationId(),
        p.recipientId(),
        p.destination(),
        p.options(),
        p.organization(),
        p.scheduleName(),
        p.reportName(),
        p.period(),
        p.dueAt(),
        p.zone(),
        p.rows(),
        p.note(),
        p.files(),
        p.page());
  }

  static Parcel.File file(String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Parcel.File(
        name,
        "text/csv",
        bytes.length,
        sha256(bytes),
        URI.create("https://reports.acme.test/d/1"),
        LATER,
        () -> new ByteArrayInputStream(bytes));
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    database.close();
  }
}
