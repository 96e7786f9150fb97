package punctual.operations.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.ARTIFACTS;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import punctual.database.Database;
import punctual.operations.disk.Disk.State;
import punctual.storage.Artifact;
import punctual.storage.Artifacts;
import punctual.storage.StorageFixture;
import punctual.storage.StorageUse;
import punctual.testing.Given;
import punctual.testing.SettableTime;
import punctual.testing.TestDatabase;

/** The disk over time: samples, what takes it up, what can go (PR-8.4 to PR-8.9). */
@ParameterizedClass
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init")
class DiskWatchTest {
  private static final long GB = DiskFixture.GB;

  private final SettableTime time = new SettableTime();
  private final DiskFixture fixture = new DiskFixture(time);
  private final DiskFixture.FakeVolume volume = fixture.volume;
  private final Disk disk = fixture.disk;
  private final Database database;
  private final Given given;
  private final UUID organization;
  private final UUID schedule;

  @TempDir Path home;

  DiskWatchTest(TestDatabase kind) {
    database = kind.open();
    given = new Given(database, time);
    organization = given.organization();
    schedule = given.schedule(organization);
  }

  @AfterEach
  void close() {
    fixture.close();
    database.close();
  }

  private StorageUse use() {
    return DiskFixture.use(home, database);
  }

  private DiskWatch watch(String node) {
    return fixture.watch(node, home, database);
  }

  private void file(UUID whose, String type, int bytes) throws IOException {
    UUID run =
        given.execution(
            whose,
            schedule,
            row -> {
              row.setStatus("completed");
              row.setReportType(type);
              row.setFileSizeBytes((long) bytes);
              row.setCompletedAt(time.instant());
            });
    Artifacts artifacts =
        StorageFixture.artifacts(home.resolve("reports"), database, time, given.ids());
    var target = new Artifacts.Target(whose, run, type, 1, "csv", "a.csv", "text/csv");
    try (var draft = artifacts.draft(target)) {
      draft.out().write("x".repeat(bytes).getBytes(StandardCharsets.UTF_8));
      Artifact artifact = draft.keep(1);
      artifacts.record(List.of(artifact));
    }
    takesWhatItHolds();
  }

  /** As if nothing were compressed: the figures of these tests stay round. */
  private void takesWhatItHolds() {
    database.dsl().update(ARTIFACTS).set(ARTIFACTS.STORED_BYTES, ARTIFACTS.BYTES).execute();
  }

  /** PR-8.5. */
  @Test
  void a_sample_every_five_minutes_and_one_when_the_state_changes() {
    DiskWatch watch = watch("n");
    for (int i = 0; i < 61; i++) {
      watch.look();
      time.advance(Duration.ofSeconds(10));
    }
    assertThat(watch.samples(Instant.EPOCH)).hasSize(3);
    volume.free = 900_000_000;
    watch.look();
    assertThat(watch.samples(Instant.EPOCH))
        .hasSize(4)
        .last()
        .satisfies(s -> {
          assertThat(s.state()).isEqualTo(State.STOPPED);
          assertThat(s.freeBytes()).isEqualTo(900_000_000);
        });
  }

  /** PR-8.8: each change once, as grave as it is. */
  @Test
  void a_change_is_logged() {
    var log = new ListAppender<ILoggingEvent>();
    var logger = (Logger) LoggerFactory.getLogger(DiskWatch.class);
    log.start();
    logger.setLevel(Level.INFO);
    logger.addAppender(log);
    try {
      DiskWatch watch = watch("n");
      for (long free : new long[] {100 * GB, 2 * GB, 2 * GB, GB / 2, GB / 2, 50 * GB}) {
        volume.free = free;
        time.advance(Duration.ofSeconds(10));
        watch.look();
      }
    } finally {
      logger.detachAppender(log);
      logger.setLevel(null);
    }
    assertThat(log.list)
        .extracting(e -> e.getLevel() + " " + e.getMessage())
        .containsExactly(
            "WARN little room is left on the disk",
            "ERROR too little room on the disk: no report starts",
            "INFO there is room on the disk again");
    assertThat(log.list.get(1).getKeyValuePairs().toString())
        .contains("from=\"low\"", "to=\"stopped\"", "free_bytes=\"500000000\"");
  }

  /** PR-8.5: two days whole, 90 days by the hour. */
  @Test
  void samples_are_thinned_and_forgotten() {
    var samples = new DiskSamples(database);
    Instant now = time.instant();
    for (int minutes = 0; minutes < 60 * 24 * 3; minutes += 20)
      samples.add(sample("n", now.minus(Duration.ofMinutes(minutes))));
    samples.add(sample("n", now.minus(Duration.ofDays(91))));
    samples.add(sample("other", now.minus(Duration.ofDays(2)).minusSeconds(9_000)));
    samples.thin("n", now);
    assertThat(samples.of("n", now.minus(Duration.ofDays(2)))).hasSize(3 * 24 * 2 + 1);
    assertThat(samples.of("n", Instant.EPOCH)).hasSize(3 * 24 * 2 + 1 + 24);
    assertThat(samples.of("other", Instant.EPOCH)).hasSize(1);
    samples.thin("n", now);
    assertThat(samples.of("n", Instant.EPOCH)).hasSize(3 * 24 * 2 + 1 + 24);
  }

  private static DiskSamples.Sample sample(String node, Instant at) {
    return new DiskSamples.Sample(node, at, GB, 2 * GB, 0, State.OK);
  }

  /** Any node answers for all of them, as alerts need it. */
  @Test
  void the_disks_of_all_nodes_are_known_while_they_look() {
    watch("a").look();
    volume.free = 2 * GB;
    time.advance(Duration.ofMinutes(1));
    watch("b").look();
    assertThat(watch("a").nodes())
        .extracting(n -> n.node() + " " + n.state().word())
        .containsExactly("a ok", "b low");
    time.advance(Duration.ofMinutes(11).plusSeconds(30));
    assertThat(watch("a").nodes()).extracting(DiskWatch.NodeDisk::node).containsExactly("b");
  }

  /** PR-8.4, PR-8.6. */
  @Test
  void what_takes_up_the_disk_and_what_runs_need() throws IOException {
    UUID other = given.organization();
    file(organization, "large", 4_000);
    file(organization, "large", 6_000);
    file(other, "small", 100);
    given.execution(organization, schedule, row -> row.setReportType("large"));
    given.execution(organization, schedule, row -> row.setReportType("never_ran"));
    DiskWatch watch = watch("n");
    watch.look();
    assertThat(watch.parts())
        .containsExactlyInAnyOrder(
            new StorageUse.Part(organization, "large", 10_000, 2),
            new StorageUse.Part(other, "small", 100, 1));
    assertThat(disk.needs()).isEqualTo(new Needs(5_000, 5_000, 2_550, 2));
    assertThat(watch.samples(Instant.EPOCH).getLast().reportBytes()).isEqualTo(10_100);
  }

  /** PR-8.9. */
  @Test
  void advice_says_what_would_give_back_how_much() throws IOException {
    UUID other = given.organization();
    file(organization, "large", 4_000);
    file(other, "small", 100);
    Files.createDirectories(home.resolve("archive"));
    Files.write(home.resolve("archive/2026.tar"), new byte[77]);
    Files.write(home.resolve("reports/half.csv.part"), new byte[33]);
    time.advance(Duration.ofDays(31));
    file(organization, "large", 50);
    var advice = new Advice(use(), home);
    assertThat(items(advice, null))
        .containsExactly(
            "old_files 4100",
            "report_type 4050",
            "report_type 100",
            "unfinished_files 33",
            "archives 77");
    assertThat(items(advice, organization)).containsExactly("old_files 4000", "report_type 4050");
    time.advance(Duration.ofDays(60));
    assertThat(items(advice, other))
        .containsExactly("expired_files 100", "old_files 100", "report_type 100");
  }

  private List<String> items(Advice advice, @org.jspecify.annotations.Nullable UUID whose) {
    List<StorageUse.Part> parts =
        use().parts().stream()
            .filter(p -> whose == null || p.organizationId().equals(whose))
            .toList();
    return advice.items(whose, parts, time.instant()).stream()
        .map(i -> i.code() + " " + i.bytes())
        .toList();
  }
}
