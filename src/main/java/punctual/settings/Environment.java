package punctual.settings;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The variables that begin with {@code PUNCTUAL_}; an empty one counts as unset. */
final class Environment {
  private Environment() {}

  static Map<String, Given> read(
      Map<String, String> variables, Path directory, Names names, List<SettingFault> faults) {
    var given = new TreeMap<String, Given>();
    new TreeMap<>(variables)
        .forEach((variable, text) -> {
          if (!variable.startsWith(Names.PREFIX)) return;
          String key = key(variable);
          if (!names.knows(key) || !variable.equals(variable.toUpperCase(Locale.ROOT))) {
            faults.add(names.unknownVariable(variable));
          } else if (!text.isBlank()) {
            given.put(key, new Given(variable, text.strip(), directory));
          }
        });
    return given;
  }

  private static String key(String variable) {
    return variable.substring(Names.PREFIX.length()).toLowerCase(Locale.ROOT);
  }
}
