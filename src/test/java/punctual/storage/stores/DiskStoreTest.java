package punctual.storage.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import punctual.faults.Classifier;

/** A file is there whole or not at all. */
@SuppressWarnings("NullAway.Init")
class DiskStoreTest {
  @TempDir Path folder;

  private DiskStore store() {
    return new DiskStore(folder.resolve("reports"));
  }

  private List<String> files() throws IOException {
    if (!Files.exists(folder.resolve("reports"))) return List.of();
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(f -> folder.resolve("reports").relativize(f).toString())
          .toList();
    }
  }

  @Test
  void a_file_appears_when_it_is_kept() throws Exception {
    byte[] bytes = "a,b\r\n1,2\r\n".getBytes(StandardCharsets.UTF_8);
    try (var draft = store().draft("o/2026/11/e-1.csv")) {
      draft.out().write(bytes, 0, 4);
      draft.out().write(bytes[4]);
      draft.out().write(bytes, 5, bytes.length - 5);
      assertThat(files()).containsExactly("o/2026/11/e-1.csv.part");
      draft.keep();
    }
    assertThat(files()).containsExactly("o/2026/11/e-1.csv");
    try (var in = store().open("o/2026/11/e-1.csv")) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
  }

  /** A device that is always full stands in for a disk. */
  @Test
  void a_full_disk_leaves_nothing() throws IOException {
    Path device = Path.of("/dev/full");
    assumeTrue(Files.isWritable(device));
    Path part = folder.resolve("reports/o/e-1.csv.part");
    Files.createDirectories(part.getParent());
    Files.createSymbolicLink(part, device);
    assertThatThrownBy(
            () -> {
              try (var draft = store().draft("o/e-1.csv")) {
                draft.out().write(new byte[1000]);
                draft.keep();
              }
            })
        .isInstanceOf(IOException.class)
        .satisfies(e -> assertThat(Classifier.STANDARD.work(e).name()).isEqualTo("disk_full"));
    assertThat(files()).isEmpty();
  }

  /** PR-7.6: what failed leaves nothing. */
  @Test
  void a_file_that_is_not_kept_leaves_nothing() throws IOException {
    try (var draft = store().draft("o/e-1.csv")) {
      draft.out().write(1);
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void what_a_dead_process_left_unfinished_is_swept_at_the_start() throws IOException {
    Path part = folder.resolve("reports/o/e-1.csv.part");
    Files.createDirectories(part.getParent());
    Files.writeString(part, "half");
    Files.writeString(folder.resolve("reports/o/e-2.csv"), "whole");
    store().sweepUnfinished();
    assertThat(files()).containsExactly("o/e-2.csv");
  }

  @Test
  void what_is_being_written_survives_the_start_of_another_node() throws IOException {
    try (var draft = store().draft("o/e-1.csv")) {
      store().sweepUnfinished();
      draft.keep();
    }
    assertThat(files()).containsExactly("o/e-1.csv");
  }

  @Test
  void no_key_leads_out_of_the_folder() throws IOException {
    Files.writeString(folder.resolve("secret.key"), "secret");
    for (String key : List.of("../secret.key", "a/../../secret.key", folder + "/secret.key")) {
      assertThatThrownBy(() -> store().open(key)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> store().draft(key)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> store().delete(key)).isInstanceOf(IllegalArgumentException.class);
    }
    Files.createDirectories(folder.resolve("reports"));
    Files.createSymbolicLink(folder.resolve("reports/link"), folder.resolve("secret.key"));
    assertThatThrownBy(() -> store().open("link").close()).isInstanceOf(IOException.class);
  }

  @Test
  void deleting_twice_is_no_fault_and_what_is_gone_cannot_be_opened() throws IOException {
    try (var draft = store().draft("a.csv")) {
      draft.keep();
    }
    store().delete("a.csv");
    store().delete("a.csv");
    assertThatThrownBy(() -> store().open("a.csv")).isInstanceOf(NoSuchFileException.class);
  }
}
