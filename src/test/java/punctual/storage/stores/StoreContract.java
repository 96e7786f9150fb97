package punctual.storage.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** PL-F.1, PL-F.2: what every store does in the same way, against the real protocol. */
abstract class StoreContract {
  static final int TWO_PARTS = 9_000_000;

  /** Empty, and the same within one test. */
  abstract Store store();

  private final String folder = UUID.randomUUID() + "/2026/11/";

  static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }

  final String kept(String name, byte[] content) throws IOException {
    String key = folder + name;
    try (Store.Draft draft = store().draft(key)) {
      draft.out().write(content);
      draft.keep();
    }
    return key;
  }

  final byte[] read(String key) throws IOException {
    try (InputStream in = store().open(key)) {
      return in.readAllBytes();
    }
  }

  private List<String> keys() throws IOException {
    var keys = new ArrayList<String>();
    store().olderThan(Instant.now().plus(Duration.ofDays(1)), keys::addAll);
    return keys.stream().filter(key -> key.startsWith(folder)).toList();
  }

  @Test
  void what_was_kept_comes_back_byte_for_byte() throws IOException {
    for (int size : List.of(0, 1, 100_000, TWO_PARTS)) {
      byte[] content = bytes(size);
      assertThat(read(kept(size + ".csv", content))).isEqualTo(content);
    }
    assertThat(keys()).hasSize(4);
  }

  @Test
  void what_was_not_kept_is_not_there() throws IOException {
    for (int size : List.of(10, TWO_PARTS)) {
      try (Store.Draft draft = store().draft(folder + "lost")) {
        draft.out().write(bytes(size));
      }
    }
    assertThat(keys()).isEmpty();
    assertThatThrownBy(() -> store().open(folder + "lost")).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void a_copy_outlives_what_it_was_copied_from() throws IOException {
    byte[] content = bytes(1000);
    String from = kept("from", content);
    store().copy(from, folder + "to");
    store().delete(from);
    assertThat(read(folder + "to")).isEqualTo(content);
    assertThatThrownBy(() -> store().copy(from, folder + "other"))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void deleting_twice_is_no_fault() throws IOException {
    String key = kept("gone", bytes(10));
    store().delete(key);
    store().delete(key);
    assertThat(keys()).isEmpty();
  }

  @Test
  void only_what_is_old_enough_is_listed() throws IOException {
    String key = kept("a.csv", bytes(10));
    assertThat(keys()).containsExactly(key);
    var old = new ArrayList<String>();
    store().olderThan(Instant.now().minus(Duration.ofDays(2)), old::addAll);
    assertThat(old).isEmpty();
    store().sweepUnfinished(Instant.now().minus(Duration.ofDays(2)));
    assertThat(read(key)).hasSize(10);
  }

  @Test
  void it_answers_when_it_is_asked() throws IOException {
    kept("a.csv", bytes(10));
    store().probe(Duration.ofSeconds(5));
  }
}
