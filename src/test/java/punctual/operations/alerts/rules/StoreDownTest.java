package punctual.operations.alerts.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import punctual.operations.alerts.Finding;
import punctual.settings.Settings;
import punctual.storage.Stores;
import tools.jackson.databind.json.JsonMapper;

/** A store that does not answer is an alert, and the server runs without it (PR-10). */
class StoreDownTest {
  @Test
  void a_store_that_does_not_answer_is_named(@TempDir Path home) {
    var json = JsonMapper.shared();
    var settings =
        new Settings(home, Map.of(), json.createObjectNode())
            .withStores(
                json.readTree(
                    """
                    {"main": {"kind": "s3", "endpoint": "http://127.0.0.1:9", "bucket": "b",
                              "access_key": "k", "secret_key": "hidden", "timeout": "1s"}}\
                    """));
    try (var stores = Stores.of(settings)) {
      var rule = new StoreDown(stores);
      assertThat(rule.findings(Instant.EPOCH)).isEmpty();
      stores.look();
      assertThat(rule.findings(Instant.EPOCH))
          .singleElement()
          .satisfies(found -> {
            assertThat(found.subject()).isEqualTo("main");
            assertThat(found.message()).contains("could not be reached");
          })
          .extracting(Finding::toString)
          .asString()
          .doesNotContain("hidden");
    }
  }
}
