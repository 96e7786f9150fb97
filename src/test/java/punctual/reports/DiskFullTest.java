package punctual.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import punctual.database.Database;
import punctual.faults.Category;
import punctual.faults.Classifier;
import punctual.faults.Fault;
import punctual.storage.Artifacts;
import punctual.storage.StorageFixture;
import punctual.testing.Given;
import punctual.testing.SettableTime;
import punctual.testing.TestDatabase;

/** PR-8.2, PR-7.6: a disk that fills up in the middle of a file. */
@SuppressWarnings("NullAway.Init")
class DiskFullTest {
  private static final UUID RUN = UUID.randomUUID();

  private final Database database = TestDatabase.SQLITE.open();
  private final SettableTime time = new SettableTime();

  @TempDir Path folder;

  @AfterEach
  void close() {
    database.close();
  }

  private Artifacts artifacts() {
    return StorageFixture.artifacts(folder, database, time, new Given(database, time).ids());
  }

  private static Artifacts.Target target() {
    return new Artifacts.Target(RUN, RUN, "sales_summary", 1, "csv", "a.csv", "text/csv");
  }

  /** As much as the disk takes, and more. */
  private IOException write() {
    return catchThrowableOfType(
        IOException.class,
        () -> {
          try (var draft = artifacts().draft(target())) {
            // bytes that do not get smaller
            var random = new Random(1);
            for (int i = 0; i < 200; i++) {
              byte[] some = new byte[1000];
              random.nextBytes(some);
              draft.out().write(some);
            }
            draft.keep(1);
          }
        });
  }

  private List<Path> files() throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(f -> !Files.isDirectory(f)).toList();
    }
  }

  private static void isTriedAgain(IOException met) {
    Fault fault = Classifier.STANDARD.work(met).fault(met.toString());
    assertThat(fault.code()).isEqualTo("disk_full");
    assertThat(fault.category()).isEqualTo(Category.SYSTEM);
    assertThat(fault.message()).contains("Nothing was written; Punctual tries again.");
    assertThat(ReportRun.RETRIES.next(fault, 0, new Random(1))).isPresent();
    assertThat(ReportRun.RETRIES.next(fault, 3, new Random(1))).isEmpty();
  }

  /** AT-18: a real disk of 64 kB, where this user may mount one. */
  @Test
  void a_disk_that_fills_up_in_mid_file_works_again_when_there_is_room() throws Exception {
    Path disk = Files.createDirectory(folder.resolve(RUN.toString()));
    assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=64k", "none", disk.toString()));
    try {
      isTriedAgain(write());
      assertThat(files()).isEmpty();
      try (var draft = artifacts().draft(target())) {
        draft.out().write(new byte[1000]);
        draft.keep(1);
      }
      assertThat(files()).hasSize(1);
    } finally {
      assertThat(run("umount", disk.toString())).isTrue();
    }
  }

  private static boolean run(String... command) throws Exception {
    try {
      return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    } catch (IOException e) {
      return false; // no such program
    }
  }
}
