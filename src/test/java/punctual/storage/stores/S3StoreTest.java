package punctual.storage.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import punctual.faults.CodedException;

class S3StoreTest extends NamesOnceContract {
  private static final S3Server SERVER = new S3Server();

  private final Store store = SERVER.open();

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Override
  Store store() {
    return store;
  }

  @Test
  void a_wrong_secret_is_a_fault_of_the_configuration() {
    try (Store other = SERVER.settings(StoreSettings.Kind.S3, "wrong").open()) {
      assertThatThrownBy(() -> other.probe(Duration.ofSeconds(5)))
          .isInstanceOfSatisfying(
              CodedException.class, e -> assertThat(e.code().name()).isEqualTo("store_refused"));
    }
  }

  /** PL-F.2: the process dies between the first part and the last. */
  @Test
  void what_a_dead_process_left_unfinished_is_freed() throws IOException {
    Store.Draft dead = store.draft("dead.csv");
    dead.out().write(bytes(9_000_000));
    store.sweepUnfinished(Instant.now().plus(Duration.ofDays(1)));
    assertThatThrownBy(dead::keep).isInstanceOf(CodedException.class);
  }
}
