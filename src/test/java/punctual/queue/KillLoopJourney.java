package punctual.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.testing.Await;
import punctual.testing.TestDatabase;

/**
 * {@code kill -9} in the middle of the work, again and again: nothing is lost, nothing is doubled
 * that is not shown as a doubt (PL-B.7, PL-B.8, PL-C.1, PL-E.3, RA.6).
 */
@SuppressWarnings("NullAway.Init")
class KillLoopJourney {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void three_kills_lose_nothing_and_double_nothing(TestDatabase kind) throws Exception {
    kill(kind, 3, Long.getLong("seed", 11));
  }

  @Tag("long")
  @ParameterizedTest
  @EnumSource
  void twenty_kills_lose_nothing_and_double_nothing(TestDatabase kind) throws Exception {
    kill(kind, 20, Long.getLong("seed", 12));
  }

  private void kill(TestDatabase kind, int kills, long seed) throws Exception {
    try (var plant = new Plant(folder.resolve("home"), kind, seed)) {
      for (int i = 0; i < kills; i++) {
        plant.load(3, 4, 2);
        Thread asking = plant.askForRuns();
        plant.killAtWork();
        asking.join();
        plant.startAgain();
      }
      plant.drain();
      assertThat(plant.violations()).as("seed %d", seed).isEmpty();
      assertThat(plant.in("completed")).hasSizeGreaterThan(10 * kills);
      assertThat(plant.mails()).isGreaterThan(20 * kills);
      var ended = new java.util.HashSet<>(plant.in("completed"));
      ended.addAll(plant.in("failed"));
      assertThat(ended).as("accepted is kept, seed %d", seed).containsAll(plant.accepted());
    }
  }

  /** AT-9: nobody gets twice what is not shown as a doubt, and every late write is refused. */
  @Test
  void a_node_that_stood_still_past_its_lease_does_no_harm() {
    try (var plant =
            new Plant(
                folder.resolve("home"), TestDatabase.POSTGRESQL, 14, "-Dpunctual.lease=2000");
        var zombie = plant.secondNode()) {
      plant.load(6, 3, 3);
      plant.freezeAtWork(zombie);
      Await.until("it knows", () -> zombie.log().contains("the lease of this node ended"));
      Await.until("its end is refused", () -> zombie.log().contains("completion refused"));
      plant.drain();
      zombie.askToStop();
      zombie.askToStop();
      assertThat(zombie.awaitEnd()).as("O8: the second signal ends it at once").isEqualTo(1);
      assertThat(plant.violations()).isEmpty();
      assertThat(plant.in("failed")).isEmpty();
    }
  }

  @Test
  void two_nodes_on_one_database_run_each_due_time_once() {
    try (var plant = new Plant(folder.resolve("home"), TestDatabase.POSTGRESQL, 13);
        var second = plant.secondNode()) {
      plant.load(8, 4, 0);
      plant.load(4, 4, 2);
      plant.drain();
      second.stop();
      assertThat(plant.violations()).isEmpty();
      assertThat(plant.in("completed")).hasSizeGreaterThanOrEqualTo(12 * 5);
      assertThat(plant.in("failed")).isEmpty();
    }
  }
}
