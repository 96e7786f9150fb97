package punctual.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.ARTIFACTS;
import static punctual.database.schema.Tables.AUDIT_LOGS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.database.Database;
import punctual.storage.CleanUp.Round;
import punctual.storage.Retention.Effect;
import punctual.storage.Retention.Policy;
import punctual.testing.SettableTime;
import punctual.testing.TestDatabase;

/** Retention by organisation, the archive, and the clean-up (PL-F.5). */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init")
class CleanUpTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final SettableTime time = new SettableTime();
  private final Database database;

  @TempDir Path home;
  @TempDir Path attic;

  private KeptFiles files;
  private Retention retention;

  CleanUpTest(TestDatabase kind) {
    database = kind.open();
  }

  @BeforeEach
  void open() {
    files = new KeptFiles(home, database, time);
    retention = StorageFixture.retention(database, time, true);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private CleanUp cleanUp(Awaited... awaited) {
    return StorageFixture.cleanUp(files.artifacts, database, time, files.given.ids(), awaited);
  }

  private CleanUp archiving(Archive archive) {
    return StorageFixture.cleanUp(files.artifacts, archive, database, time, files.given.ids());
  }

  private int entries() {
    return database.dsl().fetchCount(AUDIT_LOGS, AUDIT_LOGS.ACTION.eq("files.deleted"));
  }

  @Test
  void what_is_over_is_deleted_and_its_row_says_so() throws IOException {
    Artifact file = files.file();
    time.advance(Duration.ofDays(90));
    assertThat(cleanUp().round()).isEqualTo(new Round(0, 0, 0));
    time.advance(Duration.ofSeconds(1));
    assertThat(cleanUp().round()).isEqualTo(new Round(1, 0, 0));
    assertThat(cleanUp().round()).isEqualTo(new Round(0, 0, 0));
    assertThat(files.artifacts.find(file.id())).isEmpty();
    assertThat(files.artifacts.of(files.organization, file.executionId())).isEmpty();
    assertThat(files.past(file).getFirst().deletedAt()).isEqualTo(time.instant());
    assertThat(files.isThere(file)).isFalse();
    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void a_file_that_a_delivery_waits_for_stays_and_holds_nothing_up() throws IOException {
    Artifact waited = files.file();
    time.advance(Duration.ofSeconds(1));
    Artifact other = files.file();
    time.advance(Duration.ofDays(90).plusSeconds(1));
    Awaited one = _ -> Set.of(waited.executionId());
    assertThat(cleanUp(one).round()).isEqualTo(new Round(1, 0, 1));
    assertThat(files.isThere(waited)).isTrue();
    assertThat(files.isThere(other)).isFalse();
    assertThat(cleanUp(one).overdue(time.instant().minus(DAY)).get(files.organization)).isNull();
    time.advance(DAY);
    assertThat(cleanUp(one).overdue(time.instant().minus(DAY)))
        .containsEntry(files.organization, 1);
    assertThat(cleanUp().round()).isEqualTo(new Round(1, 0, 0));
  }

  /** More than one chunk of them at the front must not hide what comes after. */
  @Test
  void many_files_that_stay_do_not_keep_the_rest() throws IOException {
    for (int i = 0; i < 210; i++) files.file();
    UUID other = files.given.organization();
    time.advance(Duration.ofSeconds(1));
    Artifact last = files.file(other);
    time.advance(Duration.ofDays(91));
    Awaited mine =
        some -> {
          var all = new java.util.HashSet<>(some);
          all.remove(last.executionId());
          return all;
        };
    assertThat(cleanUp(mine).round()).isEqualTo(new Round(1, 0, 210));
  }

  @Test
  void nodes_that_clean_up_at_once_delete_each_file_once() throws Exception {
    for (int i = 0; i < 20; i++) files.file();
    time.advance(Duration.ofDays(91));
    try (var pool = Executors.newFixedThreadPool(4)) {
      var rounds =
          pool.invokeAll(
              IntStream.range(0, 4)
                  .<java.util.concurrent.Callable<Round>>mapToObj(_ -> () -> cleanUp().round())
                  .toList());
      int sum = 0;
      for (var round : rounds) sum += round.get().deleted();
      assertThat(sum).isEqualTo(20);
    }
  }

  /** The process died after the row, before the bytes. */
  @Test
  void bytes_that_were_left_behind_go_in_the_next_round() throws IOException {
    Artifact file = files.file();
    database.dsl().update(ARTIFACTS).set(ARTIFACTS.DELETED_AT, time.instant()).execute();
    assertThat(files.isThere(file)).isTrue();
    assertThat(cleanUp().round()).isEqualTo(new Round(0, 0, 0));
    assertThat(files.isThere(file)).isFalse();
    assertThat(database.dsl().fetchCount(ARTIFACTS, ARTIFACTS.PURGED_AT.isNull())).isZero();
  }

  // retention ------------------------------------------------------------------------------------

  @Test
  void an_organization_keeps_its_new_files_as_long_as_it_says() throws IOException {
    retention.set(files.organization, new Policy(10, null));
    assertThat(files.file().expiresAt()).isEqualTo(time.instant().plus(Duration.ofDays(10)));
    UUID other = files.given.organization();
    assertThat(files.file(other).expiresAt()).isEqualTo(time.instant().plus(Duration.ofDays(90)));
    retention.set(files.organization, new Policy(null, false));
    assertThat(retention.of(files.organization)).isEqualTo(Duration.ofDays(90));
    assertThat(retention.policy(files.organization)).isEqualTo(new Policy(null, false));
  }

  @Test
  void another_time_for_existing_files_counts_from_when_they_were_made() throws IOException {
    Artifact old = files.file();
    UUID other = files.given.organization();
    Artifact foreign = files.file(other);
    time.advance(Duration.ofDays(20).plusMillis(1));
    Artifact fresh = files.file();
    Duration ten = Duration.ofDays(10);
    assertThat(retention.effect(files.organization, ten))
        .isEqualTo(new Effect(2, old.bytes() + fresh.bytes(), 1, old.bytes()));
    retention.apply(files.organization, ten);
    for (Artifact file : java.util.List.of(old, fresh))
      assertThat(files.artifacts.find(file.id()).orElseThrow().expiresAt())
          .isEqualTo(file.createdAt().plus(ten));
    assertThat(files.artifacts.find(foreign.id()).orElseThrow().expiresAt())
        .isEqualTo(foreign.expiresAt());
    assertThat(cleanUp().round()).isEqualTo(new Round(1, 0, 0));
    assertThat(files.isThere(fresh)).isTrue();
  }

  /** What is sent late by a link can be fetched for a while. */
  @Test
  void a_file_that_is_sent_at_its_end_stays_a_while() throws IOException {
    Artifact file = files.file();
    assertThat(retention.atLeast(file, DAY)).isEqualTo(file);
    time.advance(Duration.ofDays(89).plusHours(1));
    Artifact longer = retention.atLeast(file, DAY);
    assertThat(longer.expiresAt()).isEqualTo(time.instant().plus(DAY));
    assertThat(files.artifacts.find(file.id())).contains(longer);
  }

  // archive --------------------------------------------------------------------------------------

  @Test
  void a_file_is_archived_before_it_is_deleted() throws IOException {
    Artifact file = files.file();
    time.advance(Duration.ofDays(91));
    assertThat(archiving(new FolderArchive(attic)).round()).isEqualTo(new Round(1, 1, 0));
    assertThat(files.isThere(file)).isFalse();
    PastArtifact past = files.past(file).getFirst();
    assertThat(past.archivedAt()).isEqualTo(time.instant());
    assertThat(attic.resolve(String.valueOf(past.archiveKey()))).hasContent("a\r\n");
  }

  @Test
  void an_organization_may_do_without_the_archive() throws IOException {
    Artifact file = files.file();
    retention.set(files.organization, new Policy(null, false));
    time.advance(Duration.ofDays(91));
    assertThat(archiving(new FolderArchive(attic)).round()).isEqualTo(new Round(1, 0, 0));
    assertThat(files.past(file).getFirst().archivedAt()).isNull();
    assertThat(attic).isEmptyDirectory();
  }

  @Test
  void what_cannot_be_archived_is_kept_until_it_can() throws IOException {
    Artifact file = files.file();
    time.advance(Duration.ofDays(91));
    Path unmounted = attic.resolve("mount");
    CleanUp cleanUp = archiving(new FolderArchive(unmounted));
    assertThat(cleanUp.round()).isEqualTo(new Round(0, 0, 1));
    assertThat(files.isThere(file)).isTrue();
    Files.createDirectory(unmounted);
    assertThat(cleanUp.round()).isEqualTo(new Round(1, 1, 0));
  }

  /** Where the operator has taken the archive away, the organisation's word still holds. */
  @Test
  void a_file_that_is_to_be_archived_stays_without_an_archive() throws IOException {
    Artifact file = files.file();
    retention.set(files.organization, new Policy(null, true));
    time.advance(Duration.ofDays(91));
    assertThat(cleanUp().round()).isEqualTo(new Round(0, 0, 1));
    assertThat(files.isThere(file)).isTrue();
  }

  @Test
  void a_damaged_file_is_neither_archived_nor_deleted() throws IOException {
    Artifact file = files.file();
    Path bytes = home.resolve(file.storageKey());
    Files.writeString(bytes, "b\r\n");
    time.advance(Duration.ofDays(91));
    assertThat(archiving(new FolderArchive(attic)).round()).isEqualTo(new Round(0, 0, 1));
    assertThat(bytes).exists();
    try (var left = Files.walk(attic)) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    }
  }

  /** The process died after the copy, before the row. */
  @Test
  void a_copy_that_is_there_already_is_taken_as_it_is() throws IOException {
    Artifact file = files.file();
    Archive archive = new FolderArchive(attic);
    String place = archive.store(file, () -> files.artifacts.open(file));
    assertThat(archive.store(file, () -> files.artifacts.open(file))).isEqualTo(place);
    time.advance(Duration.ofDays(91));
    assertThat(archiving(archive).round()).isEqualTo(new Round(1, 1, 0));
    try (var copies = Files.walk(attic)) {
      assertThat(copies.filter(Files::isRegularFile)).hasSize(1);
    }
  }
}
