package punctual.operations.disk;

import java.util.List;
import punctual.settings.Kinds;
import punctual.settings.Setting;
import punctual.settings.SettingFault;
import punctual.settings.Settings;

/** When free space is short (PR-8.10). */
public final class DiskSettings {
  private static final long LEAST = 1_000_000;
  private static final long MOST = 100_000_000_000_000L;

  private DiskSettings() {}

  public static final Setting<Long> DISK_WARN =
      Setting.of(
          "disk_warn",
          Kinds.size(LEAST, MOST),
          5_000_000_000L,
          "Free space on the disk of the report files below which there is a warning (5GB is"
              + " 5,000,000,000 bytes).");

  public static final Setting<Long> DISK_STOP =
      Setting.of(
          "disk_stop",
          Kinds.size(LEAST, MOST),
          1_000_000_000L,
          "Free space that must be left beside what the next run needs; with less, no report starts:"
              + " runs wait, and none is lost.");

  public static List<Setting<?>> all() {
    return List.of(DISK_WARN, DISK_STOP);
  }

  /** The warning must come before the stop. */
  public static List<SettingFault> faults(Settings settings) {
    boolean unknown = settings.isFaulty(DISK_WARN) || settings.isFaulty(DISK_STOP);
    if (unknown || settings.get(DISK_STOP) < settings.get(DISK_WARN)) return List.of();
    return List.of(
        settings.fault(
            DISK_STOP,
            "is not less than disk_warn",
            "Set disk_warn to more than disk_stop, so that the warning comes first."));
  }
}
