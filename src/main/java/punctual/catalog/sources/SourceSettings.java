package punctual.catalog.sources;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import punctual.settings.Kinds;
import punctual.settings.Setting.InvalidSetting;
import punctual.web.Problem.FieldFault;
import tools.jackson.databind.JsonNode;

/**
 * One entry of {@code sources:} in {@code punctual.yaml}.
 *
 * @param url JDBC address of the primary; of no meaning where there is a folder
 * @param folder of CSV and Parquet files; null: the source is a database
 * @param memory bytes that a session over a folder may use
 * @param readReplicaUrl read in its place where given (PL-C.8)
 * @param maxConnections sessions open at once, 1 to 100
 * @param maxRunning reports running at once, at most {@code maxConnections}; the rest is for
 *     previews
 * @param queryTimeout from sending a statement to its first row
 * @param slowQuery a query whose first row takes longer is told to the log
 * @param shared carries no tenant data: queries need not name the organisation
 */
record SourceSettings(
    String name,
    String url,
    @Nullable Path folder,
    long memory,
    @Nullable String username,
    @Nullable String password,
    @Nullable Path passwordFile,
    @Nullable String readReplicaUrl,
    int maxConnections,
    int maxRunning,
    Duration queryTimeout,
    Duration slowQuery,
    boolean shared) {
  static final Duration DEFAULT_QUERY_TIMEOUT = Duration.ofSeconds(30);
  static final Duration DEFAULT_SLOW_QUERY = Duration.ofSeconds(10);
  static final long DEFAULT_MEMORY = 512_000_000;
  private static final long LEAST_MEMORY = 64_000_000;
  private static final long MOST_MEMORY = 64_000_000_000L;
  private static final Duration LONGEST = Duration.ofHours(2);

  /** What a source over a folder is opened with. */
  private static final String IN_MEMORY = "jdbc:duckdb:";

  private static final int DEFAULT_CONNECTIONS = 4;
  private static final int MOST_CONNECTIONS = 100;
  private static final Set<String> KEYS =
      Set.of(
          "url",
          "folder",
          "memory",
          "username",
          "password",
          "password_file",
          "read_replica_url",
          "max_connections",
          "max_running",
          "query_timeout",
          "slow_query",
          "shared");

  /** Where reports are read: the replica, where there is one. */
  String readUrl() {
    return readReplicaUrl != null ? readReplicaUrl : url;
  }

  Dialect dialect() {
    return folder != null ? new FilesDialect(folder, memory) : Dialect.of(url);
  }

  /** Reads one entry and adds every fault; null where it cannot be used. */
  static @Nullable SourceSettings read(
      String name, JsonNode node, Drivers drivers, List<FieldFault> faults) {
    var reader = new Reader("sources." + name, node, drivers, new ArrayList<>());
    SourceSettings settings = reader.settings(name);
    faults.addAll(reader.faults());
    return reader.faults().isEmpty() ? settings : null;
  }

  private record Reader(String path, JsonNode node, Drivers drivers, List<FieldFault> faults) {
    SourceSettings settings(String name) {
      node.propertyNames().stream().filter(key -> !KEYS.contains(key)).forEach(this::unknown);
      int connections = number("max_connections", MOST_CONNECTIONS, DEFAULT_CONNECTIONS);
      String file = text("password_file");
      if (file != null && text("password") != null) {
        fault("password_file", "stands beside password; keep one of the two.");
      }
      Path folder = folder();
      return new SourceSettings(
          name,
          folder == null ? address("url", true) : IN_MEMORY,
          folder,
          memory(),
          text("username"),
          text("password"),
          file == null ? null : Path.of(file),
          node.has("read_replica_url") ? address("read_replica_url", false) : null,
          connections,
          number("max_running", connections, Math.max(1, connections - 1)),
          duration("query_timeout", DEFAULT_QUERY_TIMEOUT),
          duration("slow_query", DEFAULT_SLOW_QUERY),
          flag("shared"));
    }

    private @Nullable Path folder() {
      String value = text("folder");
      if (value == null) return null;
      for (String other :
          List.of("url", "username", "password", "password_file", "read_replica_url")) {
        if (node.has(other)) fault(other, "stands beside folder; keep one of the two.");
      }
      Path folder = Path.of(value);
      if (!folder.isAbsolute()) fault("folder", "is a relative path; write it from / on.");
      else if (!Files.isDirectory(folder) || !Files.isReadable(folder))
        fault("folder", "is no folder that can be read here; mend the path or its rights.");
      return folder;
    }

    private long memory() {
      String value = text("memory");
      if (value == null) return DEFAULT_MEMORY;
      try {
        long bytes = Kinds.bytes(value);
        if (bytes >= LEAST_MEMORY && bytes <= MOST_MEMORY) return bytes;
        fault("memory", "is %s; use 64MB to 64GB.".formatted(value));
      } catch (InvalidSetting e) {
        fault("memory", "is \"%s\"; use a size such as 512MB.".formatted(value));
      }
      return DEFAULT_MEMORY;
    }

    private void unknown(String key) {
      fault(
          key,
          "is not a setting of a source; use "
              + String.join(", ", KEYS.stream().sorted().toList())
              + ".");
    }

    private @Nullable String text(String key) {
      JsonNode value = node.get(key);
      return value == null || value.isNull() ? null : value.asString();
    }

    /** Never printed: an address may carry a password. */
    private String address(String key, boolean required) {
      String value = text(key);
      if (value == null) {
        if (required)
          fault(key, "is missing; write the JDBC address, such as jdbc:postgresql://host/name.");
        return "";
      }
      String problem = problem(value);
      if (problem != null) fault(key, problem);
      return value;
    }

    private @Nullable String problem(String url) {
      if (url.startsWith(IN_MEMORY)) return "is DuckDB's; name the folder of the files in folder.";
      if (drivers.of(url).isPresent()) return null;
      if (url.startsWith("jdbc:mysql:"))
        return "has no driver here; write jdbc:mariadb: in place of jdbc:mysql:, its driver reads"
            + " both.";
      return "has no driver here; use jdbc:sqlite:FILE, jdbc:postgresql://, jdbc:mariadb:// or"
          + " jdbc:trino://, or put the driver's jar into the folder drivers of the home directory"
          + " and start again.";
    }

    private int number(String key, int most, int fallback) {
      JsonNode value = node.get(key);
      if (value == null) return Math.min(fallback, most);
      if (value.isIntegralNumber()
          && value.canConvertToInt()
          && value.asInt() >= 1
          && value.asInt() <= most) {
        return value.asInt();
      }
      fault(key, "is %s; use a whole number from 1 to %d.".formatted(value, most));
      return fallback;
    }

    private Duration duration(String key, Duration fallback) {
      String value = text(key);
      if (value == null) return fallback;
      try {
        Duration duration = Kinds.duration(value);
        if (duration.isPositive() && duration.compareTo(LONGEST) <= 0) return duration;
        fault(key, "is %s; use more than 0 and at most 2h.".formatted(value));
      } catch (InvalidSetting e) {
        fault(key, "is \"%s\": it %s.".formatted(value, e.getMessage()));
      }
      return fallback;
    }

    private boolean flag(String key) {
      JsonNode value = node.get(key);
      if (value == null) return false;
      if (!value.isBoolean()
          && !Set.of("true", "false").contains(value.asString("").toLowerCase(Locale.ROOT))) {
        fault(key, "is %s; use true or false.".formatted(value));
      }
      return value.asBoolean(false);
    }

    private void fault(String key, String message) {
      faults.add(new FieldFault(path + "." + key, path + "." + key + " " + message));
    }
  }
}
