package punctual.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import punctual.settings.Settings;
import punctual.storage.stores.S3Server;
import punctual.web.Problem.FieldFault;
import tools.jackson.databind.json.JsonMapper;

/** PL-F.2: stores by configuration. */
class StoresTest {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path home;

  private Settings settings(String stores) {
    var json = JsonMapper.shared();
    return new Settings(home, Map.of(), json.createObjectNode())
        .withStores(json.readTree(stores.replace('\'', '"')));
  }

  private List<FieldFault> faults(String stores) {
    return Stores.faults(settings(stores));
  }

  /** PR-10.1, PR-10.10. */
  @Test
  void every_fault_is_told_at_once_without_secrets() {
    List<FieldFault> faults =
        faults(
            "{'a': {'kind': 's3', 'access_key': 'k', 'secret_key': 'hidden', 'secret_key_file': 'x',"
                + " 'endpoint': 'ftp:x', 'timeout': '0s', 'path_style': 'maybe', 'prefix': '/up',"
                + " 'colour': 1}, 'b': {'kind': 'tape'}, 'c': {'kind': 'azure', 'account': 'me',"
                + " 'container': 'c', 'account_key_file': 'nowhere'}, 'disk': {'kind': 's3'}}");
    assertThat(faults)
        .extracting(FieldFault::field)
        .containsExactlyInAnyOrder(
            "stores.a.colour",
            "stores.a.endpoint",
            "stores.a.bucket",
            "stores.a.prefix",
            "stores.a.region",
            "stores.a.secret_key_file",
            "stores.a.secret_key_file",
            "stores.a.path_style",
            "stores.a.timeout",
            "stores.b.kind",
            "stores.c.account_key_file",
            "stores.disk");
    assertThat(faults.toString()).doesNotContain("hidden");
  }

  @Test
  void a_secret_may_lie_in_a_file_beside_the_settings() throws Exception {
    Files.writeString(home.resolve("key"), "c2VjcmV0\n");
    String azure =
        "{'eu': {'kind': 'azure', 'account': 'me', 'container': 'c', 'account_key_file': 'key'}}";
    String google =
        "{'g': {'kind': 'google', 'bucket': 'b', 'access_key': 'k', 'secret_key_file': 'key'}}";
    for (String stores : List.of(azure, google)) {
      assertThat(faults(stores)).isEmpty();
      try (var open = Stores.of(settings(stores))) {
        assertThat(open.names()).hasSize(2).startsWith("disk");
        assertThat(open.usual()).isEqualTo("disk");
      }
    }
  }

  @Test
  void the_usual_store_has_to_be_one_of_them() {
    String s3 = "{'main': {'kind': 's3', 'bucket': 'b'}}";
    assertThat(Stores.usualFaults(settings(s3).with(StorageSettings.STORE, "main"))).isEmpty();
    assertThat(Stores.usualFaults(settings(s3).with(StorageSettings.STORE, "disk"))).isEmpty();
    assertThat(Stores.usualFaults(settings(s3).with(StorageSettings.STORE, "mian"))).hasSize(1);
  }

  /** A store that does not answer stops no start; who asks learns why. */
  @Test
  @SuppressWarnings("try") // the server goes before its time
  void a_store_is_tried_out_and_watched() {
    try (var server = new S3Server();
        var stores = Stores.of(settings(server.json()))) {
      assertThat(stores.tryOut("main").fault()).isNull();
      stores.look();
      assertThat(stores.down()).isEmpty();
      server.close();
      stores.look();
      assertThat(stores.down().get("main"))
          .satisfies(fault -> assertThat(fault).isNotNull())
          .extracting(fault -> fault.code())
          .isEqualTo("store_unreachable");
      Stores.State state = stores.tryOut("main");
      assertThat(state.fault()).isNotNull();
      assertThat(state.tookMillis()).isLessThan(20_000);
    }
  }
}
