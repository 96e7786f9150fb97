package punctual.reports;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where dead letters go that have no place in the table any more: one file for each organisation
 * and month, a line of JSON for each item. As plain as the report files beside it.
 */
final class DeadLetterArchive {
  /** Items of one append, at most: how far back a repetition is looked for. */
  static final int MOST = 200;

  private static final int WINDOW = 1 << 20;

  private final Path root;
  private final JsonMapper json;

  DeadLetterArchive(Path root, JsonMapper json) {
    this.root = root;
    this.json = json;
  }

  /** One item: a line of JSON with the member {@code id}, without an end of line. */
  record Line(UUID id, String json) {}

  /**
   * Appends, and returns when the lines are on the disk. Lines that an earlier call has written,
   * whose caller then could not remove the items, are not written again; half a line that a process
   * left behind is removed. One caller for each organisation at a time.
   *
   * @param month of the items, as {@code 2026-11}: the same whenever the call is repeated
   * @param lines at most {@link #MOST}
   */
  void append(String organization, String month, List<Line> lines) throws IOException {
    Path folder = root.resolve(organization);
    Path file = folder.resolve(month + ".ndjson");
    Files.createDirectories(folder);
    try (FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      Tail tail = tail(channel);
      channel.truncate(tail.end()).position(tail.end());
      for (Line line : lines) if (!tail.ids().contains(line.id())) write(channel, line.json());
      channel.force(true);
    }
    force(folder);
    force(root);
  }

  private static void write(FileChannel channel, String line) throws IOException {
    ByteBuffer bytes = StandardCharsets.UTF_8.encode(line + "\n");
    while (bytes.hasRemaining()) channel.write(bytes);
  }

  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** The last lines of a file: their ids, and where the last whole one ends. */
  private record Tail(Set<UUID> ids, long end) {}

  private Tail tail(FileChannel channel) throws IOException {
    long size = channel.size();
    for (long window = WINDOW; ; window *= 2) {
      long start = Math.max(0, size - window);
      byte[] bytes = read(channel, start, size);
      int end = bytes.length;
      while (end > 0 && bytes[end - 1] != '\n') end--;
      String[] lines = new String(bytes, 0, end, StandardCharsets.UTF_8).split("\n", -1);
      // the first one is cut where the window begins within the file
      if (start == 0 || lines.length > MOST + 2) return new Tail(ids(lines), start + end);
    }
  }

  private static byte[] read(FileChannel channel, long start, long end) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(end - start));
    while (bytes.hasRemaining() && channel.read(bytes, start + bytes.position()) >= 0)
      Thread.onSpinWait();
    return bytes.array();
  }

  private Set<UUID> ids(String[] lines) {
    return Stream.of(lines).flatMap(this::id).collect(Collectors.toSet());
  }

  /** None where the line is cut by the window, or damaged: it stands for no item. */
  private Stream<UUID> id(String line) {
    try {
      return Stream.of(UUID.fromString(json.readTree(line).path("id").asString("")));
    } catch (JacksonException | IllegalArgumentException e) {
      return Stream.empty();
    }
  }
}
