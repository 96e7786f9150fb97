package punctual.queue;

import static org.jooq.impl.DSL.condition;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.queue.spi.Cancellation.Reason;
import punctual.queue.spi.JobHandler;

/**
 * The durable, fair work queue. Rows of the tables given to it are the jobs: whoever inserts a
 * waiting row has enqueued it, and calls {@link #wake} so that it starts at once.
 */
public final class Queue {
  private static final Logger log = LoggerFactory.getLogger(Queue.class);
  private static final Duration BEAT = Duration.ofSeconds(10);
  private static final Duration SWEEP = Duration.ofSeconds(1);
  private static final Duration DATABASE_PAUSE = Duration.ofMillis(500);
  private static final long FLUSH_WAIT_MS = 50;

  private final Database database;
  private final InstantSource time;
  private final RandomGenerator random;
  private final Node node;
  private final Rescue rescue;
  private final Map<String, Kind> kinds = new LinkedHashMap<>();
  private final ScheduledExecutorService watchdog =
      Executors.newScheduledThreadPool(2, daemon("watchdog"));
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;
  private volatile Instant lastSweep = Instant.EPOCH;

  public Queue(Database database, InstantSource time, RandomGenerator random, Ids ids) {
    this.database = database;
    this.time = time;
    this.random = random;
    node = new Node(database, time, ids);
    rescue = new Rescue(database, node, time);
  }

  private record Kind(
      QueueTable table,
      JobHandler handler,
      Transition transition,
      Completions completions,
      Worker worker,
      Forgotten forgotten) {}

  /** Gives a table to the queue; before {@link #start}. */
  public void attach(QueueTable table, JobHandler handler, int slots) {
    var transition = new Transition(table, handler, database, time, random);
    var completions = new Completions(transition, database, time, DATABASE_PAUSE);
    var claim = new FairClaim(table, database, time, random);
    var worker = new Worker(claim, handler, completions, node, time, watchdog, slots);
    var forgotten = new Forgotten(table, database);
    kinds.put(table.kind(), new Kind(table, handler, transition, completions, worker, forgotten));
  }

  /** Joins the nodes, takes back what an earlier process left behind, and starts to work. */
  public void start(String nodeName) {
    node.join(nodeName, kinds.values().stream().mapToInt(k -> k.worker().slots()).sum());
    rescue.forgetEarlierProcesses();
    sweep();
    running = true;
    for (Kind kind : kinds.values()) {
      thread(kind.table().kind() + "-claim", kind.worker()::loop);
      thread(kind.table().kind() + "-complete", () -> completions(kind));
    }
    every(BEAT, this::beat);
    every(SWEEP, this::sweep);
  }

  private void thread(String name, Runnable loop) {
    threads.add(Thread.ofPlatform().daemon().name(name).start(loop));
  }

  private void every(Duration period, Runnable work) {
    var _ =
        watchdog.scheduleWithFixedDelay(
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                log.atWarn().setCause(e).log("queue housekeeping failed");
              }
            },
            period.toMillis(),
            period.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Slots are offered anew once for all that ended together, so that claims stay large. */
  private void completions(Kind kind) {
    try {
      while (running || busy())
        if (kind.completions().flush(FLUSH_WAIT_MS) > 0) kind.worker().wake();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean busy() {
    return kinds.values().stream().anyMatch(k -> !k.worker().running().isEmpty());
  }

  private void beat() {
    if (node.beat()) return;
    log.error("the lease of this node ended: its work belongs to others; it goes on as a new node");
    kinds.values().forEach(k -> k.worker().cancelAll(Reason.LEASE_LOST));
    node.rejoin();
  }

  /** Housekeeping that any node may do: dead nodes, delayed rows, requests to cancel. */
  void sweep() {
    rescue.rescue(kinds.values().stream().map(Queue::lane).toList());
    for (Kind kind : kinds.values()) {
      rescue.takeBack(lane(kind), kind.forgotten().find(node.id(), kind.worker()::running));
      if (rescue.promote(kind.table()) > 0) kind.worker().wake();
      cancelRequested(kind);
    }
    lastSweep = time.instant();
  }

  private static Rescue.Lane lane(Kind kind) {
    return new Rescue.Lane(kind.table(), kind.handler(), kind.transition());
  }

  private void cancelRequested(Kind kind) {
    QueueTable table = kind.table();
    if (!table.has("cancel_requested_at") || kind.worker().running().isEmpty()) return;
    database
        .dsl()
        .select(table.id())
        .from(table.table())
        .where(condition(table.isActive(table.name())))
        .and(table.worker().eq(node.id()))
        .and(table.field("cancel_requested_at", Instant.class).isNotNull())
        .fetch(table.id())
        .forEach(id -> kind.worker().cancel(id, Reason.PERSON));
  }

  /** Waiting rows were inserted: they start once the caller's transaction is committed. */
  public void wake(String kind) {
    Kind found = kinds.get(kind);
    if (found != null) database.afterCommit(found.worker()::wake);
  }

  /** Ends a running job at once where it runs on this node; others learn of it within a second. */
  public void cancel(String kind, UUID id) {
    Kind found = kinds.get(kind);
    if (found != null) database.afterCommit(() -> found.worker().cancel(id, Reason.PERSON));
  }

  /** Slots of one kind on this node. */
  public int slots(String kind) {
    Kind found = kinds.get(kind);
    return found == null ? 0 : found.worker().slots();
  }

  /** Jobs of one kind that this node runs now. */
  public int running(String kind) {
    Kind found = kinds.get(kind);
    return found == null ? 0 : found.worker().running().size();
  }

  /** When housekeeping last succeeded; for health. */
  public Instant lastSweep() {
    return lastSweep;
  }

  /** How far this machine's clock is from the database's. */
  public Duration clockOffset() {
    return Duration.between(node.databaseTime(), time.instant());
  }

  public UUID nodeId() {
    return node.id();
  }

  /**
   * Stops: no more claims; what runs may finish within {@code grace}, what does not goes back to
   * the queue and counts no retry.
   */
  public void stop(Duration grace) throws InterruptedException {
    node.drain();
    kinds.values().forEach(k -> k.worker().close());
    awaitIdle(grace);
    kinds.values().forEach(k -> k.worker().cancelAll(Reason.SHUTDOWN));
    awaitIdle(Duration.ofSeconds(5));
    running = false;
    for (Thread thread : threads) thread.join(1000);
    watchdog.shutdownNow();
    node.leave();
  }

  private void awaitIdle(Duration most) throws InterruptedException {
    Instant end = time.instant().plus(most);
    while (busy() && time.instant().isBefore(end)) Thread.sleep(20);
  }

  private static java.util.concurrent.ThreadFactory daemon(String name) {
    return Thread.ofPlatform().daemon().name(name + "-", 0).factory();
  }
}
