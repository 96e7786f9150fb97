package punctual;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.modulith.Modulithic;
import punctual.cli.Commands;
import punctual.cli.Surroundings;
import punctual.settings.CoreSettings;
import punctual.settings.SecretKey;
import punctual.settings.Settings;

/**
 * Starts the product: {@code serve} and {@code demo} start the server, every other word is a
 * command that never boots it.
 */
@Modulithic
@SpringBootApplication
public class Punctual {

  public static void main(String[] words) {
    // SQLite's driver pins the carrier of a virtual thread: two carriers would let two slow queries
    // stop everything.
    System.setProperty("jdk.virtualThreadScheduler.parallelism", "8");
    var surroundings =
        new Surroundings(System.getenv(), Path.of(""), new SecureRandom(), Punctual::start);
    int code = Commands.run(surroundings, words);
    if (code != Commands.RUNNING) System.exit(code);
  }

  /** Starts the server and returns as soon as it answers. */
  static void start(Settings settings, boolean demo) {
    context(settings, demo);
  }

  /** The running server; closing it stops it gracefully. */
  public static ConfigurableApplicationContext context(Settings settings, boolean demo) {
    return new SpringApplicationBuilder(Punctual.class)
        .initializers((GenericApplicationContext context) -> {
          context.registerBean(Settings.class, () -> settings);
          context.registerBean(SecretKey.class, () -> SecretKey.of(settings));
        })
        .properties(
            Map.of(
                "server.address", settings.get(CoreSettings.ADDRESS),
                "server.port", settings.get(CoreSettings.PORT),
                "punctual.demo", demo))
        .run();
  }

  @Bean
  InstantSource time() {
    return InstantSource.system();
  }

  @Bean
  RandomGenerator random() {
    return new SecureRandom();
  }
}
