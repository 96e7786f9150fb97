package punctual.queue;

import punctual.database.schema.tables.records.ExecutionAttemptsRecord;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
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
  public void record(List<End> ends) {
    if (history) database.insert(ends.stream().map(this::attempt).toList());
  }

  private ExecutionAttemptsRecord attempt(End end) {
    Job job = end.job();
    var row = new ExecutionAttemptsRecord();
    row.setId(ids.next());
    row.setOrganizationId(job.organizationId());
    row.setExecutionId(job.id());
    row.setAttempt(job.attempt());
    row.setWorkerId(job.workerId());
    row.setStartedAt(job.startedAt());
    row.setEndedAt(end.at());
    row.setOutcome(end.status());
    return row;
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
