package punctual.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import punctual.settings.CoreSettings;
import punctual.settings.HomeFolder;
import punctual.settings.SettingFault;
import punctual.settings.Settings;

@Command(
    name = "demo",
    description = {
      "Starts a sample installation to look around in: two organisations, their people, a shop with"
          + " two years of orders, and reports that arrive within a minute in a built-in mailbox.",
      "",
      "It lives in PUNCTUAL_HOME (./data where unset) and is kept over restarts. It prints where to"
          + " open it and how to sign in."
    })
final class DemoCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Option(names = "--fresh", description = "Throw the demo in this home away and make a new one.")
  private boolean fresh;

  DemoCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Startup startup = Startup.of(surroundings, DemoCommand::notAnInstallation);
    startup.takeHome();
    Path home = startup.settings().home();
    if (fresh) HomeFolder.clearDemo(home);
    if (!HomeFolder.isDemo(home)) Files.createFile(home.resolve(HomeFolder.DEMO_MARKER));
    return startup.start(true);
  }

  private static List<SettingFault> notAnInstallation(Settings settings) {
    Path home = settings.home();
    if (HomeFolder.isDemo(home) || !isUsed(home)) return List.of();
    return List.of(
        settings.fault(
            CoreSettings.HOME,
            "holds files that no demo made, perhaps a real installation",
            "Set PUNCTUAL_HOME to an empty or new directory."));
  }

  private static boolean isUsed(Path home) {
    try {
      return HomeFolder.isUsed(home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
