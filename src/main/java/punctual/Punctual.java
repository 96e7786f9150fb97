package punctual;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
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
    return new SpringApplicationBuilder(Punctual.class)
        .initializers((GenericApplicationContext context) -> {
          context.registerBean(Settings.class, () -> settings);
          context.registerBean(SecretKey.class, () -> SecretKey.of(settings));
          if (mailbox != null) context.registerBean(Mailbox.class, () -> mailbox);
        })
        .properties(
            Map.of(
                "server.address",
                settings.get(CoreSettings.ADDRESS),
                "server.port",
                settings.get(CoreSettings.PORT),
                "punctual.demo",
                demo != null,
                "punctual.mailbox",
                mailbox != null))
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
