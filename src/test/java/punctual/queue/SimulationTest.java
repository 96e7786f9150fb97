package punctual.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;
import punctual.queue.Simulation.Sabotage;
import punctual.testing.Faults;
import punctual.testing.Seeded;
import punctual.testing.TestDatabase;
import punctual.web.Live;

/**
 * Thousands of unlucky days, each given by a seed; {@code -Dseed=} repeats one exactly. Nothing is
 * lost, nothing is doubled without saying so, no limit is passed (PL-B.6, PL-B.7, PL-C.1, PL-C.3,
 * PL-E.3, RA.6).
 */
@SuppressWarnings("NullAway.Init")
class SimulationTest {
  private static final int THREADS = 2;
  private static final int ENOUGH_TO_FIND = 150;

  @TempDir Path files;
  private final Live live = new Live();
  private final List<Simulation.Site> sites = new ArrayList<>();

  @AfterEach
  void close() {
    live.close();
    sites.forEach(site -> site.database().close());
  }

  private Simulation.Site site() {
    var database = TestDatabase.SQLITE.open();
    database.dsl().execute("pragma synchronous = off");
    Path own = files.resolve(String.valueOf(sites.size()));
    assertThat(own.resolve("reports").toFile().mkdirs()).isTrue();
    var site = new Simulation.Site(database, Faults.in(database), live, own);
    sites.add(site);
    return site;
  }

  @Test
  void two_thousand_unlucky_days_lose_nothing_and_double_nothing() {
    soundDays(2000);
  }

  @Tag("long")
  @Test
  void twenty_thousand_unlucky_days_lose_nothing_and_double_nothing() {
    soundDays(20_000);
  }

  private void soundDays(int days) {
    var mails = new AtomicInteger();
    var workers = new ArrayList<Seeded.Property>();
    for (int i = 0; i < THREADS; i++) {
      Simulation.Site site = site();
      workers.add(random -> mails.addAndGet(sound(site, random)));
    }
    Seeded.runs(days, workers);
    if (Long.getLong("seed") == null) assertThat(mails.get()).isGreaterThan(2 * days);
  }

  private static int sound(Simulation.Site site, Random random) {
    var simulation = new Simulation(site, random, Sabotage.NONE);
    assertThat(simulation.run()).as(simulation::trace).isEmpty();
    return simulation.mails.size();
  }

  @Test
  void the_same_seed_gives_the_same_day() {
    Simulation.Site site = site();
    var first = new Simulation(site, new Random(5), Sabotage.NONE);
    var second = new Simulation(site, new Random(5), Sabotage.NONE);
    first.run();
    second.run();
    assertThat(second.trace()).isEqualTo(first.trace()).contains("mail");
  }

  /** A simulation that finds nothing proves nothing: what is broken on purpose must show. */
  @ParameterizedTest
  @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void a_broken_product_is_found_out(Sabotage sabotage) {
    Simulation.Site site = site();
    for (int seed = 1; seed <= ENOUGH_TO_FIND; seed++) {
      if (isFound(new Simulation(site, new Random(seed), sabotage))) return;
    }
    assertThat(false).as("%s was not found in %d days", sabotage, ENOUGH_TO_FIND).isTrue();
  }

  /** By the ledger, or by a key of the database that does not let it happen. */
  private static boolean isFound(Simulation simulation) {
    try {
      return !simulation.run().isEmpty();
    } catch (DuplicateKeyException e) {
      return true;
    }
  }
}
