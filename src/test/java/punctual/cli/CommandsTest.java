package punctual.cli;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import punctual.settings.CoreSettings;
import punctual.testing.RunningServer;

class CommandsTest {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path home;

  private Commanded commanded() {
    return new Commanded(home).with("PUNCTUAL_PORT", "" + RunningServer.freePort());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serve",
        "demo",
        "config",
        "config check",
        "reports check",
        "mail check",
        "users add",
        "settings",
        "version"
      })
  void every_command_explains_itself(String command) {
    Commanded help = commanded().run((command + " --help").split(" "));
    assertThat(help.code()).isZero();
    assertThat(help.out()).contains("Usage: punctual " + command);
  }

  @Test
  void every_command_has_a_description_and_help() {
    assertExplained(
        Commands.line(
            new Surroundings(java.util.Map.of(), home, new java.util.Random(1), (_, _) -> {})));
  }

  private static void assertExplained(CommandLine line) {
    var spec = line.getCommandSpec();
    assertThat(spec.usageMessage().description()).as(spec.qualifiedName()).isNotEmpty();
    assertThat(spec.optionsMap()).as(spec.qualifiedName()).containsKey("--help");
    line.getSubcommands().values().forEach(CommandsTest::assertExplained);
  }

  @Test
  void an_unknown_command_is_answered_with_the_nearest() {
    Commanded unknown = commanded().run("sevre");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("\"sevre\"", "Did you mean: punctual serve?");
  }

  @Test
  void an_unknown_option_is_answered_with_the_nearest() {
    Commanded unknown = commanded().run("config", "check", "--onlin");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("Did you mean: punctual config check --online?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"config", "serve --port 1", "config check --onlin"})
  void wrong_usage_is_exit_code_2(String words) {
    assertThat(commanded().run(words.split(" ")).code()).isEqualTo(2);
  }

  @Test
  void no_command_at_all_shows_where_to_begin() {
    Commanded none = commanded().run();
    assertThat(none.code()).isEqualTo(2);
    assertThat(none.err()).contains("./punctual demo");
  }

  @Test
  void the_first_start_makes_a_key_that_only_the_owner_reads() throws IOException {
    Commanded serve = commanded().run("serve");
    assertThat(serve.code()).isEqualTo(Commands.RUNNING);
    Path file = home.resolve("secret.key");
    assertThat(Files.getPosixFilePermissions(file))
        .containsExactlyInAnyOrder(OWNER_READ, OWNER_WRITE);
    assertThat(serve.settings().get(CoreSettings.SECRET_KEY))
        .hasSize(44)
        .isEqualTo(Files.readString(file).strip());
  }

  @Test
  void a_given_key_is_taken_and_none_is_made() {
    String key = "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUE=";
    Commanded serve = commanded().with("PUNCTUAL_SECRET_KEY", key).run("serve");
    assertThat(serve.settings().get(CoreSettings.SECRET_KEY)).isEqualTo(key);
    assertThat(home.resolve("secret.key")).doesNotExist();
  }

  @Test
  void a_damaged_key_file_is_refused_and_kept() throws IOException {
    Files.writeString(home.resolve("secret.key"), "half\n");
    Commanded serve = commanded().run("serve");
    assertThat(serve.code()).isEqualTo(78);
    assertThat(serve.err()).contains("secret.key", "Restore the file from a backup");
    assertThat(home.resolve("secret.key")).hasContent("half");
  }

  @Test
  void the_demo_takes_no_home_that_it_did_not_make() throws IOException {
    Files.writeString(home.resolve("punctual.db"), "precious");
    Commanded demo = commanded().run("demo", "--fresh");
    assertThat(demo.code()).isEqualTo(78);
    assertThat(demo.err()).contains("holds files that no demo made");
    assertThat(home.resolve("punctual.db")).hasContent("precious");
  }

  @Test
  void a_fresh_demo_keeps_the_settings_alone() throws IOException {
    Files.writeString(home.resolve("punctual.yaml"), "tick: 2s\n");
    Files.createDirectories(home.resolve("reports/2026"));
    Files.createFile(home.resolve("reports/2026/old.csv"));
    Files.createFile(home.resolve("demo.marker"));
    Commanded demo = commanded().run("demo", "--fresh");
    assertThat(demo.code()).isEqualTo(Commands.RUNNING);
    assertThat(home.resolve("reports")).isEmptyDirectory();
    assertThat(home.resolve("punctual.yaml")).exists();
    assertThat(home.resolve("demo.marker")).exists();
  }

  @Test
  void settings_are_listed_with_where_they_come_from() throws IOException {
    Files.writeString(home.resolve("punctual.yaml"), "tick: 2s\n");
    String listed = commanded().with("PUNCTUAL_DEMO_PASSWORD", "hunter2").run("settings").out();
    assertThat(listed)
        .containsPattern("tick +2s +tick in punctual.yaml, line 1")
        .containsPattern("report_slots +4 +default")
        .containsPattern("demo_password +\\(secret\\) +PUNCTUAL_DEMO_PASSWORD")
        .doesNotContain("hunter2");
  }

  @Test
  void the_version_names_java_and_the_time_zones() {
    assertThat(commanded().run("version", "--json").out())
        .contains("\"punctual\":", "\"java\":\"25", "\"time_zones\":\"20");
  }
}
