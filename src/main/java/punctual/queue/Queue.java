package punctual.queue;

import static org.jooq.impl.DSL.condition;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import punctual.database.Database;
import punctual.database.Dialect;
import punctual.database.Ids;
import punctual.queue.spi.Cancellation.Reason;
import punctual.queue.spi.Gate;
import punctual.queue.spi.JobHandler;

/**
 * The durable, fair work queue. Rows of the tables given to it are the jobs: whoever inserts a
 * waiting row has enqueued it, and calls {@link #wake} so that it starts at once, on whichever node
 * has a slot.
 */
public final class Queue {
  private static final Logger log = LoggerFactory.getLogger(Queue.class);
  private static final Duration SWEEP = Duration.ofSeconds(1);
  private static final Duration DATABASE_PAUSE = Duration.ofMillis(500);
  private static final long FLUSH_WAIT_MS = 50;

  private final Database database;
  private final InstantSource time;
  private final RandomGenerator random;
  private final Timing timing;
  private final Node node;
  private final Rescue rescue;
  private final Resources resources;
  private final Map<String, Integer> limits = new LinkedHashMap<>();
  private final Hints hints;
  private final Nodes nodes;
  private final Backlog backlog;
  private final Stop stop;
  private final Worker.Around around;
  private final Gates gates = new Gates();
  private final Map<String, Kind> kinds = new LinkedHashMap<>();
  private final ScheduledExecutorService watchdog =
      Executors.newScheduledThreadPool(2, daemon("watchdog"));
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean running;
  private volatile Instant lastSweep = Instant.EPOCH;

  public Queue(Database database, InstantSource time, RandomGenerator random, Ids ids) {
    this(database, time, random, ids, Timing.NORMAL);
  }

  Queue(Database database, InstantSource time, RandomGenerator random, Ids ids, Timing timing) {
    this.database = database;
    this.time = time;
    this.random = random;
    this.timing = timing;
    node = new Node(database, time, ids, timing.lease());
    rescue = new Rescue(database, node, time);
    resources = new Resources(database, time);
    hints = new Hints(database, ids.next());
    nodes = new Nodes(database, node, hints, kinds.values());
    backlog = new Backlog(database, kinds.values());
    stop = new Stop(kinds.values(), node, rescue, timing);
    around = new Worker.Around(node, gates, timing, time, watchdog);
  }

  /** Gives a table to the queue, with a fixed number of slots; before {@link #start}. */
  public void attach(QueueTable table, JobHandler handler, int slots) {
    attach(table, handler, slots, slots);
  }

  /**
   * Gives a table to the queue; before {@link #start}.
   *
   * @param slots jobs at once in any case
   * @param most jobs at once while rows wait and the machine has something to spare
   */
  public void attach(QueueTable table, JobHandler handler, int slots, int most) {
    var transition = new Transition(table, handler, database, time, random);
    var completions = new Completions(transition, database, time, DATABASE_PAUSE);
    var claim = new FairClaim(table, database, time, random);
    var worker =
        new Worker(
            claim,
            handler,
            completions,
            new Slots(slots, most, Machine::hasNothingToSpare, time),
            around);
    var forgotten = new Forgotten(table, database);
    kinds.put(table.kind(), new Kind(table, handler, transition, completions, worker, forgotten));
  }

  /** How many rows of a resource may run at once, on all nodes; before {@link #start}. */
  public void limit(String resource, int maxRunning) {
    limits.put(resource, maxRunning);
  }

  /** Asked before every claim of this node; the first reason of several gates holds. */
  public void gate(Gate gate) {
    gates.add(gate);
  }

  /** Joins the nodes, takes back what an earlier process left behind, and starts to work. */
  public void start(String nodeName) {
    node.join(nodeName, allSlots());
    limits.forEach(resources::limit);
    rescue.forgetEarlierProcesses();
    sweep();
    running = true;
    for (Kind kind : kinds.values()) {
      thread(kind.name() + "-claim", kind.worker()::loop);
      thread(kind.name() + "-complete", () -> completions(kind));
    }
    if (database.dialect() == Dialect.POSTGRESQL) {
      thread("hints", () -> hints.listen(new Heard()));
    }
    every(timing.beat(), this::beat);
    every(SWEEP, this::sweep);
  }

  private int allSlots() {
    return kinds.values().stream().mapToInt(k -> k.worker().slots().now()).sum();
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

  /** What other nodes say; it is about rows that are committed. */
  private final class Heard implements Hints.Ear {
    @Override
    public void waiting(String kind) {
      Kind found = kinds.get(kind);
      if (found != null) found.worker().wake();
    }

    @Override
    public void cancel(String kind, UUID id) {
      Kind found = kinds.get(kind);
      if (found != null) found.worker().cancel(id, Reason.PERSON);
    }

    @Override
    public void anything() {
      kinds.values().forEach(kind -> kind.worker().wake());
      nodes.look();
    }
  }

  /** Slots are offered anew once for all that ended together, so that claims stay large. */
  private void completions(Kind kind) {
    try {
      while (running || kind.isBusy())
        if (kind.completions().flush(FLUSH_WAIT_MS) > 0) kind.worker().wake();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void beat() {
    node.slots(allSlots());
    if (node.beat()) return;
    log.error("the lease of this node ended: its work belongs to others; it goes on as a new node");
    kinds.values().forEach(k -> k.worker().cancelAll(Reason.LEASE_LOST));
    node.rejoin();
  }

  /** Housekeeping that any node may do: dead nodes, delayed rows, hung rows, requests to cancel. */
  void sweep() {
    rescue.rescue(kinds.values().stream().map(Kind::lane).toList());
    for (Kind kind : kinds.values()) {
      rescue.takeBack(kind.lane(), kind.forgotten().find(node.id(), kind.worker()::running));
      rescue.endOverdue(kind.lane());
      kind.worker().abandon(time.instant().minus(Rescue.OVERDUE));
      if (rescue.promote(kind.table()) > 0) wake(kind.name());
      cancelRequested(kind);
    }
    nodes.look();
    lastSweep = time.instant();
  }

  private void cancelRequested(Kind kind) {
    QueueTable table = kind.table();
    if (!table.has("cancel_requested_at") || !kind.isBusy()) return;
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
    if (found == null) return;
    hints.waiting(kind);
    database.afterCommit(found.worker()::wake);
  }

  /**
   * Ends a running job once the caller's transaction is committed, on whichever node it runs. Where
   * no hint reaches that node, it learns of it within a second.
   */
  public void cancel(String kind, UUID id) {
    Kind found = kinds.get(kind);
    if (found == null) return;
    hints.cancel(kind, id);
    database.afterCommit(() -> found.worker().cancel(id, Reason.PERSON));
  }

  /** What was given to the queue, in that order. */
  List<QueueTable> tables() {
    return kinds.values().stream().map(Kind::table).toList();
  }

  /** The clock by which leases end. */
  Instant databaseTime() {
    return time.instant().minus(node.clockOffset());
  }

  /** Slots of one kind on this node now. */
  public int slots(String kind) {
    Kind found = kinds.get(kind);
    return found == null ? 0 : found.worker().slots().now();
  }

  /** Slots of one kind that this node has in any case. */
  public int leastSlots(String kind) {
    Kind found = kinds.get(kind);
    return found == null ? 0 : found.worker().slots().least();
  }

  /** Slots of one kind that this node may have while rows wait. */
  public int mostSlots(String kind) {
    Kind found = kinds.get(kind);
    return found == null ? 0 : found.worker().slots().most();
  }

  /** Jobs of one kind that this node runs now. */
  public int running(String kind) {
    Kind found = kinds.get(kind);
    return found == null ? 0 : found.worker().running().size();
  }

  /** What has a limit of its own, with its circuit; for dashboards and alerts. */
  public List<Resource> resources(String kind) {
    Kind found = kinds.get(kind);
    return found == null ? List.of() : resources.all(found.table());
  }

  /** What limits the start of an organisation's rows now; three statements. */
  public Standing standing(String kind, UUID organization) {
    QueueTable table = Objects.requireNonNull(kinds.get(kind), kind).table();
    return new Standing(
        slots(kind),
        running(kind),
        resources.nodes(node),
        resources.quota(table, organization),
        resources.all(table));
  }

  /**
   * Over which time the scheduled starts of organisations are spread; those at once are left out.
   */
  public Map<UUID, Duration> startJitter(Collection<UUID> organizations) {
    return resources.startJitter(organizations);
  }

  /** Attempts of one kind on this node that were given up and whose threads do not end. */
  public int hung(String kind) {
    Kind found = kinds.get(kind);
    return found == null ? 0 : found.worker().hung();
  }

  /** Rows of one kind that could start now, of the installation (PL-C.12). */
  public long waiting(String kind) {
    return backlog.of(kind, null).waiting();
  }

  /** Since when the oldest of the waiting rows could have started; empty where none waits. */
  public Optional<Instant> oldestWaiting(String kind) {
    return Optional.ofNullable(backlog.of(kind, null).oldestWaiting());
  }

  /** The kinds in the order in which they were attached. */
  public List<String> kinds() {
    return List.copyOf(kinds.keySet());
  }

  public Nodes nodes() {
    return nodes;
  }

  public Backlog backlog() {
    return backlog;
  }

  /** Hints of other nodes arrive now; never on SQLite. */
  boolean isListening() {
    return hints.isListening();
  }

  /** When housekeeping last succeeded; for health. */
  public Instant lastSweep() {
    return lastSweep;
  }

  /** How far this machine's clock is ahead of the database's. */
  public Duration clockOffset() {
    return node.clockOffset();
  }

  public UUID nodeId() {
    return node.id();
  }

  /** Nothing new starts from now on; what runs goes on. The first step of a stop. */
  public void claimNothing() {
    stop.claimNothing();
  }

  /**
   * Stops within {@code grace}, whatever hangs: no more claims; what runs may finish until shortly
   * before its end, then it is told to end; what does not end goes back to the queue and counts no
   * retry.
   */
  public void stop(Duration grace) throws InterruptedException {
    stop.claimNothing();
    stop.endAll(grace);
    running = false;
    hints.close();
    for (Thread thread : threads) thread.join(500);
    threads.forEach(Thread::interrupt); // ends that cannot be written now are others' from here on
    watchdog.shutdownNow();
    stop.leave();
  }

  private static java.util.concurrent.ThreadFactory daemon(String name) {
    return Thread.ofPlatform().daemon().name(name + "-", 0).factory();
  }
}
