package punctual.settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the settings of the installation mean together, and whether what they point to is there. */
public final class CoreChecks {
  private CoreChecks() {}

  /** The checks that hold for every command, beside a running server too. */
  public static List<SettingsCheck> all() {
    return List.of(
        CoreChecks::exposure, CoreChecks::slots, CoreChecks::reportsDirectory, HomeFolder::check);
  }

  /** Sign-in data must not cross a network in the clear. */
  static List<SettingFault> exposure(Settings settings) {
    String address = settings.get(CoreSettings.ADDRESS);
    boolean safe =
        Addresses.isLoopback(address)
            || settings.get(CoreSettings.BEHIND_PROXY)
            || settings.isFaulty(CoreSettings.BASE_URL)
            || settings.isFaulty(CoreSettings.BEHIND_PROXY)
            || CoreSettings.baseUrl(settings).startsWith("https://");
    if (safe) return List.of();
    return List.of(
        settings.fault(
            CoreSettings.ADDRESS,
            "lets others connect, and nothing says that TLS protects what they send",
            "Set PUNCTUAL_BASE_URL to the https address of this installation, or"
                + " PUNCTUAL_BEHIND_PROXY=true where a proxy does TLS, or use 127.0.0.1."));
  }

  static List<SettingFault> slots(Settings settings) {
    if (settings.isFaulty(CoreSettings.REPORT_SLOTS)
        || settings.isFaulty(CoreSettings.REPORT_SLOTS_MAX)) {
      return List.of();
    }
    int least = settings.get(CoreSettings.REPORT_SLOTS);
    if (CoreSettings.reportSlotsMax(settings) >= least) return List.of();
    return List.of(
        settings.fault(
            CoreSettings.REPORT_SLOTS_MAX,
            "is below report_slots, which is " + least,
            "Use %d or more, or remove the setting.".formatted(least)));
  }

  /** PR-10.4: the person's own definitions exist and can be read. */
  static List<SettingFault> reportsDirectory(Settings settings) {
    Path directory = settings.find(CoreSettings.REPORTS_DIR).orElse(null);
    if (directory == null || (Files.isDirectory(directory) && Files.isReadable(directory))) {
      return List.of();
    }
    String problem =
        Files.isDirectory(directory) ? "cannot be read by this user" : "is not a directory";
    return List.of(
        settings.fault(
            CoreSettings.REPORTS_DIR,
            problem,
            "Make %s a readable directory, or remove the setting.".formatted(directory)));
  }

  /** Whether the port can be taken; for the commands that listen. */
  public static List<SettingFault> freePort(Settings settings) {
    if (settings.isFaulty(CoreSettings.ADDRESS) || settings.isFaulty(CoreSettings.PORT)) {
      return List.of();
    }
    var address = InetAddress.ofLiteral(settings.get(CoreSettings.ADDRESS));
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address, settings.get(CoreSettings.PORT)));
      return List.of();
    } catch (IOException e) {
      return List.of(portFault(settings, e));
    }
  }

  private static SettingFault portFault(Settings settings, IOException e) {
    String said = String.valueOf(e.getMessage());
    if (said.contains("assign")) {
      return settings.fault(
          CoreSettings.ADDRESS,
          "is no address of this machine",
          "Use one that is, or 0.0.0.0 for all of them.");
    }
    String problem =
        said.contains("in use") ? "is taken by another program" : "cannot be used: " + said;
    return settings.fault(
        CoreSettings.PORT, problem, "Stop the other program, or set another PUNCTUAL_PORT.");
  }
}
