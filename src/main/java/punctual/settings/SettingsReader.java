package punctual.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import punctual.settings.Setting.InvalidSetting;

/**
 * Reads the settings from the environment and from {@code punctual.yaml} in the home directory. The
 * environment wins. Every fault is found in one go (PR-10.5, PR-10.10).
 */
public final class SettingsReader {
  private final Names names;
  private final List<SettingFault> faults = new ArrayList<>();
  private final Map<String, Object> values = new HashMap<>();
  private final Map<String, Origin> origins = new HashMap<>();

  private SettingsReader(Collection<Setting<?>> known) {
    names = new Names(known);
  }

  /**
   * What was read.
   *
   * @param settings what could be read; faulty values are left out
   * @param faults empty where the settings are sound as far as each alone tells
   */
  public record Reading(Settings settings, List<SettingFault> faults) {}

  /**
   * Reads and parses; opens no other files than punctual.yaml and those of secrets.
   *
   * @param variables the environment; names without {@code PUNCTUAL_} are passed over
   * @param directory where relative paths in variables count from; those in punctual.yaml count
   *     from home
   */
  public static Reading read(
      Map<String, String> variables, Path directory, Collection<Setting<?>> known) {
    return new SettingsReader(known).read(variables, directory.toAbsolutePath());
  }

  private Reading read(Map<String, String> variables, Path directory) {
    var environment = Environment.read(variables, directory, names, faults);
    Path home = home(environment, directory);
    var file = SettingsFile.read(home, names, faults);
    for (Setting<?> setting : keyFirst()) {
      if (CoreSettings.onlyVariable(setting)) refuseInFile(setting, file.given());
      pick(setting, environment)
          .or(() -> pick(setting, file.given()))
          .ifPresent(given -> parse(setting, given, home));
    }
    Unsealing unsealing = unsealing(home);
    var sections = new HashMap<>(file.sections());
    sections.replaceAll((name, section) -> unsealing.opened(name, section, faults));
    return new Reading(new Settings(home, values, origins, sections), List.copyOf(faults));
  }

  /** The secret key opens the others. */
  private List<Setting<?>> keyFirst() {
    var ordered = new ArrayList<>(names.settings());
    ordered.sort(Comparator.comparing(setting -> !isKey(setting)));
    return ordered;
  }

  private static boolean isKey(Setting<?> setting) {
    return setting.key().equals(CoreSettings.SECRET_KEY.key());
  }

  private Unsealing unsealing(Path at) {
    return values.get(CoreSettings.SECRET_KEY.key()) instanceof String key
        ? new Unsealing(SecretKey.of(key))
        : Unsealing.stored(at);
  }

  private static Path home(Map<String, Given> environment, Path directory) {
    Given given = environment.get(CoreSettings.HOME.key());
    String text = given == null ? null : given.text();
    try {
      return directory.resolve(text == null ? "data" : text).normalize();
    } catch (java.nio.file.InvalidPathException _) {
      return directory.resolve("data"); // the parser of the setting reports it
    }
  }

  private void refuseInFile(Setting<?> setting, Map<String, Given> file) {
    Given given = file.remove(setting.key());
    if (given == null) return;
    faults.add(
        new SettingFault(
            given.name(),
            given.text(),
            "comes too late: it is needed before this file is read",
            "Set %s in the environment instead.".formatted(setting.variable())));
  }

  /** The value of one layer, whether given itself or as a file. */
  private Optional<Given> pick(Setting<?> setting, Map<String, Given> layer) {
    Given direct = layer.get(setting.key());
    Given inFile = setting.secret() ? layer.get(setting.key() + Names.FILE) : null;
    if (inFile == null) return Optional.ofNullable(direct);
    if (direct == null) return secret(inFile);
    faults.add(
        new SettingFault(
            direct.name(), null, "is given beside " + inFile.name(), "Keep one of the two."));
    return Optional.empty();
  }

  private Optional<Given> secret(Given file) {
    if (file.text() == null) return Optional.of(file);
    try {
      String text = Files.readString(file.base().resolve(file.text())).strip();
      if (!text.isEmpty()) return Optional.of(new Given(file.name(), text, file.base()));
      faults.add(fault(file, "is an empty file", "Write the secret into it."));
    } catch (IOException | java.nio.file.InvalidPathException _) {
      faults.add(fault(file, "is not a readable file", "Mend the path or the file's rights."));
    }
    return Optional.empty();
  }

  private void parse(Setting<?> setting, Given given, Path home) {
    String remedy = "Use %s.".formatted(setting.kind().expects());
    String text = given.text();
    if (text == null) {
      faults.add(fault(given, "holds a list or a mapping", remedy));
      return;
    }
    origins.put(setting.key(), new Origin(given.name(), text));
    try {
      boolean sealed = setting.secret() && !isKey(setting) && SealedText.is(text);
      Object value = setting.kind().parse(sealed ? unsealing(home).open(text) : text);
      values.put(setting.key(), value instanceof Path path ? given.base().resolve(path) : value);
    } catch (InvalidSetting e) {
      String shown = setting.secret() ? null : Masking.mask(text);
      String problem = String.valueOf(e.getMessage());
      String mend = SealedText.is(text) && setting.secret() ? Unsealing.REMEDY : remedy;
      faults.add(new SettingFault(given.name(), shown, problem, mend));
    }
  }

  private static SettingFault fault(Given given, String problem, String remedy) {
    return new SettingFault(given.name(), given.text(), problem, remedy);
  }
}
