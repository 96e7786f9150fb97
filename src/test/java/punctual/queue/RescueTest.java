package punctual.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.WORKERS;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.queue.spi.Job;
import punctual.queue.spi.Outcome;
import punctual.testing.TestDatabase;

/** What dead nodes held comes back, whatever they were doing (PL-B.7, PL-C.12). */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RescueTest {
  private final TestDatabase kind;
  private final QueueFixture queue;
  private final UUID execution;
  private final Node alive;

  RescueTest(TestDatabase kind) {
    this.kind = kind;
    queue = new QueueFixture(kind);
    UUID organization = queue.given.organization();
    execution = queue.given.execution(organization, queue.given.schedule(organization));
    alive = queue.node();
  }

  @AfterEach
  void close() {
    queue.close();
  }

  private int rescue() {
    var lane = new Rescue.Lane(QueueFixture.TABLE, queue.handler, queue.transition());
    return new Rescue(queue.database, alive, queue.time).rescue(List.of(lane));
  }

  private Job lost() {
    UUID worker = queue.worker();
    Job job = queue.claimed(worker);
    queue.expire(worker);
    return job;
  }

  @Test
  void the_work_of_a_dead_node_is_tried_again_three_times_at_most() {
    for (int loss = 1; loss <= 3; loss++) {
      lost();
      assertThat(rescue()).isEqualTo(1);
      assertThat(queue.state(execution))
          .isEqualTo("delayed %d/%d worker_lost".formatted(loss, loss));
      queue.time.advance(Duration.ofHours(1));
      assertThat(promote()).isEqualTo(1);
    }
    lost();
    rescue();
    assertThat(queue.state(execution)).isEqualTo("failed 4/3 worker_lost");
    assertThat(queue.attempts(execution)).isEqualTo(4);
    assertThat(rescue()).isZero();
  }

  private int promote() {
    return new Rescue(queue.database, alive, queue.time).promote(QueueFixture.TABLE);
  }

  @Test
  void the_dead_node_is_forgotten_and_its_completion_refused() {
    Job job = lost();
    rescue();
    assertThat(queue.database.dsl().fetchExists(WORKERS, WORKERS.ID.eq(job.workerId()))).isFalse();
    assertThat(queue.transition().end(job, new Outcome.Done(() -> {}))).isFalse();
    assertThat(queue.claim().claim(job.workerId(), 1)).isEmpty();
  }

  @Test
  void a_run_that_somebody_wanted_to_end_is_not_revived() {
    lost();
    var row = queue.row(execution);
    row.setCancelRequestedAt(queue.time.instant());
    row.update();
    rescue();
    assertThat(queue.state(execution)).isEqualTo("cancelled 1/0");
  }

  @Test
  void rows_of_a_node_without_a_row_come_back_too() {
    Job job = queue.claimed(queue.worker());
    queue.database.dsl().deleteFrom(WORKERS).where(WORKERS.ID.eq(job.workerId())).execute();
    assertThat(rescue()).isEqualTo(1);
    assertThat(queue.state(execution)).isEqualTo("delayed 1/1 worker_lost");
  }

  @Test
  void a_node_that_lives_keeps_its_work() {
    Job job = queue.claimed(queue.worker());
    Job own = queue.claim().claim(alive.id(), 1).stream().findFirst().orElse(job);
    assertThat(rescue()).isZero();
    assertThat(queue.state(own.id())).isEqualTo("running 1/0");
  }

  @Test
  void on_sqlite_every_earlier_process_is_dead() {
    queue.claimed(queue.worker());
    new Rescue(queue.database, alive, queue.time).forgetEarlierProcesses();
    assertThat(rescue()).isEqualTo(kind == TestDatabase.SQLITE ? 1 : 0);
  }

  @Test
  void promotion_takes_only_what_is_due() {
    var row = queue.row(execution);
    row.setStatus("delayed");
    row.setAvailableAt(queue.time.instant().plusSeconds(1));
    row.update();
    assertThat(promote()).isZero();
    queue.time.advance(Duration.ofSeconds(1));
    assertThat(promote()).isEqualTo(1);
    assertThat(queue.state(execution)).isEqualTo("queued 0/0");
    assertThat(promote()).isZero();
  }

  /** A machine that slept, or paused for long, works on by itself. */
  @Test
  void a_node_that_lost_its_lease_goes_on_as_another() {
    UUID first = alive.id();
    queue.expire(first);
    assertThat(alive.beat()).isEqualTo(kind == TestDatabase.SQLITE);
    alive.rejoin();
    assertThat(alive.id()).isNotEqualTo(first);
    assertThat(alive.beat()).isTrue();
    assertThat(queue.claim().claim(alive.id(), 1)).hasSize(1);
  }

  @Test
  void a_claim_that_was_never_started_is_noticed_the_second_time() {
    Job job = queue.claimed(alive.id());
    var forgotten = new Forgotten(QueueFixture.TABLE, queue.database);
    assertThat(forgotten.find(alive.id(), () -> List.of(job.id()))).isEmpty();
    assertThat(forgotten.find(alive.id(), List::of)).isEmpty();
    assertThat(forgotten.find(alive.id(), List::of)).hasSize(1);
    assertThat(forgotten.find(queue.worker(), List::of)).isEmpty();
  }
}
