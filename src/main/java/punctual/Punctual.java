package punctual;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.Console;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.modulith.Modulithic;
import punctual.cli.Commands;
import punctual.cli.Greeting;
import punctual.cli.Surroundings;
import punctual.cli.demo.Demo;
import punctual.cli.demo.DemoSetup;
import punctual.database.Database;
import punctual.database.Opening;
import punctual.delivery.channels.email.mailbox.Mailbox;
import punctual.identity.FirstAccount;
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
    // Until the server's own logging is set up.
    ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.WARN);
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
    serve(settings, demo);
    new Ending().watch();
  }

  private static void serve(Settings settings, boolean demo) {
    if (!demo) {
      var context = context(settings, null);
      context.getBean(FirstAccount.class).make().ifPresent(w -> Greeting.serve(settings, w));
    } else {
      Demo prepared = Demo.prepare(settings, InstantSource.system());
      var context = context(prepared.settings(), prepared);
      Greeting.demo(
          settings, context.getBean(DemoSetup.class).password(), prepared.mailbox() != null);
    }
  }

  /**
   * The running server; closing it stops it gracefully.
   *
   * @param demo null for a real installation
   */
  public static ConfigurableApplicationContext context(Settings settings, @Nullable Demo demo) {
    Mailbox mailbox = demo == null ? null : demo.mailbox();
    Database database = Opening.open(settings);
    return new SpringApplicationBuilder(Punctual.class)
        .initializers((GenericApplicationContext context) -> {
          context.registerBean(Settings.class, () -> settings);
          context.registerBean(SecretKey.class, () -> SecretKey.of(settings));
          context.registerBean(Database.class, () -> database);
          if (mailbox != null) context.registerBean(Mailbox.class, () -> mailbox);
        })
        .properties(properties(settings, demo != null, mailbox != null))
        .run();
  }

  private static Map<String, Object> properties(Settings settings, boolean demo, boolean mailbox) {
    var properties = new HashMap<String, Object>();
    properties.put("server.address", settings.get(CoreSettings.ADDRESS));
    properties.put("server.port", settings.get(CoreSettings.PORT));
    properties.put("punctual.demo", demo);
    properties.put("punctual.mailbox", mailbox);
    if (logsJson(settings, demo)) properties.put("logging.structured.format.console", "ecs");
    return properties;
  }

  /** One JSON object a line for machines; lines for a person at a terminal. */
  private static boolean logsJson(Settings settings, boolean demo) {
    return switch (settings.get(CoreSettings.LOG_FORMAT)) {
      case "json" -> true;
      case "text" -> false;
      default -> !demo && !isTerminal(System.console());
    };
  }

  private static boolean isTerminal(@Nullable Console console) {
    return console != null && console.isTerminal();
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
