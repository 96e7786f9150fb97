package punctual.storage;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import punctual.settings.Setting;
import punctual.settings.SettingFault;
import punctual.settings.Settings;

/** Where report files are kept, and where they go when their time is over (PL-F.5). */
public final class StorageSettings {
  private StorageSettings() {}

  public static final Setting<String> STORE =
      Setting.text(
          "store",
          Stores.DISK,
          "Store of the report files: disk, the folder in home, or a name under stores: in"
              + " punctual.yaml. A schedule may name another.");

  public static final Setting<Path> ARCHIVE_DIR =
      Setting.path(
          "archive_dir",
          null,
          "Directory, outside of home, into which report files are copied before they are deleted at"
              + " the end of their time. Nothing there is ever deleted. Unset: no archive.");

  /** In the order of the reference page. */
  public static List<Setting<?>> all() {
    return List.of(STORE, ARCHIVE_DIR);
  }

  /** An archive that cannot be written would keep every file for ever. */
  public static List<SettingFault> faults(Settings settings) {
    Path directory = settings.find(ARCHIVE_DIR).orElse(null);
    if (directory == null) return List.of();
    String problem = null;
    if (directory.toAbsolutePath().normalize().startsWith(settings.home()))
      problem = "lies in home";
    else if (!Files.isDirectory(directory)) problem = "is not a directory";
    else if (!Files.isWritable(directory)) problem = "cannot be written by this user";
    if (problem == null) return List.of();
    return List.of(
        settings.fault(
            ARCHIVE_DIR,
            problem,
            "Make a directory that this user may write, outside of home, or remove the setting."));
  }
}
