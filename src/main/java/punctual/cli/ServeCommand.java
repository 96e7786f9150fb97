package punctual.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import punctual.settings.CoreSettings;
import punctual.settings.HomeFolder;
import punctual.settings.SettingFault;
import punctual.settings.Settings;

@Command(
    name = "serve",
    description = {
      "Starts the server and keeps it running until it is stopped with Ctrl-C or SIGTERM.",
      "",
      "It is configured by PUNCTUAL_... variables and by punctual.yaml in its home directory"
          + " (PUNCTUAL_HOME, ./data where unset). ./punctual config check tells beforehand"
          + " whether it will start."
    })
final class ServeCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  ServeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    Startup startup = Startup.of(surroundings, ServeCommand::notADemo);
    startup.takeHome();
    return startup.start(false);
  }

  private static List<SettingFault> notADemo(Settings settings) {
    if (!HomeFolder.isDemo(settings.home())) return List.of();
    return List.of(
        settings.fault(
            CoreSettings.HOME,
            "holds a demo, whose passwords everybody may know",
            "Set PUNCTUAL_HOME to another directory, or run ./punctual demo."));
  }
}
