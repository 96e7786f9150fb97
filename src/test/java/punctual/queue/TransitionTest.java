package punctual.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.faults.Category;
import punctual.faults.Fault;
import punctual.queue.spi.Job;
import punctual.queue.spi.Outcome;
import punctual.queue.spi.Retries;
import punctual.testing.TestDatabase;

/** From outcome to state, fenced: what a zombie says changes nothing. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class TransitionTest {
  private final QueueFixture queue;
  private final UUID execution;
  private final UUID worker;

  TransitionTest(TestDatabase kind) {
    queue = new QueueFixture(kind);
    UUID organization = queue.given.organization();
    execution = queue.given.execution(organization, queue.given.schedule(organization));
    worker = queue.worker();
  }

  @AfterEach
  void close() {
    queue.close();
  }

  private boolean end(Job job, Outcome outcome) {
    Transition transition = queue.transition();
    return queue.database.write(() -> transition.end(job, outcome));
  }

  @Test
  void done_completes_the_row_runs_the_effects_and_writes_the_history() {
    Job job = queue.claimed(worker);
    var effects = new AtomicInteger();
    assertThat(end(job, new Outcome.Done(effects::incrementAndGet))).isTrue();
    assertThat(queue.state(execution)).isEqualTo("completed 1/0");
    assertThat(queue.row(execution).getCompletedAt()).isEqualTo(queue.time.instant());
    assertThat(effects).hasValue(1);
    assertThat(queue.attempts(execution)).isEqualTo(1);
    assertThat(queue.handler.announced).containsExactly("completed");
  }

  /** PL-B.7, PL-B.8: one effective completion. */
  @Test
  void a_zombie_changes_nothing_and_runs_no_effects() {
    Job zombie = queue.claimed(worker);
    end(zombie, new Outcome.Interrupted());
    UUID other = queue.worker();
    Job job = queue.claimed(other);
    var effects = new AtomicInteger();
    assertThat(end(zombie, new Outcome.Done(effects::incrementAndGet))).isFalse();
    assertThat(end(zombie, new Outcome.Failed(QueueFixture.NETWORK))).isFalse();
    assertThat(queue.state(execution)).isEqualTo("running 2/0");
    assertThat(effects).hasValue(0);
    assertThat(end(job, new Outcome.Done(effects::incrementAndGet))).isTrue();
    assertThat(end(job, new Outcome.Done(effects::incrementAndGet))).isFalse();
    assertThat(effects).hasValue(1);
    assertThat(queue.attempts(execution)).isEqualTo(1);
  }

  @Test
  void effects_that_throw_take_the_completion_back() {
    Job job = queue.claimed(worker);
    var done =
        new Outcome.Done(() -> {
          throw new IllegalStateException("no");
        });
    assertThatThrownBy(() -> end(job, done)).hasMessage("no");
    assertThat(queue.state(execution)).isEqualTo("running 1/0");
    assertThat(queue.handler.announced).isEmpty();
  }

  /** PL-C.4, PR-6.4: growing delays, a bounded number of them. */
  @Test
  void a_network_fault_is_tried_again_within_growing_bounds_until_its_limit() {
    for (int retry = 0; retry < 2; retry++) {
      Job job = queue.claimed(worker);
      assertThat(job.retries()).isEqualTo(retry);
      end(job, new Outcome.Failed(QueueFixture.NETWORK));
      assertThat(queue.state(execution))
          .isEqualTo("delayed %d/%d refused".formatted(retry + 1, retry + 1));
      var delay = Duration.between(queue.time.instant(), queue.row(execution).getAvailableAt());
      assertThat(delay).isBetween(Duration.ZERO, Duration.ofSeconds(30L << retry));
      queue.time.advance(Duration.ofHours(1));
      new Rescue(queue.database, queue.node(), queue.time).promote(QueueFixture.TABLE);
    }
    end(queue.claimed(worker), new Outcome.Failed(QueueFixture.NETWORK));
    assertThat(queue.state(execution)).isEqualTo("failed 3/2 refused");
    assertThat(queue.row(execution).getErrorCategory()).isEqualTo("network");
    assertThat(queue.attempts(execution)).isEqualTo(3);
  }

  /** PR-6.5, PR-6.7. */
  @Test
  void what_no_repetition_mends_fails_at_once() {
    end(queue.claimed(worker), new Outcome.Failed(new Fault(Category.DATA, "bad_sql", "No.", "x")));
    assertThat(queue.state(execution)).isEqualTo("failed 1/0 bad_sql");
    assertThat(queue.row(execution).getErrorDetail()).isEqualTo("x");
  }

  @Test
  void a_run_over_its_time_limit_is_not_tried_again() {
    var timeout = new Fault(Category.SYSTEM, "timeout", "Too long.", null);
    end(queue.claimed(worker), new Outcome.Failed(timeout));
    assertThat(queue.state(execution)).isEqualTo("failed 1/0 timeout");
  }

  @Test
  void a_peer_that_says_when_is_not_asked_before() {
    var later = Duration.ofHours(3);
    end(queue.claimed(worker), new Outcome.Failed(QueueFixture.NETWORK, later));
    assertThat(queue.row(execution).getAvailableAt()).isEqualTo(queue.time.instant().plus(later));
  }

  @Test
  void an_interrupted_attempt_goes_back_and_counts_no_retry() {
    end(queue.claimed(worker), new Outcome.Interrupted());
    assertThat(queue.state(execution)).isEqualTo("queued 1/0");
    assertThat(queue.attempts(execution)).isZero();
    assertThat(queue.claimed(worker).attempt()).isEqualTo(2);
  }

  @Test
  void skipped_and_cancelled_are_final() {
    end(queue.claimed(worker), new Outcome.Skipped("no_rows", () -> {}));
    assertThat(queue.state(execution)).isEqualTo("skipped 1/0");
    assertThat(queue.row(execution).getCompletedAt()).isNotNull();
    UUID organization = queue.row(execution).getOrganizationId();
    UUID other = queue.given.execution(organization, queue.given.schedule(organization));
    end(queue.claimed(worker), new Outcome.Cancelled());
    assertThat(queue.state(other)).isEqualTo("cancelled 1/0");
  }

  /** PR-6.3: within the category's bounds for every number of retries. */
  @Test
  void delays_stay_within_their_bounds() {
    var random = new java.util.Random(5);
    var network = new Retries.Exponential(5, Duration.ofSeconds(30), Duration.ofMinutes(30));
    var steps = new Retries.Steps(java.util.List.of(Duration.ofMinutes(1), Duration.ofHours(4)));
    var retries = new Retries(Map.of(Category.NETWORK, network, Category.SYSTEM, steps));
    for (int i = 0; i < 1000; i++) {
      int n = i % 5;
      assertThat(retries.next(QueueFixture.NETWORK, n, random).orElseThrow())
          .isBetween(Duration.ZERO, Duration.ofSeconds(Math.min(1800, 30L << n)));
      assertThat(steps.delay(1, random))
          .isBetween(Duration.ofMinutes(192), Duration.ofMinutes(288));
    }
    assertThat(retries.next(QueueFixture.NETWORK, 5, random)).isEmpty();
    assertThat(network.delay(60, random)).isLessThanOrEqualTo(Duration.ofMinutes(30));
  }
}
