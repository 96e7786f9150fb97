package punctual.catalog;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import punctual.identity.Role;
import punctual.settings.Kinds;
import punctual.settings.NearestName;
import punctual.settings.Setting.InvalidSetting;

/** One file on its way to a report type: reads typed values and keeps every fault with its line. */
final class Reading {
  private final String file;
  private final List<DefinitionFault> faults = new ArrayList<>();
  private final List<DefinitionFault> warnings = new ArrayList<>();

  Reading(String file) {
    this.file = file;
  }

  List<DefinitionFault> faults() {
    return List.copyOf(faults);
  }

  /** What does not keep the type from being offered. */
  List<DefinitionFault> warnings() {
    return List.copyOf(warnings);
  }

  void warning(Yaml at, String message) {
    warnings.add(new DefinitionFault(file, at.line(), message));
  }

  void fault(int line, String message) {
    faults.add(new DefinitionFault(file, line, message));
  }

  /** A fault of one key, at its line. */
  void fault(Map<String, Yaml> entries, String key, String message) {
    Yaml at = entries.get(key);
    fault(at == null ? 1 : at.line(), message);
  }

  void fault(Yaml at, String message) {
    fault(at.line(), message);
  }

  /** The entries of a map; a key that is not known is a fault, for it would be ignored silently. */
  Map<String, Yaml> map(Yaml node, String what, Set<String> known) throws Yaml.Broken {
    if (!node.isMap()) fault(node, "%s is not a map of keys and values.".formatted(what));
    var entries = new HashMap<>(node.entries());
    for (Map.Entry<String, Yaml> entry : node.entries().entrySet()) {
      if (known.contains(entry.getKey())) continue;
      fault(entry.getValue(), unknown(entry.getKey(), what, known));
    }
    entries.values().removeIf(Yaml::isNull);
    return entries;
  }

  private static String unknown(String key, String what, Set<String> known) {
    String names = String.join(", ", known.stream().sorted().toList());
    return "%s is not a key of %s; %suse %s.".formatted(key, what, meant(key, known), names);
  }

  /** {@code did you mean query? }; empty where no name is near. */
  static String meant(String word, Collection<String> known) {
    return NearestName.of(word, known).map("did you mean %s? "::formatted).orElse("");
  }

  Optional<String> text(Map<String, Yaml> entries, String key) {
    Yaml value = entries.get(key);
    if (value == null) return Optional.empty();
    if (value.text().isEmpty()) fault(value, key + " is not text.");
    return value.text().map(String::strip).filter(text -> !text.isEmpty());
  }

  String required(Map<String, Yaml> entries, String key) {
    return text(entries, key)
        .orElseGet(() -> {
          fault(entries, key, key + " is missing.");
          return "";
        });
  }

  boolean flag(Map<String, Yaml> entries, String key, boolean fallback) {
    return text(entries, key)
        .map(text -> {
          if (!text.equals("true") && !text.equals("false")) {
            fault(entries, key, "%s is \"%s\"; use true or false.".formatted(key, text));
          }
          return text.equals("true");
        })
        .orElse(fallback);
  }

  <E extends Enum<E>> @Nullable E word(Map<String, Yaml> entries, String key, Class<E> type) {
    Optional<String> text = text(entries, key);
    return text.isEmpty() ? null : oneOf(entries, key, text.get(), type);
  }

  private <E extends Enum<E>> @Nullable E oneOf(
      Map<String, Yaml> entries, String key, String text, Class<E> type) {
    var words = new ArrayList<String>();
    for (E value : type.getEnumConstants()) {
      String word = value.name().toLowerCase(Locale.ROOT);
      if (word.equals(text)) return value;
      words.add(word);
    }
    fault(
        entries,
        key,
        "%s is \"%s\"; %suse one of %s."
            .formatted(key, text, meant(text, words), String.join(", ", words)));
    return null;
  }

  @Nullable Role role(Map<String, Yaml> entries, String key, String text) {
    return oneOf(entries, key, text, Role.class);
  }

  @Nullable Duration duration(Map<String, Yaml> entries, String key) {
    Optional<String> text = text(entries, key);
    if (text.isEmpty()) return null;
    try {
      Duration value = Kinds.duration(text.get());
      if (value.isPositive()) return value;
      fault(entries, key, key + " must be longer than nothing.");
    } catch (InvalidSetting e) {
      fault(entries, key, "%s is \"%s\": it %s.".formatted(key, text.get(), e.getMessage()));
    }
    return null;
  }

  @Nullable BigDecimal number(Map<String, Yaml> entries, String key) {
    Optional<String> text = text(entries, key);
    if (text.isEmpty()) return null;
    try {
      return new BigDecimal(text.get());
    } catch (NumberFormatException e) {
      fault(entries, key, "%s is \"%s\"; use a number.".formatted(key, text.get()));
      return null;
    }
  }

  /** A list of texts, or one text. */
  List<String> texts(Map<String, Yaml> entries, String key) {
    Yaml value = entries.get(key);
    if (value == null) return List.of();
    List<Yaml> items = value.isList() ? value.items() : List.of(value);
    for (Yaml item : items) {
      if (item.text().isEmpty()) fault(item, key + " holds something that is not text.");
    }
    return items.stream().flatMap(item -> item.text().stream()).map(String::strip).toList();
  }

  /** A query; a fault names its line in the file. */
  @Nullable SqlTemplate query(Map<String, Yaml> entries, String key) {
    Yaml value = entries.get(key);
    Optional<String> sql = value == null ? Optional.empty() : value.text();
    if (value == null || sql.isEmpty()) return null;
    try {
      return SqlTemplate.parse(sql.get());
    } catch (SqlSyntax e) {
      long lines = sql.get().substring(0, e.offset()).chars().filter(c -> c == '\n').count();
      fault(value.textLine() + (int) lines, String.valueOf(e.getMessage()));
      return null;
    }
  }
}
