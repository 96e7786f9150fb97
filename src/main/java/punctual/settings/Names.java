package punctual.settings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names that settings go by, and what to say of a name that none goes by. */
final class Names {
  static final String PREFIX = "PUNCTUAL_";
  static final String FILE = "_file";

  private final Map<String, Setting<?>> settings = new LinkedHashMap<>();

  Names(Collection<Setting<?>> known) {
    known.forEach(setting -> settings.put(setting.key(), setting));
  }

  Collection<Setting<?>> settings() {
    return settings.values();
  }

  boolean knows(String key) {
    return settings.containsKey(key) || owner(key).filter(Setting::secret).isPresent();
  }

  SettingFault unknownVariable(String variable) {
    String key = variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT);
    return unknown(variable, key, name -> PREFIX + name.toUpperCase(Locale.ROOT));
  }

  SettingFault unknownKey(String key, String where) {
    String plain = key.toLowerCase(Locale.ROOT).replaceAll("[-.]", "_");
    String bare = plain.startsWith("punctual_") ? plain.substring(9) : plain;
    return unknown(where, bare, name -> name);
  }

  /** The value of an unknown name is never shown: it may be a misspelt password. */
  private SettingFault unknown(String where, String key, Spelling spelling) {
    Optional<Setting<?>> owner = owner(key);
    if (owner.isPresent() && !owner.get().secret()) {
      String name = spelling.of(owner.get().key());
      return new SettingFault(
          where,
          null,
          "gives a file for what is no secret",
          "Set %s itself; only secrets are read from files.".formatted(name));
    }
    return new SettingFault(where, null, "is not a setting", remedy(key, spelling));
  }

  private String remedy(String key, Spelling spelling) {
    List<String> parts =
        settings.keySet().stream().filter(name -> name.startsWith(key + "_")).toList();
    if (!parts.isEmpty()) {
      return "Did you mean %s?"
          .formatted(String.join(" or ", parts.stream().map(spelling::of).limit(4).toList()));
    }
    return NearestName.of(key, all())
        .map(name -> "Did you mean %s?".formatted(spelling.of(name)))
        .orElse("Remove it, or look its name up in docs/reference/configuration.md.");
  }

  private List<String> all() {
    var names = new ArrayList<>(settings.keySet());
    settings.values().stream()
        .filter(Setting::secret)
        .forEach(secret -> names.add(secret.key() + FILE));
    return names;
  }

  /** The setting of a name that ends in {@code _file}. */
  private Optional<Setting<?>> owner(String key) {
    if (!key.endsWith(FILE)) return Optional.empty();
    return Optional.ofNullable(settings.get(key.substring(0, key.length() - FILE.length())));
  }

  /** How a key is written where the fault was met. */
  private interface Spelling {
    String of(String key);
  }
}
