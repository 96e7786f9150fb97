package punctual.queue;

import static punctual.database.schema.Tables.EXECUTION_ATTEMPTS;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.queue.spi.Cancellation;
import punctual.queue.spi.Job;
import punctual.queue.spi.JobHandler;
import punctual.queue.spi.Outcome;
import punctual.queue.spi.Retries;

/** A handler that does nothing, and remembers when each organisation was served last. */
final class Nothing implements JobHandler {
  final CountDownLatch left;
  private final Map<UUID, Served> last = new ConcurrentHashMap<>();
  private final AtomicInteger served = new AtomicInteger();
  private final Ids ids = new Ids(InstantSource.system(), new Random(7));
  private final Database database;
  private final boolean history;

  /**
   * @param jobs how many were over by then
   * @param at {@link System#nanoTime}
   */
  record Served(int jobs, long at) {}

  /**
   * @param history whether each job leaves a row for its attempt, as reports do
   */
  Nothing(Database database, int jobs, boolean history) {
    this.database = database;
    left = new CountDownLatch(jobs);
    this.history = history;
  }

  @Override
  public Outcome run(Job job, Cancellation cancellation) {
    return new Outcome.Done(() -> {});
  }

  @Override
  public Retries retries() {
    return new Retries(Map.of());
  }

  @Override
  public void record(Job job, Outcome outcome, String status, Instant endedAt) {
    if (!history) return;
    var a = EXECUTION_ATTEMPTS;
    database
        .dsl()
        .insertInto(a)
        .set(a.ID, ids.next())
        .set(a.ORGANIZATION_ID, job.organizationId())
        .set(a.EXECUTION_ID, job.id())
        .set(a.ATTEMPT, job.attempt())
        .set(a.WORKER_ID, job.workerId())
        .set(a.STARTED_AT, job.startedAt())
        .set(a.ENDED_AT, endedAt)
        .set(a.OUTCOME, status)
        .execute();
  }

  @Override
  public void announce(Job job, String status) {
    last.put(job.organizationId(), new Served(served.incrementAndGet(), System.nanoTime()));
    left.countDown();
  }

  /** When the last job of the last organisation but one was over. */
  Served lastButOne() {
    var ends = last.values().stream().sorted(Comparator.comparing(Served::jobs)).toList();
    return ends.get(ends.size() - 2);
  }
}
