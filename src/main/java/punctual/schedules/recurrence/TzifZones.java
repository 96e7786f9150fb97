package punctual.schedules.recurrence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The zones of the machine: a directory of compiled files such as {@code /usr/share/zoneinfo}. A
 * zone whose file is missing or broken takes the rules of the Java runtime.
 */
final class TzifZones implements ZoneSource {
  private static final Logger LOG = LoggerFactory.getLogger(TzifZones.class);
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+){0,2}");
  private static final Pattern VERSION = Pattern.compile("(?:# version )?(\\d{4}[a-z]{1,2})\\b.*");

  private final Path root;
  private final String version;
  private final ZoneSource runtime;
  private final ConcurrentMap<String, ZoneTable> tables = new ConcurrentHashMap<>();

  private TzifZones(Path root, String version, ZoneSource runtime) {
    this.root = root;
    this.version = version;
    this.runtime = runtime;
  }

  /** Empty where the directory does not say which release it holds. */
  static Optional<ZoneSource> in(Path directory, ZoneSource runtime) {
    try {
      Path root = directory.toRealPath();
      return version(root).map(version -> new TzifZones(root, version, runtime));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> version(Path root) throws IOException {
    for (String name : new String[] {"tzdata.zi", "+VERSION"}) {
      Path file = root.resolve(name);
      if (!Files.isRegularFile(file)) continue;
      try (var reader = Files.newBufferedReader(file)) {
        String line = reader.readLine();
        Matcher version = VERSION.matcher(line == null ? "" : line.strip());
        if (version.matches()) return Optional.of(version.group(1));
      }
    }
    return Optional.empty();
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public SequencedSet<String> ids() {
    return runtime.ids();
  }

  @Override
  public ZoneTable zone(String id) {
    return tables.computeIfAbsent(id, this::read);
  }

  private ZoneTable read(String id) {
    try {
      return TzifFile.read(file(id));
    } catch (IOException e) {
      LOG.atWarn()
          .addKeyValue("zone", id)
          .addKeyValue("reason", e.getMessage())
          .log("zone file not usable, rules of the Java runtime taken");
      return runtime.zone(id);
    }
  }

  /** Only ids that the runtime knows reach a path, and no link leads out of the directory. */
  private Path file(String id) throws IOException {
    if (!ID.matcher(id).matches() || !runtime.ids().contains(id)) {
      throw new IOException("unknown zone");
    }
    Path file = root.resolve(id).toRealPath();
    if (!file.startsWith(root)) throw new IOException(id + " leads out of " + root);
    return file;
  }
}
