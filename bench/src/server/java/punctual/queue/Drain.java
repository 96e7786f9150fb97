package punctual.queue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Random;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.reports.Executions;

/** Works off jobs without work, and takes the time. */
public final class Drain {
  private final Nothing handler;
  private final Queue queue;

  /**
   * @param history whether each job leaves a row for its attempt, as reports do
   */
  public Drain(Database database, int jobs, int slots, boolean history) {
    InstantSource time = InstantSource.system();
    handler = new Nothing(database, jobs, history);
    queue = new Queue(database, time, new Random(3), new Ids(time, new Random(4)));
    queue.attach(Executions.TABLE, handler, slots);
  }

  /** Nanoseconds until the last job was over. */
  public long run() throws InterruptedException {
    long from = System.nanoTime();
    queue.start("bench");
    handler.left.await();
    return System.nanoTime() - from;
  }

  public void stop() throws InterruptedException {
    queue.stop(Duration.ofSeconds(10));
  }
}
