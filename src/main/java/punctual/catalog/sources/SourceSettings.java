package punctual.catalog.sources;

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
 * @param url JDBC address of the primary
 * @param readReplicaUrl read in its place where given (PL-C.8)
 * @param maxConnections sessions open at once, 1 to 100
 * @param maxRunning reports running at once, at most {@code maxConnections}; the rest is for
 *     previews
 * @param queryTimeout from sending a statement to its first row
 * @param shared carries no tenant data: queries need not name the organisation
 */
record SourceSettings(
    String name,
    String url,
    @Nullable String username,
    @Nullable String password,
    @Nullable Path passwordFile,
    @Nullable String readReplicaUrl,
    int maxConnections,
    int maxRunning,
    Duration queryTimeout,
    boolean shared) {
  static final Duration DEFAULT_QUERY_TIMEOUT = Duration.ofSeconds(30);
  private static final int DEFAULT_CONNECTIONS = 4;
  private static final int MOST_CONNECTIONS = 100;
  private static final Set<String> KEYS =
      Set.of(
          "url",
          "username",
          "password",
          "password_file",
          "read_replica_url",
          "max_connections",
          "max_running",
          "query_timeout",
          "shared");

  /** Where reports are read: the replica, where there is one. */
  String readUrl() {
    return readReplicaUrl != null ? readReplicaUrl : url;
  }

  Dialect dialect() {
    return Dialect.of(url);
  }

  /** Reads one entry and adds every fault; null where it cannot be used. */
  static @Nullable SourceSettings read(String name, JsonNode node, List<FieldFault> faults) {
    var reader = new Reader("sources." + name, node, new ArrayList<>());
    SourceSettings settings = reader.settings(name);
    faults.addAll(reader.faults());
    return reader.faults().isEmpty() ? settings : null;
  }

  private record Reader(String path, JsonNode node, List<FieldFault> faults) {
    SourceSettings settings(String name) {
      node.propertyNames().stream().filter(key -> !KEYS.contains(key)).forEach(this::unknown);
      int connections = number("max_connections", MOST_CONNECTIONS, DEFAULT_CONNECTIONS);
      String file = text("password_file");
      if (file != null && text("password") != null) {
        fault("password_file", "stands beside password; keep one of the two.");
      }
      return new SourceSettings(
          name,
          address("url", true),
          text("username"),
          text("password"),
          file == null ? null : Path.of(file),
          node.has("read_replica_url") ? address("read_replica_url", false) : null,
          connections,
          number("max_running", connections, Math.max(1, connections - 1)),
          timeout(),
          flag("shared"));
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
      if (!Dialect.isDriverPresentFor(value)) {
        fault(key, "has no driver here; use jdbc:sqlite:FILE or jdbc:postgresql://HOST/NAME.");
      }
      return value;
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

    private Duration timeout() {
      String value = text("query_timeout");
      if (value == null) return DEFAULT_QUERY_TIMEOUT;
      try {
        Duration timeout = Kinds.duration(value);
        if (timeout.isPositive() && timeout.compareTo(Duration.ofHours(2)) <= 0) return timeout;
        fault("query_timeout", "is %s; use more than 0 and at most 2h.".formatted(value));
      } catch (InvalidSetting e) {
        fault("query_timeout", "is \"%s\": it %s.".formatted(value, e.getMessage()));
      }
      return DEFAULT_QUERY_TIMEOUT;
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
