package punctual.catalog.sources;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import punctual.settings.Settings;
import punctual.web.Problem.FieldFault;
import tools.jackson.databind.json.JsonMapper;

class SourceSettingsTest {
  private static List<FieldFault> faults(String sources) {
    return Sources.faults(
        new Settings(
            Path.of("."), Map.of(), JsonMapper.shared().readTree(sources.replace('\'', '"'))));
  }

  /** PR-10.1, PR-10.10: every fault at once, and no secret in its text. */
  @Test
  void every_fault_is_told_at_once_without_secrets() {
    List<FieldFault> faults =
        faults(
            "{'shop': {'url': 'jdbc:nodb://u:hidden@h/x', 'password': 'hidden', 'password_file':"
                + " '/x', 'max_connections': 0, 'max_running': 9, 'query_timeout': 'soon',"
                + " 'shared': 'maybe', 'colour': 1}, 'other': {}}");
    assertThat(faults)
        .extracting(FieldFault::field)
        .containsExactlyInAnyOrder(
            "sources.shop.url",
            "sources.shop.password_file",
            "sources.shop.max_connections",
            "sources.shop.max_running",
            "sources.shop.query_timeout",
            "sources.shop.shared",
            "sources.shop.colour",
            "sources.other.url");
    assertThat(faults.toString()).doesNotContain("hidden");
  }

  @Test
  void a_source_with_only_an_address_has_defaults() {
    var settings = SourceFixture.settings("jdbc:sqlite:x.db", Map.of());
    try (var sources = new Sources(settings, InstantSource.fixed(SourceFixture.NOW))) {
      assertThat(Sources.faults(settings)).isEmpty();
      assertThat(sources.names()).containsExactly("shop");
      assertThat(sources.isShared("shop")).isFalse();
      assertThat(sources.maxRunning("shop")).isEqualTo(3);
      assertThat(sources.queryTimeout("shop")).hasSeconds(30);
    }
  }

  /** Its statements reach any file, unless they are kept to a folder. */
  @Test
  void duckdb_is_no_source_but_for_files() {
    var settings = SourceFixture.settings("jdbc:duckdb:x.db", Map.of());
    assertThat(Sources.faults(settings))
        .singleElement()
        .satisfies(fault -> assertThat(fault.message()).contains("in folder"));
  }
}
