package punctual;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.modulith.Modulithic;
import punctual.cli.Commands;
import punctual.cli.Surroundings;
import punctual.settings.CoreSettings;
import punctual.settings.Settings;

/**
 * Starts the product: {@code serve} and {@code demo} start the server, every other word is a
 * command that never boots it.
 */
@Modulithic
@SpringBootApplication
public class Punctual {

  public static void main(String[] words) {
    var surroundings =
        new Surroundings(System.getenv(), Path.of(""), new SecureRandom(), Punctual::start);
    int code = Commands.run(surroundings, words);
    if (code != Commands.RUNNING) System.exit(code);
  }

  /** Starts the server and returns as soon as it answers. */
  static void start(Settings settings, boolean demo) {
    new SpringApplicationBuilder(Punctual.class)
        .properties(
            Map.of(
                "server.address", settings.get(CoreSettings.ADDRESS),
                "server.port", settings.get(CoreSettings.PORT),
                "punctual.demo", demo,
                "spring.autoconfigure.exclude",
                    String.join(
                        ",",
                        "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
                        "org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration",
                        "org.springframework.boot.jooq.autoconfigure.JooqAutoConfiguration",
                        "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration")))
        .run();
  }
}
