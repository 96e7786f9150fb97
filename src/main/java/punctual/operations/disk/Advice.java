package punctual.operations.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import punctual.storage.StorageUse;
import punctual.storage.StorageUse.Part;

/** What would give room back, with how much (PR-8.9). */
final class Advice {
  private static final Logger log = LoggerFactory.getLogger(Advice.class);
  private static final Duration OLD = Duration.ofDays(30);
  private static final int TYPES = 3;

  private final StorageUse use;
  private final Path home;

  Advice(StorageUse use, Path home) {
    this.use = use;
    this.home = home;
  }

  /**
   * One thing to do.
   *
   * @param code stable, for machines
   * @param bytes what it gives back at most
   */
  record Item(String code, String text, long bytes) {}

  /**
   * @param organization its own files alone; null: the whole installation, temporary files and
   *     archives too
   */
  List<Item> items(@Nullable UUID organization, List<Part> parts, Instant now) {
    var items = new ArrayList<Item>();
    add(
        items,
        "expired_files",
        "Report files past their time. They go by themselves within the hour.",
        use.expiredBytes(organization, now));
    add(
        items,
        "old_files",
        "Report files older than 30 days. An operator can set artifact_retention to less.",
        use.bytesBefore(organization, now.minus(OLD)));
    largest(parts)
        .forEach((type, bytes) ->
            add(
                items,
                "report_type",
                "Files of %s. Fewer runs, fewer rows or a single format make less of them."
                    .formatted(type.isEmpty() ? "earlier report types" : type),
                bytes));
    if (organization == null) ofTheServer(items);
    return items;
  }

  private static Map<String, Long> largest(List<Part> parts) {
    var byType = new LinkedHashMap<String, Long>();
    parts.forEach(p -> byType.merge(p.reportType(), p.bytes(), Long::sum));
    var largest = new LinkedHashMap<String, Long>();
    byType.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .limit(TYPES)
        .forEach(e -> largest.put(e.getKey(), e.getValue()));
    return largest;
  }

  private void ofTheServer(List<Item> items) {
    try {
      add(
          items,
          "unfinished_files",
          "Unfinished files in %s. What dead processes left goes at the next start, else after two"
                  .formatted(home.resolve("reports"))
              + " days.",
          use.unfinishedBytes());
      add(
          items,
          "temporary_files",
          "Temporary files in %s. They can be deleted while the server is stopped."
              .formatted(home.resolve("tmp")),
          bytes(home.resolve("tmp")));
      add(
          items,
          "archives",
          "Archives in %s. Move them to another disk.".formatted(home.resolve("archive")),
          bytes(home.resolve("archive")));
    } catch (IOException | UncheckedIOException e) {
      log.atDebug().setCause(e).log("a file went away while it was counted");
    }
  }

  private static long bytes(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) return 0;
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
    }
  }

  private static void add(List<Item> items, String code, String text, long bytes) {
    if (bytes > 0) items.add(new Item(code, text, bytes));
  }
}
