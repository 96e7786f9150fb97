package punctual.queue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.queue.spi.Cancellation;
import punctual.queue.spi.Job;
import punctual.queue.spi.JobHandler;
import punctual.queue.spi.Outcome;
import punctual.queue.spi.Retries;
import punctual.testing.Await;

/**
 * A whole node in this process, whose jobs do what a test says. Idle, it looks for nothing by
 * itself.
 */
final class TestNode implements AutoCloseable {
  /** A node that never polls: what starts was told to. */
  static final Timing DEAF =
      new Timing(
          Duration.ofHours(1), Duration.ofHours(1), Duration.ofMillis(200), Duration.ofSeconds(5));

  static final String KIND = QueueFixture.TABLE.kind();

  /** How a job behaves. */
  enum Behaviour {
    DONE,
    /** Until it is cancelled. */
    WAITS,
    /** Whatever it is told, until the test lets it go. */
    HANGS
  }

  final Queue queue;
  final List<UUID> started = new CopyOnWriteArrayList<>();
  final List<String> recorded = new CopyOnWriteArrayList<>();
  final CountDownLatch letGo = new CountDownLatch(1);
  volatile Behaviour behaviour = Behaviour.DONE;
  private boolean stopped;

  TestNode(Database database, InstantSource time, Timing timing, int slots) {
    var random = new Random();
    queue = new Queue(database, time, random, new Ids(time, random), timing);
    queue.attach(QueueFixture.TABLE, new Script(), slots);
  }

  TestNode start(String name) {
    queue.start(name);
    return this;
  }

  private final class Script implements JobHandler {
    @Override
    public Outcome run(Job job, Cancellation cancellation) {
      started.add(job.id());
      switch (behaviour) {
        case DONE -> {}
        case WAITS -> {
          await(cancelled(cancellation));
          return new Outcome.Failed(QueueFixture.NETWORK);
        }
        case HANGS -> await(letGo);
      }
      return new Outcome.Done(() -> {});
    }

    private CountDownLatch cancelled(Cancellation cancellation) {
      var latch = new CountDownLatch(1);
      cancellation.onCancel(latch::countDown);
      return latch;
    }

    /** A thread that hangs does not listen to interrupts either. */
    private void await(CountDownLatch latch) {
      while (true) {
        try {
          latch.await();
          return;
        } catch (InterruptedException e) {
          // goes on
        }
      }
    }

    @Override
    public Retries retries() {
      return new Retries(Map.of());
    }

    @Override
    public void record(List<End> ends) {
      ends.forEach(end -> recorded.add(end.status()));
    }
  }

  void awaitStarted(int jobs) {
    Await.until(jobs + " jobs started", () -> started.size() >= jobs);
  }

  void awaitIdle() {
    Await.until("nothing runs", () -> queue.running(KIND) == 0);
  }

  void stop(Duration grace) {
    stopped = true;
    try {
      queue.stop(grace);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    letGo.countDown();
    if (!stopped) stop(Duration.ZERO);
  }
}
