package punctual.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.EXECUTION_ATTEMPTS;
import static punctual.database.schema.Tables.REPORT_DELIVERIES;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.queue.spi.Cancellation;
import punctual.queue.spi.Job;
import punctual.queue.spi.JobHandler;
import punctual.queue.spi.Outcome;
import punctual.queue.spi.Retries;
import punctual.testing.Faults;
import punctual.testing.TestDatabase;

/**
 * Every statement of claim and completion fails once, in every way: a run is neither lost nor
 * counted twice (PL-B.7, PL-C.1).
 */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class FaultLoopTest {
  private static final int LONG = 7;

  private final QueueFixture queue;
  private final UUID organization;
  private final UUID schedule;

  FaultLoopTest(TestDatabase kind) {
    queue = new QueueFixture(kind);
    organization = queue.given.organization();
    schedule = queue.given.schedule(organization);
  }

  @AfterEach
  void close() {
    queue.close();
  }

  /** Completing a run writes its delivery, as reports do. */
  private class Delivering implements JobHandler {
    @Override
    public Outcome run(Job job, Cancellation cancellation) {
      return new Outcome.Done(() -> queue.given.delivery(organization, job.id()));
    }

    @Override
    public Retries retries() {
      return queue.handler.retries();
    }

    @Override
    public void record(List<End> ends) {
      queue.handler.record(ends);
    }
  }

  /** Its first attempt does not succeed. */
  private final class Retrying extends Delivering {
    @Override
    public Outcome run(Job job, Cancellation cancellation) {
      return job.attempt() == 1
          ? new Outcome.Failed(QueueFixture.NETWORK)
          : super.run(job, cancellation);
    }
  }

  @Test
  void a_run_completes_once_with_its_delivery_whatever_fails() {
    assertThat(loop(new Delivering(), 1)).isGreaterThan(15);
  }

  /** The database stays away for a while instead of stumbling once. */
  @Test
  void a_run_completes_once_with_its_delivery_however_long_it_fails() {
    assertThat(loop(new Delivering(), LONG)).isGreaterThan(15);
  }

  @Test
  void a_retry_is_neither_lost_nor_doubled_whatever_fails() {
    assertThat(loop(new Retrying(), 1)).isGreaterThan(15);
    assertThat(loop(new Retrying(), LONG)).isGreaterThan(15);
  }

  /** Every statement of a step, one after the other; answers how many there were. */
  private int loop(JobHandler handler, int length) {
    Faults faults = Faults.in(queue.database);
    try (var steps =
        new Steps(queue.database, QueueFixture.TABLE, handler, queue.time, queue.given.ids())) {
      int loops = 0;
      for (Faults.At at : Faults.At.values()) {
        boolean hit = true;
        for (int k = 1; hit; k++, loops++) {
          UUID execution = queue.given.execution(organization, schedule);
          faults.several(k, length, at);
          step(steps);
          hit = faults.heal();
          steps.settle(() -> {});
          assertCompletedOnce(execution, at + " " + k);
        }
      }
      return loops;
    }
  }

  private static void step(Steps steps) {
    try {
      steps.step();
    } catch (RuntimeException e) {
      assertThat(e).hasMessageContaining("injected fault");
    }
  }

  private void assertCompletedOnce(UUID execution, String when) {
    assertThat(queue.row(execution).getStatus()).as(when).isEqualTo("completed");
    var d = REPORT_DELIVERIES;
    assertThat(queue.database.dsl().fetchCount(d, d.REPORT_EXECUTION_ID.eq(execution)))
        .as(when)
        .isEqualTo(1);
    var a = EXECUTION_ATTEMPTS;
    assertThat(
            queue
                .database
                .dsl()
                .fetchCount(a, a.EXECUTION_ID.eq(execution).and(a.OUTCOME.eq("completed"))))
        .as(when)
        .isEqualTo(1);
  }
}
