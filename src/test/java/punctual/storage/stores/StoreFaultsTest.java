package punctual.storage.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import punctual.faults.CodedException;

/** PL-F.2: object stores that refuse, hang, lose and cut off. */
class StoreFaultsTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  private final ScriptedS3 server = new ScriptedS3();
  private final Store store = at(StoreSettings.Kind.S3, server.address());

  private static Store at(StoreSettings.Kind kind, URI address) {
    String key = Base64.getEncoder().encodeToString(new byte[32]);
    return S3Server.settings(kind, address, key, TIMEOUT).open();
  }

  @AfterEach
  void stop() {
    store.close();
    server.close();
  }

  private static void write(Store into, int bytes) throws IOException {
    try (Store.Draft draft = into.draft("a.csv")) {
      draft.out().write(StoreContract.bytes(bytes));
      draft.keep();
    }
  }

  private static String code(CodedException e) {
    return e.code().category().word() + " " + e.code().name();
  }

  @ParameterizedTest
  @CsvSource({
    "REFUSES,S3,configuration store_refused",
    "IS_BUSY,S3,network store_busy",
    "IS_FULL,S3,system store_full",
    "HANGS,S3,network store_timeout",
    "REFUSES,AZURE,configuration store_refused",
    "HANGS,AZURE,network store_timeout",
  })
  void a_store_that_takes_nothing_says_why_in_time_and_keeps_nothing(
      ScriptedS3.Fault fault, StoreSettings.Kind kind, String expected) {
    server.fault = fault;
    for (int size : new int[] {100, 9_000_000}) {
      long start = System.nanoTime();
      try (Store one = at(kind, server.address())) {
        var e = catchThrowableOfType(CodedException.class, () -> write(one, size));
        assertThat(code(e)).isEqualTo(expected);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }
    assertThat(server.objects).isEmpty();
    assertThat(server.parts).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"S3", "AZURE"})
  void a_store_that_is_not_there_is_a_fault_of_the_network(StoreSettings.Kind kind) {
    try (Store nobody = at(kind, URI.create("http://127.0.0.1:9"))) {
      var e = catchThrowableOfType(CodedException.class, () -> write(nobody, 10));
      assertThat(code(e)).isEqualTo("network store_unreachable");
    }
  }

  @Test
  void a_refusal_in_the_midst_of_a_large_file_frees_its_parts() throws IOException {
    try (Store.Draft draft = store.draft("a.csv")) {
      draft.out().write(StoreContract.bytes(9_000_000));
      assertThat(server.parts).hasSize(1);
    }
    assertThat(server.parts).isEmpty();
    assertThat(server.calls).last().isEqualTo("DELETE uploadId");
  }

  @Test
  void a_store_that_lost_a_part_does_not_pass_for_one_that_has_the_file() {
    server.fault = ScriptedS3.Fault.LOSES_A_PART;
    var e = catchThrowableOfType(CodedException.class, () -> write(store, 9_000_000));
    assertThat(e.code().name()).isEqualTo("store_failed");
    assertThat(server.objects).isEmpty();
  }

  @Test
  void a_lost_answer_is_asked_for_again_and_finds_its_own_file() throws IOException {
    server.fault = ScriptedS3.Fault.LOSES_THE_ANSWER;
    write(store, 100);
    assertThat(server.objects).hasSize(1);
    assertThat(server.calls).contains("HEAD null");
  }

  @ParameterizedTest
  @CsvSource({"CUTS_OFF,store_unreachable", "DRIPS,store_timeout"})
  void a_file_that_does_not_come_whole_is_a_fault_of_the_network(
      ScriptedS3.Fault fault, String expected) throws IOException {
    write(store, 100_000);
    server.fault = fault;
    long start = System.nanoTime();
    try (var in = store.open("a.csv")) {
      var e = catchThrowableOfType(CodedException.class, in::readAllBytes);
      assertThat(e.code().name()).isEqualTo(expected);
    }
    assertThat((System.nanoTime() - start) / 1e9).isCloseTo(0, within(5.0));
  }
}
