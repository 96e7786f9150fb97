package punctual.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;
import punctual.queue.Completions.Ended;
import punctual.queue.spi.Job;
import punctual.queue.spi.Outcome;
import punctual.testing.Await;
import punctual.testing.Faults;
import punctual.testing.TestDatabase;

/** Ends are committed together, and none of them is lost with another's fault. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class CompletionsTest {
  private final QueueFixture queue;
  private final UUID organization;
  private final UUID worker;
  private final Completions completions;

  CompletionsTest(TestDatabase kind) {
    queue = new QueueFixture(kind);
    organization = queue.given.organization();
    worker = queue.worker();
    completions = queue.completions();
  }

  @AfterEach
  void close() {
    queue.close();
  }

  private Job job() {
    queue.given.execution(organization, queue.given.schedule(organization));
    return queue.claimed(worker);
  }

  private void end(Job job, Runnable effects) {
    completions.add(new Ended(job, new Outcome.Done(effects), () -> {}));
  }

  @Test
  void what_ended_meanwhile_is_committed_together() throws InterruptedException {
    var committed = new ArrayList<UUID>();
    var jobs = new ArrayList<Job>();
    for (int i = 0; i < 5; i++) jobs.add(job());
    var outcomes =
        new Outcome[] {
          new Outcome.Done(() -> {}),
          new Outcome.Failed(QueueFixture.NETWORK),
          new Outcome.Interrupted(),
          new Outcome.Cancelled(),
          new Outcome.Skipped("no_rows", () -> {})
        };
    for (int i = 0; i < 5; i++) {
      UUID id = jobs.get(i).id();
      completions.add(new Ended(jobs.get(i), outcomes[i], () -> committed.add(id)));
    }
    assertThat(completions.flush(0)).isEqualTo(5);
    assertThat(jobs.stream().map(job -> queue.row(job.id()).getStatus()))
        .containsExactly("completed", "delayed", "queued", "cancelled", "skipped");
    assertThat(committed).containsExactlyInAnyOrderElementsOf(jobs.stream().map(Job::id).toList());
    assertThat(completions.flush(0)).isZero();
  }

  @Test
  void one_whose_effects_throw_fails_and_the_others_complete() throws InterruptedException {
    Job good = job();
    Job bad = job();
    var runs = new AtomicInteger();
    end(good, runs::incrementAndGet);
    end(
        bad,
        () -> {
          throw new DuplicateKeyException("twice");
        });
    completions.flush(0);
    assertThat(queue.state(good.id())).isEqualTo("completed 1/0");
    assertThat(queue.state(bad.id())).isEqualTo("delayed 1/1 completion_failed");
    assertThat(queue.row(bad.id()).getErrorDetail()).contains("twice");
    assertThat(queue.attempts(good.id())).isEqualTo(1);
  }

  @Test
  void a_zombie_among_them_is_refused_alone() throws InterruptedException {
    Job zombie = job();
    queue.transition().end(zombie, new Outcome.Interrupted());
    Job again = queue.claimed(queue.worker());
    Job good = job();
    var effects = new AtomicInteger();
    end(zombie, effects::incrementAndGet);
    end(good, () -> {});
    completions.flush(0);
    assertThat(effects).hasValue(0);
    assertThat(queue.state(again.id())).isEqualTo("running 2/0");
    assertThat(queue.state(good.id())).isEqualTo("completed 1/0");
  }

  /** Nothing is lost, and nothing that was done is called failed, however long it lasts. */
  @Test
  void a_database_that_is_down_is_waited_out() throws InterruptedException {
    Job job = job();
    var effects = new AtomicInteger();
    var down = new AtomicBoolean();
    end(job, effects::incrementAndGet);
    Faults faults = Faults.in(queue.database);
    faults.from(1, Faults.At.BEFORE);
    Thread flush =
        Thread.ofPlatform()
            .start(() -> {
              flush();
              down.set(true);
            });
    Await.until("six tries", () -> faults.hits() >= 6);
    assertThat(down).isFalse();
    faults.heal();
    flush.join();
    assertThat(queue.state(job.id())).isEqualTo("completed 1/0");
    assertThat(effects).hasValue(1);
  }

  private void flush() {
    try {
      completions.flush(0);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_commit_whose_answer_is_lost_is_not_done_again() throws InterruptedException {
    Job job = job();
    var effects = new AtomicInteger();
    end(job, effects::incrementAndGet);
    Faults faults = Faults.in(queue.database);
    faults.once(1, Faults.At.COMMIT);
    completions.flush(0);
    faults.heal();
    assertThat(queue.state(job.id())).isEqualTo("completed 1/0");
    assertThat(effects).hasValue(1);
    assertThat(queue.attempts(job.id())).isEqualTo(1);
  }

  /** A history that refuses even the failure: the row stays this node's, and is taken back. */
  @Test
  void what_cannot_be_ended_at_all_is_left_to_housekeeping() throws InterruptedException {
    Job job = job();
    end(
        job,
        () -> {
          throw new IllegalStateException("no");
        });
    queue.handler.broken = true;
    completions.flush(0);
    assertThat(queue.state(job.id())).isEqualTo("running 1/0");
    queue.handler.broken = false;
    var forgotten = new Forgotten(QueueFixture.TABLE, queue.database);
    assertThat(forgotten.find(worker, java.util.List::of)).isEmpty();
    var rows = forgotten.find(worker, java.util.List::of);
    assertThat(rows).hasSize(1);
    var lane = new Rescue.Lane(QueueFixture.TABLE, queue.handler, queue.transition());
    new Rescue(queue.database, queue.node(), queue.time).takeBack(lane, rows);
    assertThat(queue.state(job.id())).isEqualTo("delayed 1/1 worker_lost");
  }
}
