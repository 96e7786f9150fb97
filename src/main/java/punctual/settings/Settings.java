package punctual.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The settings of this process, read and checked once at start. */
public final class Settings {
  private final Path home;
  private final Map<String, Object> values;
  private final Map<String, Origin> origins;
  private final Map<String, JsonNode> sections;

  /**
   * @param values parsed values by key; a key without a value takes its fallback
   * @param sources the {@code sources} of {@code punctual.yaml}, an object, empty where there are
   *     none
   */
  public Settings(Path home, Map<String, Object> values, JsonNode sources) {
    this(home, values, Map.of(), Map.of(SettingsFile.SOURCES, sources));
  }

  Settings(
      Path home,
      Map<String, Object> values,
      Map<String, Origin> origins,
      Map<String, JsonNode> sections) {
    this.home = home.toAbsolutePath().normalize();
    this.values = Map.copyOf(values);
    this.origins = Map.copyOf(origins);
    this.sections = Map.copyOf(sections);
  }

  /** The home directory, absolute: state database, files, keys. */
  public Path home() {
    return home;
  }

  /** The data sources as written; {@code catalog.sources} reads them. */
  public JsonNode sources() {
    return section(SettingsFile.SOURCES);
  }

  /**
   * A mapping of {@code punctual.yaml} as written, such as {@code file_roots}; the feature that it
   * belongs to reads it. Empty where it is not there.
   */
  public JsonNode section(String name) {
    return sections.getOrDefault(name, JsonNodeFactory.instance.objectNode());
  }

  /** The stores of report files as written; {@code storage} reads them. */
  public JsonNode stores() {
    return section(SettingsFile.STORES);
  }

  /** A copy with other stores of report files. */
  public Settings withStores(JsonNode other) {
    return withSection(SettingsFile.STORES, other);
  }

  /** The value or the fallback; empty where there is neither. */
  @SuppressWarnings("unchecked")
  public <T> Optional<T> find(Setting<T> setting) {
    Object value = values.get(setting.key());
    return value != null ? Optional.of((T) value) : Optional.ofNullable(setting.fallback());
  }

  /**
   * The value of a setting that always has one.
   *
   * @throws IllegalStateException where it has neither value nor fallback
   */
  public <T> T get(Setting<T> setting) {
    return find(setting)
        .orElseThrow(() -> new IllegalStateException(setting.key() + " is not set"));
  }

  /** Whether the person who runs the installation gave a value. */
  public boolean isGiven(Setting<?> setting) {
    return values.containsKey(setting.key());
  }

  /**
   * A copy with one value changed; for commands that decide a setting themselves, and for tests.
   */
  public <T> Settings with(Setting<T> setting, T value) {
    var changed = new HashMap<>(values);
    changed.put(setting.key(), value);
    var left = new HashMap<>(origins);
    left.remove(setting.key());
    return new Settings(home, changed, left, sections);
  }

  /** A copy with other data sources. */
  public Settings withSources(JsonNode other) {
    return withSection(SettingsFile.SOURCES, other);
  }

  /** A copy with another mapping in place of one of {@code punctual.yaml}. */
  public Settings withSection(String name, JsonNode other) {
    var changed = new HashMap<>(sections);
    changed.put(name, other);
    return new Settings(home, values, origins, changed);
  }

  /**
   * A fault of this setting, named and valued as the person wrote it.
   *
   * @param problem a phrase that follows the setting: {@code is not a number}
   */
  public SettingFault fault(Setting<?> setting, String problem, String remedy) {
    return new SettingFault(name(setting), shown(setting).orElse(null), problem, remedy);
  }

  /** The setting as the person wrote it; its variable where it was not given. */
  public String name(Setting<?> setting) {
    Origin origin = origins.get(setting.key());
    return origin != null ? origin.name() : setting.variable();
  }

  /** Whether a value was given that could not be read, so that the fallback misleads. */
  public boolean isFaulty(Setting<?> setting) {
    return origins.containsKey(setting.key()) && !isGiven(setting);
  }

  /** The value in a form that may be printed; empty for secrets and where there is none. */
  public Optional<String> shown(Setting<?> setting) {
    if (setting.secret()) return Optional.empty();
    Origin origin = origins.get(setting.key());
    Optional<String> text =
        origin != null ? Optional.of(origin.text()) : find(setting).map(Settings::text);
    return text.map(Masking::mask);
  }

  private static String text(Object value) {
    return switch (value) {
      case Duration duration -> Kinds.words(duration);
      case Long bytes -> Kinds.size(bytes);
      default -> value.toString();
    };
  }
}
