package punctual.cli;

import java.io.IOException;
import punctual.settings.CoreChecks;
import punctual.settings.FirstStart;
import punctual.settings.RefusedToStart;
import punctual.settings.Settings;
import punctual.settings.SettingsCheck;

/** From settings to a running server, or to a refusal that names every fault. */
final class Startup {
  private final Surroundings surroundings;
  private final Settings settings;

  private Startup(Surroundings surroundings, Settings settings) {
    this.surroundings = surroundings;
    this.settings = settings;
  }

  /**
   * @param check what the command asks of its home besides
   * @throws RefusedToStart with every fault at once
   */
  static Startup of(Surroundings surroundings, SettingsCheck check) {
    Configuration read = Configuration.read(surroundings);
    Configuration whole =
        read.and(check.check(read.settings())).and(CoreChecks.freePort(read.settings()));
    if (!whole.faults().isEmpty()) throw new RefusedToStart(whole.faults());
    return new Startup(surroundings, whole.settings());
  }

  Settings settings() {
    return settings;
  }

  void takeHome() throws IOException {
    FirstStart.takeHome(settings);
  }

  int start(boolean demo) throws IOException {
    Settings furnished = FirstStart.furnish(settings, surroundings.random());
    surroundings.server().start(furnished, demo);
    return Commands.RUNNING;
  }
}
