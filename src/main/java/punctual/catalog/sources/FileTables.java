package punctual.catalog.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files of a folder at one moment, as tables: a file each, or a folder of parts. */
final class FileTables {
  private static final int MOST_FILES = 10_000;
  private static final int DEEPEST = 8;
  private static final List<String> KINDS = List.of("csv", "parquet");

  private final Path folder;
  private final Map<Path, State> states = new LinkedHashMap<>();
  private final Map<String, Table> tables = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * @param kind {@code csv} or {@code parquet}
   * @param files in the order of their names; at least one
   */
  record Table(String name, String kind, List<Path> files) {}

  private record State(long size, FileTime modified, @Nullable Object key) {
    static State of(Path file) throws IOException {
      var read = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return new State(read.size(), read.lastModifiedTime(), read.fileKey());
    }
  }

  private FileTables(Path folder) {
    this.folder = folder;
  }

  /**
   * Reads names, not files. Links are passed over, whatever they point to: only the folder itself
   * may be one.
   *
   * @throws IOException where the folder cannot be read, or two files would have one name
   */
  static FileTables in(Path folder) throws IOException {
    var found = new FileTables(folder.toRealPath());
    try (Stream<Path> entries = Files.list(found.folder)) {
      for (Path entry : entries.sorted().toList()) found.add(entry);
    }
    return found;
  }

  private void add(Path entry) throws IOException {
    if (isHidden(entry)) return;
    List<Path> files = parts(entry);
    if (files.isEmpty()) return;
    if (states.size() + files.size() > MOST_FILES)
      throw new IOException("%s holds more than %,d files".formatted(folder, MOST_FILES));
    String kind = Objects.requireNonNull(kind(files.getFirst()));
    String name = Objects.toString(entry.getFileName());
    if (!Files.isDirectory(entry)) name = name.substring(0, name.length() - kind.length() - 1);
    boolean mixed = files.stream().anyMatch(file -> !kind.equals(kind(file)));
    if (mixed || tables.putIfAbsent(name, new Table(name, kind, files)) != null)
      throw new IOException(
          "%s: %s would be both CSV and Parquet, or stands there twice".formatted(folder, name));
    for (Path file : files) states.put(file, State.of(file));
  }

  private static List<Path> parts(Path entry) throws IOException {
    var files = new ArrayList<Path>();
    try (Stream<Path> tree = Files.walk(entry, DEEPEST)) {
      tree.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
          .filter(path -> kind(path) != null && !isHidden(path))
          .sorted()
          .forEach(files::add);
    } catch (java.io.UncheckedIOException e) {
      throw e.getCause();
    }
    return files;
  }

  /** Unfinished files of other programs often begin so. */
  private static boolean isHidden(Path path) {
    String name = Objects.toString(path.getFileName());
    return name.startsWith(".") || name.startsWith("_");
  }

  private static @Nullable String kind(Path file) {
    String name = Objects.toString(file.getFileName()).toLowerCase(Locale.ROOT);
    return KINDS.stream().filter(kind -> name.endsWith("." + kind)).findFirst().orElse(null);
  }

  List<Table> tables() {
    return List.copyOf(tables.values());
  }

  /** Of all files, absolute. */
  List<String> paths() {
    return states.keySet().stream().map(Path::toString).toList();
  }

  /** Whether the same files of these tables lie there with the same size and time. */
  boolean isUnchanged(Set<String> names) throws IOException {
    for (String name : names) {
      for (Path file : Objects.requireNonNull(tables.get(name)).files()) {
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) return false;
        if (!State.of(file).equals(states.get(file))) return false;
      }
    }
    return true;
  }
}
