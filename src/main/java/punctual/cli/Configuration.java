package punctual.cli;

import java.util.List;
import java.util.stream.Stream;
import punctual.settings.SettingFault;
import punctual.settings.Settings;
import punctual.settings.SettingsReader;

/**
 * The settings of this process and all that is wrong with them.
 *
 * @param faults those of single values first, then those of values that belong together
 */
record Configuration(Settings settings, List<SettingFault> faults) {

  static Configuration read(Surroundings surroundings) {
    var reading =
        SettingsReader.read(
            surroundings.environment(), surroundings.directory(), KnownSettings.all());
    return new Configuration(reading.settings(), reading.faults())
        .and(KnownSettings.check(reading.settings()));
  }

  Configuration and(List<SettingFault> more) {
    return new Configuration(settings, Stream.concat(faults.stream(), more.stream()).toList());
  }
}
