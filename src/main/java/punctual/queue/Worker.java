package punctual.queue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import punctual.queue.spi.Cancellation.Reason;
import punctual.queue.spi.Job;
import punctual.queue.spi.JobHandler;
import punctual.queue.spi.Outcome;

/** Claims rows of one table and runs them, as many at once as it has slots. */
final class Worker {
  private static final Logger log = LoggerFactory.getLogger(Worker.class);
  private static final Duration IDLE = Duration.ofSeconds(1);
  private static final Duration TROUBLE = Duration.ofSeconds(2);

  private final FairClaim claim;
  private final JobHandler handler;
  private final Completions completions;
  private final Node node;
  private final InstantSource time;
  private final ScheduledExecutorService watchdog;
  private final int slots;
  private final Map<UUID, Attempt> running = new ConcurrentHashMap<>();
  private final Semaphore wake = new Semaphore(0);
  private volatile boolean open = true;

  Worker(
      FairClaim claim,
      JobHandler handler,
      Completions completions,
      Node node,
      InstantSource time,
      ScheduledExecutorService watchdog,
      int slots) {
    this.claim = claim;
    this.handler = handler;
    this.completions = completions;
    this.node = node;
    this.time = time;
    this.watchdog = watchdog;
    this.slots = slots;
  }

  /** The loop of the claiming thread; ends when the worker is closed. */
  void loop() {
    while (open) {
      Duration rest = safely();
      if (rest.isPositive()) rest(rest);
    }
  }

  private Duration safely() {
    try {
      return turn();
    } catch (RuntimeException e) {
      log.atWarn().setCause(e).addKeyValue("kind", kind()).log("could not claim");
      return TROUBLE;
    }
  }

  private void rest(Duration most) {
    try {
      if (wake.tryAcquire(most.toMillis(), TimeUnit.MILLISECONDS)) wake.drainPermits();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      open = false;
    }
  }

  /**
   * One turn: claims for the free slots and starts what it got; returns how long to rest before the
   * next.
   */
  Duration turn() {
    int free = slots - running.size();
    if (free <= 0) return IDLE;
    List<Job> jobs = claim.claim(node.id(), free);
    jobs.forEach(this::start);
    return jobs.isEmpty() ? IDLE : Duration.ZERO;
  }

  private void start(Job job) {
    var attempt = new Attempt(job, handler, time);
    running.put(job.id(), attempt);
    Thread.Builder thread =
        handler.onPlatformThread() ? Thread.ofPlatform().daemon() : Thread.ofVirtual();
    thread.name(kind() + "-" + job.id()).start(() -> run(attempt));
  }

  private void run(Attempt attempt) {
    Outcome outcome = attempt.run(kind(), watchdog);
    completions.add(new Completions.Ended(attempt.job(), outcome, () -> over(attempt)));
  }

  /** After a lost lease the same row may run here again, as another attempt. */
  private void over(Attempt attempt) {
    running.remove(attempt.job().id(), attempt);
  }

  /** Looks for work now instead of at the next poll. */
  void wake() {
    wake.release();
  }

  /** Ends a run of this node; false where it is not here. */
  boolean cancel(UUID id, Reason reason) {
    Attempt attempt = running.get(id);
    if (attempt != null) attempt.cancel(reason);
    return attempt != null;
  }

  void cancelAll(Reason reason) {
    running.values().forEach(attempt -> attempt.cancel(reason));
  }

  /** No more claims; what runs goes on. */
  void close() {
    open = false;
    wake();
  }

  List<UUID> running() {
    return List.copyOf(running.keySet());
  }

  int slots() {
    return slots;
  }

  String kind() {
    return claim.table().kind();
  }
}
