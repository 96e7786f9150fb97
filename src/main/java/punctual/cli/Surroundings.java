package punctual.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.random.RandomGenerator;
import punctual.settings.Settings;

/**
 * What the commands get from outside.
 *
 * @param environment the variables of the process
 * @param directory the working directory
 * @param random a strong source
 * @param server starts the server
 */
public record Surroundings(
    Map<String, String> environment, Path directory, RandomGenerator random, Server server) {

  /** Starts the server and returns as soon as it runs. */
  @FunctionalInterface
  public interface Server {
    void start(Settings settings, boolean demo);
  }
}
