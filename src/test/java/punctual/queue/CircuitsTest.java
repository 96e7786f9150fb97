package punctual.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.faults.Category;
import punctual.faults.Fault;
import punctual.queue.spi.Job;
import punctual.queue.spi.Outcome;
import punctual.testing.TestDatabase;

/**
 * A source that keeps failing is left alone, tried by one run, and taken up again (PL-C.11, T4).
 */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class CircuitsTest {
  private static final Outcome DOWN =
      new Outcome.Failed(new Fault(Category.NETWORK, "down", "No answer.", null));
  private static final Outcome OWN =
      new Outcome.Failed(new Fault(Category.DATA, "bad_sql", "No such column.", null));
  private static final Outcome DONE = new Outcome.Done(() -> {});

  private final QueueFixture queue;
  private final Resources resources;
  private final UUID organization;
  private final UUID worker;
  private FairClaim claim;
  private Transition transition;

  CircuitsTest(TestDatabase kind) {
    queue = new QueueFixture(kind);
    resources = new Resources(queue.database, queue.time);
    resources.limit("shop", 10);
    organization = queue.given.organization(1, 1000);
    worker = queue.worker();
    restart();
    UUID schedule = queue.given.schedule(organization);
    for (int i = 0; i < 40; i++)
      queue.given.execution(organization, schedule, row -> row.setSource("shop"));
  }

  @AfterEach
  void close() {
    queue.close();
  }

  /** Nothing is kept in memory that matters. */
  private void restart() {
    claim = queue.claim();
    transition = queue.transition();
  }

  private Resource shop() {
    return resources.all(QueueFixture.TABLE).getFirst();
  }

  private Instant until() {
    return Objects.requireNonNull(shop().openUntil());
  }

  private Job next() {
    return claim.claim(worker, 1).getFirst();
  }

  private void end(Job job, Outcome outcome) {
    queue.time.advance(Duration.ofSeconds(1));
    assertThat(queue.database.write(() -> transition.end(job, outcome))).isTrue();
  }

  private void fail(int times) {
    for (int i = 0; i < times; i++) end(next(), DOWN);
  }

  @Test
  void five_failures_in_a_row_open_it_and_nothing_starts_for_thirty_seconds() {
    fail(4);
    assertThat(shop().circuit()).isEqualTo("closed");

    fail(1);

    Instant now = queue.time.instant();
    assertThat(shop().circuit()).isEqualTo("open");
    assertThat(shop().openUntil()).isEqualTo(now.plusSeconds(30));
    assertThat(shop().lastErrorCode()).isEqualTo("down");
    restart();
    queue.time.advance(Duration.ofSeconds(29));
    assertThat(claim.claim(worker, 5)).isEmpty();
  }

  @Test
  void one_run_at_a_time_tries_it_and_a_success_closes_it() {
    fail(5);
    queue.time.advance(Duration.ofSeconds(30));
    restart();

    List<Job> probe = claim.claim(worker, 5);

    assertThat(probe).hasSize(1);
    assertThat(shop().circuit()).isEqualTo("probing");
    assertThat(claim.claim(worker, 5)).isEmpty();
    end(probe.getFirst(), DONE);
    assertThat(shop()).isEqualTo(new Resource("shop", 10, 0, "closed", 0, null, null, "down"));
    assertThat(claim.claim(worker, 5)).hasSize(5);
  }

  @Test
  void each_failure_of_a_probe_doubles_the_pause_up_to_ten_minutes() {
    fail(5);
    for (int seconds : new int[] {60, 120, 240, 480, 600, 600}) {
      queue.time.set(until());
      end(next(), DOWN);
      assertThat(Duration.between(queue.time.instant(), shop().openUntil()))
          .isEqualTo(Duration.ofSeconds(seconds));
      assertThat(claim.claim(worker, 1)).isEmpty();
    }
    queue.time.set(until());
    end(next(), DONE);
    fail(5);
    assertThat(shop().openUntil()).isEqualTo(queue.time.instant().plusSeconds(30));
  }

  @Test
  void a_success_between_them_begins_the_count_anew() {
    fail(4);
    end(next(), DONE);
    fail(4);
    assertThat(shop().circuit()).isEqualTo("closed");
  }

  @Test
  void what_a_run_did_wrong_itself_says_nothing_of_the_source() {
    fail(4);
    for (int i = 0; i < 6; i++) end(next(), OWN);
    assertThat(shop().failures()).isEqualTo(4);
    fail(1);
    queue.time.advance(Duration.ofSeconds(30));
    end(next(), OWN);
    assertThat(shop().circuit()).isEqualTo("probing");
    assertThat(claim.claim(worker, 5)).hasSize(1);
  }

  @Test
  void what_began_before_it_opened_neither_prolongs_nor_closes_it() {
    Job failsLater = next();
    Job worksLater = next();
    fail(5);
    Instant until = shop().openUntil();

    end(failsLater, DOWN);
    end(worksLater, DONE);

    assertThat(shop().circuit()).isEqualTo("open");
    assertThat(shop().openUntil()).isEqualTo(until);
  }

  @Test
  void a_new_limit_at_the_next_start_leaves_the_circuit_as_it_is() {
    fail(5);
    resources.limit("shop", 2);
    assertThat(shop().circuit()).isEqualTo("open");
    assertThat(shop().maxRunning()).isEqualTo(2);
  }
}
