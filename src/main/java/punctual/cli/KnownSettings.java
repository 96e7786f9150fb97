package punctual.cli;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.util.StringUtils;
import punctual.catalog.sources.Sources;
import punctual.database.Opening;
import punctual.delivery.DeliverySettings;
import punctual.delivery.channels.email.EmailSettings;
import punctual.delivery.channels.files.FileRoots;
import punctual.operations.alerts.AlertSettings;
import punctual.operations.disk.DiskSettings;
import punctual.settings.CoreChecks;
import punctual.settings.CoreSettings;
import punctual.settings.Setting;
import punctual.settings.SettingFault;
import punctual.settings.Settings;
import punctual.settings.SettingsCheck;
import punctual.storage.StorageSettings;
import punctual.storage.Stores;
import punctual.web.Problem.FieldFault;

/** Every setting and every check of settings, in the order of the reference page. */
public final class KnownSettings {
  private KnownSettings() {}

  /** The settings of one part of the product. */
  record Part(String title, List<Setting<?>> settings) {}

  /** A new part with settings of its own is added here, and nowhere else. */
  static List<Part> parts() {
    return List.of(
        new Part("The installation", CoreSettings.all()),
        new Part("State database", Opening.all()),
        new Part("Deliveries", DeliverySettings.all()),
        new Part("E-mail", EmailSettings.all()),
        new Part("Report files", StorageSettings.all()),
        new Part("Disk space", DiskSettings.all()),
        new Part("Alerts", AlertSettings.all()));
  }

  /** A new check of settings is added here, and nowhere else. */
  private static Stream<SettingsCheck> checks() {
    return Stream.concat(
        CoreChecks.all().stream(),
        Stream.of(
            EmailSettings::faults,
            DiskSettings::faults,
            StorageSettings::faults,
            KnownSettings::sources,
            KnownSettings::stores,
            Stores::usualFaults,
            FileRoots::faults));
  }

  /** A source's fault comes as "FIELD PROBLEM; REMEDY". */
  private static List<SettingFault> sources(Settings settings) {
    return Sources.faults(settings).stream().map(KnownSettings::fault).toList();
  }

  private static List<SettingFault> stores(Settings settings) {
    return Stores.faults(settings).stream().map(KnownSettings::fault).toList();
  }

  private static SettingFault fault(FieldFault fault) {
    String said = fault.message().replaceFirst("^" + Pattern.quote(fault.field()) + " ", "");
    String[] parts = said.split("; ", 2);
    String remedy = parts.length == 1 ? "" : StringUtils.capitalize(parts[1]);
    String problem = parts[0].replaceFirst("\\.$", "");
    return new SettingFault(fault.field() + " in punctual.yaml", null, problem, remedy);
  }

  /** What works but is not advisable, one sentence each. */
  static List<String> warnings(Settings settings) {
    return Stream.concat(
            EmailSettings.warnings(settings).stream(), FileRoots.warnings(settings).stream())
        .toList();
  }

  public static List<Setting<?>> all() {
    return parts().stream().<Setting<?>>flatMap(part -> part.settings().stream()).toList();
  }

  /** Everything that is wrong with settings that could be read. */
  static List<SettingFault> check(Settings settings) {
    return checks().flatMap(check -> check.check(settings).stream()).toList();
  }
}
