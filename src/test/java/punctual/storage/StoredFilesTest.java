package punctual.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static punctual.database.schema.Tables.ARTIFACTS;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.database.Database;
import punctual.faults.CodedException;
import punctual.storage.stores.DiskStore;
import punctual.storage.stores.S3Server;
import punctual.storage.stores.Store;
import punctual.testing.Given;
import punctual.testing.SettableTime;
import punctual.testing.TestDatabase;

/** PL-F.2, PL-F.3, PL-F.6: files in more than one store, small and sealed, whole or an error. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class StoredFilesTest {
  private static final byte[] TEXT =
      "2026-11-29,Berlin,1234.50\r\n".repeat(5000).getBytes(StandardCharsets.UTF_8);

  private final S3Server server = new S3Server();
  private final SettableTime time = new SettableTime();
  private final Database database;
  private final Given given;
  private final UUID organization;

  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  StoredFilesTest(TestDatabase kind) {
    database = kind.open();
    given = new Given(database, time);
    organization = given.organization();
  }

  @AfterEach
  void close() {
    server.close();
    database.close();
  }

  private Artifacts artifacts(Store other) {
    var stores = new LinkedHashMap<String, Store>();
    stores.put(Stores.DISK, new DiskStore(folder));
    stores.put("main", other);
    return StorageFixture.artifacts(new Stores(stores, Stores.DISK), database, time, given.ids());
  }

  private Artifacts artifacts() {
    return artifacts(server.open());
  }

  private Artifacts.Target target(String format, @Nullable String store) {
    UUID run = given.execution(organization, given.schedule(organization));
    return new Artifacts.Target(
        organization, run, "sales", 1, format, "a", "text/csv", store, null);
  }

  private Artifact kept(Artifacts artifacts, Artifacts.Target target, byte[] content)
      throws IOException {
    try (var draft = artifacts.draft(target)) {
      draft.out().write(content);
      return draft.keep(7);
    }
  }

  private Artifact recorded(String store) throws IOException {
    Artifact file = kept(artifacts(), target("csv", store), TEXT);
    artifacts().record(List.of(file));
    return artifacts().find(file.id()).orElseThrow();
  }

  private byte[] read(Artifact file) throws IOException {
    try (InputStream in = artifacts().open(file)) {
      return in.readAllBytes();
    }
  }

  /** PL-F.2, PL-F.6. */
  @Test
  void a_file_lies_small_and_sealed_in_the_store_of_its_schedule() throws IOException {
    for (String store : new String[] {"disk", "main"}) {
      Artifact file = recorded(store);
      assertThat(file.store()).isEqualTo(store);
      assertThat(file.bytes()).isEqualTo(TEXT.length);
      assertThat(file.storedBytes()).isLessThan(TEXT.length / 20);
      assertThat(read(file)).isEqualTo(TEXT);
    }
    assertThat(StorageFixture.use(folder, database).parts())
        .allSatisfy(part -> assertThat(part.bytes()).isLessThan(TEXT.length / 10));
  }

  @Test
  void a_store_that_is_not_configured_is_a_fault_of_the_configuration() {
    var e =
        catchThrowableOfType(
            CodedException.class, () -> artifacts().draft(target("csv", "elsewhere")));
    assertThat(e.code().name()).isEqualTo("store_unknown");
  }

  /** PL-F.3: the last bytes never come of a file that is not what was written. */
  @Test
  void a_changed_file_is_not_given_out_whole() throws IOException {
    Artifact file = recorded("disk");
    Path stored = folder.resolve(file.storageKey());
    byte[] bytes = Files.readAllBytes(stored);
    bytes[bytes.length - 1] ^= 1;
    Files.write(stored, bytes);
    isDamaged(file);
  }

  /** Files of before carry no tag of their own: their checksum alone tells. */
  @Test
  void a_file_from_before_encryption_opens_and_is_checked() throws IOException {
    Artifact file = recorded("disk");
    Files.write(folder.resolve(file.storageKey()), TEXT);
    database
        .dsl()
        .update(ARTIFACTS)
        .setNull(ARTIFACTS.FILE_ID)
        .where(ARTIFACTS.ID.eq(file.id()))
        .execute();
    Artifact old = artifacts().find(file.id()).orElseThrow();
    assertThat(read(old)).isEqualTo(TEXT);
    byte[] changed = TEXT.clone();
    changed[10] ^= 1;
    Files.write(folder.resolve(file.storageKey()), changed);
    isDamaged(old);
    Files.write(folder.resolve(file.storageKey()), java.util.Arrays.copyOf(TEXT, 100));
    isDamaged(old);
  }

  private void isDamaged(Artifact file) throws IOException {
    long got = 0;
    try (InputStream in = artifacts().open(file)) {
      for (int some; (some = in.read(new byte[1000])) >= 0; ) got += some;
      throw new AssertionError("it opened");
    } catch (CodedException e) {
      assertThat(e.code().name()).isEqualTo("file_damaged");
    }
    assertThat(got).isLessThan(file.bytes());
  }

  @Test
  void another_file_of_the_same_installation_cannot_stand_in() throws IOException {
    Artifact one = recorded("disk");
    Artifact other = recorded("disk");
    Files.copy(
        folder.resolve(one.storageKey()),
        folder.resolve(other.storageKey()),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertThat(catchThrowableOfType(CodedException.class, () -> read(other)).code().name())
        .isEqualTo("file_damaged");
  }

  @Test
  void the_same_bytes_once_more_outlive_the_first_in_any_store() throws IOException {
    for (String from : new String[] {"disk", "main"}) {
      for (String to : new String[] {"disk", "main"}) {
        Artifact first = recorded(from);
        Artifact second = artifacts().again(first, target("csv", to));
        artifacts().record(List.of(second));
        artifacts().discard(first);
        assertThat(second.store()).isEqualTo(to);
        assertThat(read(artifacts().find(second.id()).orElseThrow())).isEqualTo(TEXT);
        assertThatThrownBy(() -> read(first)).isInstanceOf(NoSuchFileException.class);
      }
    }
  }

  /** The process dies between the upload and the row. */
  @Test
  void a_file_without_a_row_is_swept_from_every_store_and_nothing_else_is() throws IOException {
    Artifact there = recorded("main");
    Artifact lost = kept(artifacts(), target("csv", "main"), TEXT);
    try (Store bucket = server.open();
        Store.Draft foreign = bucket.draft("accounts.txt")) {
      foreign.out().write(TEXT);
      foreign.keep();
    }
    time.set(Instant.now().plus(Duration.ofDays(3)));
    assertThat(artifacts().sweepOrphans()).isEqualTo(1);
    assertThatThrownBy(() -> read(lost)).isInstanceOf(NoSuchFileException.class);
    assertThat(read(there)).isEqualTo(TEXT);
    try (Store bucket = server.open()) {
      bucket.open("accounts.txt").close();
      bucket.delete("accounts.txt");
    }
  }

  /** A store that is down holds up neither the sweep nor the expiry of the others. */
  @Test
  void what_is_over_goes_where_the_store_answers() throws IOException {
    Artifact onDisk = recorded("disk");
    Artifact inBucket = recorded("main");
    time.advance(Duration.ofDays(91));
    Store down = new FailingStore(server.open(), 0);
    round(artifacts(down));
    assertThatThrownBy(() -> read(onDisk)).isInstanceOf(NoSuchFileException.class);
    assertThat(read(inBucket)).isEqualTo(TEXT);
    round(artifacts());
    assertThatThrownBy(() -> read(inBucket)).isInstanceOf(NoSuchFileException.class);
  }

  private void round(Artifacts artifacts) {
    var _ = StorageFixture.cleanUp(artifacts, database, time, given.ids()).round();
  }

  /** PR-8.2: room runs out in the middle of a file. */
  @Test
  void a_store_without_room_keeps_nothing_of_the_file() throws IOException {
    var random = new byte[300_000];
    new Random(1).nextBytes(random);
    Store full = new FailingStore(new DiskStore(folder), 100_000);
    var e =
        catchThrowableOfType(
            CodedException.class, () -> kept(artifacts(full), target("csv", "main"), random));
    assertThat(e.code().name()).isEqualTo("store_full");
    try (Stream<Path> all = Files.walk(folder)) {
      assertThat(all.filter(Files::isRegularFile)).isEmpty();
    }
  }
}
