package punctual.delivery.channels.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import punctual.delivery.channels.files.SafePath.UnsafePath;

/** PL-F.1, P1: nothing leads out of a root, whatever is typed and whatever is swapped. */
class ConfinedTest {
  private static final int ROUNDS = 10_000;
  private static final Duration LONG_ENOUGH = Duration.ofSeconds(3);

  @TempDir Path disk;
  private Path root;
  private Path outside;
  private Confined place;

  @BeforeEach
  void a_root_and_what_lies_beside_it() throws IOException {
    root = Files.createDirectories(disk.resolve("finance"));
    outside = Files.createDirectories(disk.resolve("outside/in"));
    Files.createDirectories(disk.resolve("finance2"));
    Files.createDirectories(root.resolve("t1/t2"));
    Files.writeString(root.resolve("t1/a.csv"), "a");
    Files.writeString(outside.resolve("secret"), "secret");
    place = new Confined(root);
  }

  private Folder open(String path) throws IOException, UnsafePath {
    return place.open(SafePath.parse(path));
  }

  private static void write(Folder folder, String name) throws IOException {
    try (FileChannel file = folder.create(name)) {
      file.write(ByteBuffer.wrap(new byte[] {1}));
    }
  }

  @Test
  void a_folder_below_is_opened_and_written() throws Exception {
    try (Folder folder = open("t1/t2")) {
      write(folder, "new.csv");
    }
    assertThat(root.resolve("t1/t2/new.csv")).exists();
  }

  /** The matrix of E17, and every encoded form that a decoder further on could undo. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        ".",
        "../outside",
        "../finance2/x",
        "t1/../../outside",
        "t1/.",
        "t1/..",
        "/etc/passwd",
        "t1//t2",
        "t1/",
        "t1/%2e%2e/x",
        "%2e%2e%2foutside",
        "..%2f",
        "t1\\..\\x",
        "\\\\server\\share",
        "t1/\u0000",
        "a\u0000/..",
        "CON",
        "nul.txt",
        "t1/LPT1",
        "COM1.csv",
        "t1 ",
        "t1.",
        " t1",
        ".punctual.lock",
        "t1/.hidden",
        "a\nb",
        "a\u202eb",
        "a\u2028b",
        "..;/x",
        "\uff0e\uff0e\u0000"
      })
  void no_unsafe_path_is_read_at_all(String path) {
    assertThatThrownBy(() -> SafePath.parse(path)).isInstanceOf(UnsafePath.class);
  }

  /** Other letters stay what they look like: no form of Unicode turns them into dots. */
  @Test
  void full_width_dots_are_a_plain_name() throws Exception {
    assertThatThrownBy(() -> open("\uff0e\uff0e/outside")).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void a_root_whose_name_is_the_start_of_anothers_holds_nothing_of_it() throws Exception {
    Files.createSymbolicLink(root.resolve("beside"), disk.resolve("finance2"));
    assertThatThrownBy(() -> open("beside")).isInstanceOf(OutsideRoot.class);
  }

  @Test
  void a_link_is_not_followed_at_any_level_even_within_the_root() throws Exception {
    Files.createSymbolicLink(root.resolve("out"), outside);
    Files.createSymbolicLink(root.resolve("t1/out"), outside);
    Files.createSymbolicLink(root.resolve("t1/t2/up"), Path.of("../../.."));
    Files.createSymbolicLink(root.resolve("within"), root.resolve("t1"));
    Files.createSymbolicLink(root.resolve("dangling"), disk.resolve("nowhere"));
    for (String path :
        new String[] {"out", "t1/out", "t1/t2/up", "within", "within/t2", "dangling"})
      assertThatThrownBy(() -> open(path)).as(path).isInstanceOf(OutsideRoot.class);
    assertThatThrownBy(() -> place.openOrMake(SafePath.parse("dangling/new"), ".spare"))
        .isInstanceOf(OutsideRoot.class);
    assertThat(disk.resolve("nowhere")).doesNotExist();
  }

  @Test
  void a_link_in_place_of_a_file_is_neither_read_nor_written_through() throws Exception {
    Path secret = outside.resolve("secret");
    Files.createSymbolicLink(root.resolve("t1/b.csv"), secret);
    try (Folder folder = open("t1")) {
      assertThatThrownBy(() -> folder.read("b.csv")).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> folder.create("b.csv")).isInstanceOf(IOException.class);
      write(folder, ".part");
      folder.move(".part", folder, "b.csv");
    }
    assertThat(secret).hasContent("secret");
    assertThat(root.resolve("t1/b.csv")).isRegularFile().hasBinaryContent(new byte[] {1});
    assertThat(Files.isSymbolicLink(root.resolve("t1/b.csv"))).isFalse();
  }

  @Test
  void a_file_in_the_way_is_told_from_a_missing_folder() {
    assertThatThrownBy(() -> open("t1/a.csv")).isInstanceOf(NotDirectoryException.class);
    assertThatThrownBy(() -> open("t1/none")).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void folders_are_made_below_the_base_only() throws Exception {
    Confined own = place.below("demo");
    try (Folder folder = own.openOrMake(SafePath.parse("2026/11"), ".spare")) {
      write(folder, "x.csv");
    }
    assertThat(root.resolve("demo/2026/11/x.csv")).exists();
    assertThat(root.resolve(".spare")).doesNotExist();
  }

  @Test
  void a_folder_that_is_swapped_for_a_link_while_it_is_open_stays_the_one_that_was_opened()
      throws Exception {
    try (Folder folder = open("t1/t2")) {
      Files.move(root.resolve("t1/t2"), root.resolve("t1/t3"));
      Files.createSymbolicLink(root.resolve("t1/t2"), outside);
      write(folder, "x.csv");
    }
    assertThat(root.resolve("t1/t3/x.csv")).exists();
    assertThat(outside.resolve("x.csv")).doesNotExist();
  }

  /** The hardest case: the root itself. */
  @Test
  void a_root_that_is_swapped_is_refused() throws Exception {
    Files.move(root, disk.resolve("moved"));
    Files.createSymbolicLink(root, outside);
    assertThatThrownBy(() -> open("")).isInstanceOf(OutsideRoot.class);
    Files.delete(root);
    assertThatThrownBy(() -> open("")).isInstanceOf(NoSuchFileException.class);
    Files.move(disk.resolve("moved"), root);
    open("t1/t2").close();
  }

  @Test
  void a_folder_swapped_for_a_link_again_and_again_never_lets_a_file_out() throws Exception {
    int[] written = race(root.resolve("t1"), root.resolve("kept"), "t1/t2");
    assertThat(written[0]).as("rounds that wrote").isPositive();
  }

  @Test
  void the_root_swapped_for_a_link_again_and_again_never_lets_a_file_out() throws Exception {
    Files.createDirectories(outside.resolve("t1"));
    race(root, disk.resolve("kept"), "t1");
  }

  /** Swaps a folder for a link to the outside while files are written; none arrives there. */
  private int[] race(Path swapped, Path kept, String path) throws Exception {
    Files.createDirectories(outside.resolve("t2"));
    var over = new AtomicBoolean();
    Path link = Files.createSymbolicLink(disk.resolve("link"), outside);
    Thread swapper =
        Thread.ofPlatform()
            .start(() -> {
              while (!over.get()) swap(swapped, kept, link);
            });
    int[] counts = new int[2];
    Instant end = Instant.now().plus(LONG_ENOUGH);
    for (int i = 0; i < ROUNDS && Instant.now().isBefore(end); i++)
      counts[round(path, "f" + i) ? 0 : 1]++;
    over.set(true);
    swapper.join();
    try (var found = Files.walk(disk.resolve("outside"))) {
      assertThat(found.filter(Files::isRegularFile)).containsExactly(outside.resolve("secret"));
    }
    return counts;
  }

  private boolean round(String path, String name) {
    try (Folder folder = place.openOrMake(SafePath.parse(path), ".spare-" + name)) {
      write(folder, ".part");
      folder.move(".part", folder, name);
      return true;
    } catch (IOException | UnsafePath e) {
      return false;
    }
  }

  private static void swap(Path swapped, Path kept, Path link) {
    try {
      Files.move(swapped, kept, StandardCopyOption.ATOMIC_MOVE);
      Files.move(link, swapped, StandardCopyOption.ATOMIC_MOVE);
      Files.move(swapped, link, StandardCopyOption.ATOMIC_MOVE);
      Files.move(kept, swapped, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      restore(swapped, kept, link);
    }
  }

  /** The writer made a folder in the gap: the next round begins anew. */
  private static void restore(Path swapped, Path kept, Path link) {
    try {
      if (Files.isSymbolicLink(swapped)) Files.move(swapped, link);
      if (Files.exists(kept) && Files.exists(swapped))
        Files.move(swapped, kept.resolveSibling("made-" + System.nanoTime()));
      if (Files.exists(kept)) Files.move(kept, swapped);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
