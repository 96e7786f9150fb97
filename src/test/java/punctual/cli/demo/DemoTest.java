package punctual.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import punctual.delivery.channels.email.EmailSettings;
import punctual.settings.Settings;
import tools.jackson.databind.node.JsonNodeFactory;

class DemoTest {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  @Test
  void the_shop_stands_beside_sources_of_ones_own() throws Exception {
    Path home = Files.createDirectory(folder.resolve("home"));
    var sources = JsonNodeFactory.instance.objectNode();
    sources.putObject("lake").put("url", "jdbc:trino://127.0.0.1:8080/tpch");
    Demo demo = Demo.prepare(new Settings(home, Map.of(), sources), InstantSource.system());
    try (var _ = Objects.requireNonNull(demo.mailbox())) {
      assertThat(demo.settings().sources().propertyNames()).containsExactly("lake", "shop");
      assertThat(demo.settings().get(EmailSettings.SMTP_PORT)).isPositive();
    }
  }
}
