package punctual.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a sound configuration gives. */
@SuppressWarnings("NullAway.Init")
class SettingsReaderTest {
  @TempDir Path folder;
  private Path home;

  @BeforeEach
  void make_home() throws IOException {
    home = Files.createDirectories(folder.resolve("data"));
  }

  private Settings read(Map<String, String> variables) {
    var reading = SettingsReader.read(variables, folder, CoreSettings.all());
    assertThat(reading.faults()).isEmpty();
    return reading.settings();
  }

  private void write(String yaml) throws IOException {
    Files.writeString(home.resolve("punctual.yaml"), yaml);
  }

  @Test
  void nothing_given_means_the_defaults() {
    Settings settings = read(Map.of("PATH", "/bin"));
    assertThat(settings.home()).isEqualTo(home);
    assertThat(settings.get(CoreSettings.PORT)).isEqualTo(8080);
    assertThat(settings.get(CoreSettings.TICK)).isEqualTo(Duration.ofSeconds(1));
    assertThat(CoreSettings.baseUrl(settings)).isEqualTo("http://127.0.0.1:8080");
    assertThat(settings.sources().isEmpty()).isTrue();
  }

  @Test
  void the_environment_wins_over_the_file() throws IOException {
    write("port: 9000\ntick: 500ms\n");
    Settings settings = read(Map.of("PUNCTUAL_PORT", "9001"));
    assertThat(settings.get(CoreSettings.PORT)).isEqualTo(9001);
    assertThat(settings.get(CoreSettings.TICK)).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void an_empty_variable_is_unset() throws IOException {
    write("port: 9000\n");
    assertThat(read(Map.of("PUNCTUAL_PORT", " ")).get(CoreSettings.PORT)).isEqualTo(9000);
  }

  @Test
  void a_key_without_a_value_is_unset() throws IOException {
    write("port:\nreports_dir: ~\nsources:\n");
    assertThat(read(Map.of()).isGiven(CoreSettings.PORT)).isFalse();
  }

  @Test
  void a_file_of_comments_is_a_file() throws IOException {
    write("# nothing yet\n");
    assertThat(read(Map.of()).isGiven(CoreSettings.PORT)).isFalse();
  }

  @Test
  void a_secret_may_stand_in_a_file_with_a_line_end() throws IOException {
    Files.writeString(folder.resolve("password"), "open sesame\r\n");
    Settings settings = read(Map.of("PUNCTUAL_DATABASE_PASSWORD_FILE", "password"));
    assertThat(settings.find(CoreSettings.DATABASE_PASSWORD)).contains("open sesame");
  }

  @Test
  void a_secret_of_the_environment_wins_over_a_file_named_in_the_file() throws IOException {
    write("database_password_file: nowhere\n");
    Settings settings = read(Map.of("PUNCTUAL_DATABASE_PASSWORD", "sesame"));
    assertThat(settings.find(CoreSettings.DATABASE_PASSWORD)).contains("sesame");
  }

  @Test
  void relative_paths_count_from_home_in_the_file_and_from_the_directory_in_variables()
      throws IOException {
    write("reports_dir: mine\n");
    assertThat(read(Map.of()).find(CoreSettings.REPORTS_DIR)).contains(home.resolve("mine"));
    assertThat(read(Map.of("PUNCTUAL_REPORTS_DIR", "mine")).find(CoreSettings.REPORTS_DIR))
        .contains(folder.resolve("mine"));
  }

  @Test
  void sources_are_handed_on_as_written() throws IOException {
    write("sources:\n  shop: {url: 'jdbc:sqlite:shop.db', max_running: 3}\nport: 9000\n");
    Settings settings = read(Map.of());
    assertThat(settings.sources().at("/shop/max_running").asInt()).isEqualTo(3);
    assertThat(settings.get(CoreSettings.PORT)).isEqualTo(9000);
  }

  @Test
  void the_address_for_links_loses_its_last_slash() {
    Settings settings = read(Map.of("PUNCTUAL_BASE_URL", "https://reports.example.com/"));
    assertThat(CoreSettings.baseUrl(settings)).isEqualTo("https://reports.example.com");
  }

  @Test
  void an_open_address_is_fine_with_tls_or_a_proxy() {
    var https = Map.of("PUNCTUAL_ADDRESS", "0.0.0.0", "PUNCTUAL_BASE_URL", "https://a.example");
    var proxy = Map.of("PUNCTUAL_ADDRESS", "0.0.0.0", "PUNCTUAL_BEHIND_PROXY", "true");
    assertThat(CoreChecks.exposure(read(https))).isEmpty();
    assertThat(CoreChecks.exposure(read(proxy))).isEmpty();
  }

  @Test
  void the_most_slots_are_twice_the_least_and_never_below() {
    assertThat(CoreSettings.reportSlotsMax(read(Map.of("PUNCTUAL_REPORT_SLOTS", "6"))))
        .isEqualTo(12);
    var below = Map.of("PUNCTUAL_REPORT_SLOTS", "6", "PUNCTUAL_REPORT_SLOTS_MAX", "5");
    assertThat(CoreChecks.slots(read(below)).getFirst().toString()).contains("below report_slots");
    var same = Map.of("PUNCTUAL_REPORT_SLOTS", "6", "PUNCTUAL_REPORT_SLOTS_MAX", "6");
    assertThat(CoreChecks.slots(read(same))).isEmpty();
  }

  @Test
  void a_fault_of_a_wrong_base_address_is_not_followed_by_one_of_the_address() {
    var variables = Map.of("PUNCTUAL_ADDRESS", "0.0.0.0", "PUNCTUAL_BASE_URL", "reports");
    var reading = SettingsReader.read(variables, folder, CoreSettings.all());
    assertThat(reading.faults()).hasSize(1);
    assertThat(CoreChecks.exposure(reading.settings())).isEmpty();
  }
}
