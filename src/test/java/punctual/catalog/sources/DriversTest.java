package punctual.catalog.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import punctual.faults.Fault;
import punctual.settings.Settings;
import tools.jackson.databind.json.JsonMapper;

/** PL-C.8: a driver in the home directory serves a source, with no line of Punctual changed. */
class DriversTest {
  private static final String DRIVER =
      """
      package dropped;
      import java.sql.*;
      public class FakeDriver implements Driver {
        public Connection connect(String url, java.util.Properties info) throws SQLException {
          boolean alone = false;
          try { Class.forName("punctual.Punctual"); } catch (ClassNotFoundException e) { alone = true; }
          throw new SQLException("fake here, user " + info.get("user") + ", alone " + alone, "28000");
        }
        public boolean acceptsURL(String url) { return url.startsWith("jdbc:fake:"); }
        public DriverPropertyInfo[] getPropertyInfo(String u, java.util.Properties p) { return new DriverPropertyInfo[0]; }
        public int getMajorVersion() { return 7; }
        public int getMinorVersion() { return 3; }
        public boolean jdbcCompliant() { return false; }
        public java.util.logging.Logger getParentLogger() { return null; }
      }
      """;

  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path home;

  private Settings settings() {
    var all = JsonMapper.shared().createObjectNode();
    all.putObject("far").put("url", "jdbc:fake:x").put("username", "reader");
    return new Settings(home, Map.of(), all);
  }

  private void drop() throws IOException {
    Path source = Files.createDirectories(home.resolve("src/dropped")).resolve("FakeDriver.java");
    Files.writeString(source, DRIVER);
    var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    assertThat(compiler.run(null, null, null, source.toString())).isZero();
    Path jar = Files.createDirectories(home.resolve("drivers")).resolve("fake.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        var entries = new JarOutputStream(out)) {
      put(
          entries,
          "META-INF/services/java.sql.Driver",
          "dropped.FakeDriver".getBytes(StandardCharsets.UTF_8));
      put(
          entries,
          "dropped/FakeDriver.class",
          Files.readAllBytes(source.resolveSibling("FakeDriver.class")));
    }
  }

  private static void put(JarOutputStream jar, String name, byte[] bytes) throws IOException {
    jar.putNextEntry(new JarEntry(name));
    jar.write(bytes);
    jar.closeEntry();
  }

  @Test
  void a_dropped_driver_serves_its_address_and_sees_nothing_of_punctual() throws IOException {
    drop();
    assertThat(Sources.faults(settings())).isEmpty();
    try (var drivers = Drivers.in(home)) {
      assertThat(drivers.found()).containsExactly("dropped.FakeDriver 7.3");
      assertThat(drivers.problems()).isEmpty();
    }
    try (var sources = new Sources(settings(), InstantSource.fixed(SourceFixture.NOW))) {
      Fault fault = Objects.requireNonNull(sources.check("far").fault());
      assertThat(fault.detail()).isEqualTo("fake here, user reader, alone true");
      assertThat(fault.code()).isEqualTo("source_refused");
    }
  }

  @Test
  void an_address_without_a_driver_says_where_to_put_one() {
    assertThat(Sources.faults(settings()))
        .singleElement()
        .satisfies(fault -> assertThat(fault.message()).contains("folder drivers of the home"));
  }

  @Test
  void a_broken_jar_is_told_and_stops_nothing() throws IOException {
    drop();
    Path jar = home.resolve("drivers/broken.jar");
    try (var entries = new JarOutputStream(Files.newOutputStream(jar))) {
      put(
          entries,
          "META-INF/services/java.sql.Driver",
          "no.such.Thing".getBytes(StandardCharsets.UTF_8));
    }
    try (var drivers = Drivers.in(home)) {
      assertThat(drivers.problems()).singleElement().asString().contains("no.such.Thing");
      assertThat(drivers.found()).hasSize(1);
    }
  }
}
