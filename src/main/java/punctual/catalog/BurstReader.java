package punctual.catalog;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code burst} and {@code incremental} of a definition. */
final class BurstReader {
  static final Set<String> KEYS = Set.of("key", "recipients");
  static final Set<String> RECIPIENT_KEYS = Set.of("query", "key", "address");
  static final Set<String> INCREMENTAL_KEYS = Set.of("column");

  private final Reading reading;

  BurstReader(Reading reading) {
    this.reading = reading;
  }

  /** A split, and where the query of its recipients stands in the file. */
  record Placed(Burst burst, Yaml query) {}

  /**
   * @param keys of the whole definition
   * @return null where there is none, and where it lacks something
   */
  @Nullable Placed burst(Map<String, Yaml> keys) throws Yaml.Broken {
    Yaml node = keys.get("burst");
    if (node == null) return null;
    if (keys.containsKey("sections"))
      reading.fault(node, "burst splits one table; write a query in place of sections.");
    Map<String, Yaml> inner = reading.map(node, "burst", KEYS);
    String key = needed(inner, "key", node, "burst");
    Yaml from = inner.get("recipients");
    if (from == null) {
      reading.fault(node, "burst has no recipients.");
      return null;
    }
    Map<String, Yaml> recipients = reading.map(from, "recipients of burst", RECIPIENT_KEYS);
    SqlTemplate query = reading.query(recipients, "query");
    if (query == null && !recipients.containsKey("query"))
      reading.fault(from, "recipients of burst has no query.");
    String recipientKey = reading.text(recipients, "key").orElse(key);
    String address = needed(recipients, "address", from, "recipients of burst");
    if (query == null) return null;
    return new Placed(
        new Burst(key, query, recipientKey, address), recipients.getOrDefault("query", from));
  }

  private String needed(Map<String, Yaml> entries, String key, Yaml at, String what) {
    return reading
        .text(entries, key)
        .orElseGet(() -> {
          reading.fault(at, "%s has no %s.".formatted(what, key));
          return "";
        });
  }

  /** The column that says how new a row is; null where every run reads everything. */
  @Nullable String incremental(Map<String, Yaml> keys) throws Yaml.Broken {
    Yaml node = keys.get("incremental");
    if (node == null) return null;
    return needed(
        reading.map(node, "incremental", INCREMENTAL_KEYS), "column", node, "incremental");
  }
}
