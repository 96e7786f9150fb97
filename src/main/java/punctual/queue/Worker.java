package punctual.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
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

  /** Another node claimed at the same moment: it is over in milliseconds. */
  private static final Duration CONTENDED = Duration.ofMillis(20);

  /** Far less than anybody notices. */
  private static final Duration TOGETHER = Duration.ofMillis(5);

  private static final Duration TROUBLE = Duration.ofSeconds(2);

  private final FairClaim claim;
  private final JobHandler handler;
  private final Completions completions;
  private final Around around;
  private final Slots slots;
  private final Map<UUID, Attempt> running = new ConcurrentHashMap<>();

  /** Attempts that were given up: their rows have ended, their threads have not. */
  private final Collection<Attempt> hung = ConcurrentHashMap.newKeySet();

  private final Semaphore wake = new Semaphore(0);
  private volatile boolean open = true;
  private boolean waited;

  Worker(FairClaim claim, JobHandler handler, Completions completions, Slots slots, Around around) {
    this.claim = claim;
    this.handler = handler;
    this.completions = completions;
    this.slots = slots;
    this.around = around;
  }

  /** What all workers of a node share. */
  record Around(
      Node node,
      Gates gates,
      Timing timing,
      InstantSource time,
      ScheduledExecutorService watchdog) {}

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
    Duration idle = around.timing().poll();
    if (isHeld()) return idle;
    int free = slots.free(running.size());
    if (free <= 0) return idle;
    if (waitsForMore(free)) return TOGETHER;
    int want = Math.min(free, Math.max(1, slots.now() / 2)); // one half is claimed while one ends
    List<Job> jobs = claim.claim(around.node().id(), want);
    slots.claimed(want, jobs.size());
    jobs.forEach(this::start);
    if (!jobs.isEmpty()) return Duration.ZERO;
    return claim.contended() ? CONTENDED : idle;
  }

  /**
   * Once before a claim, where more rows wait than there are slots: a claim of many rows costs
   * little more than one of a few, and what starts together comes free together.
   */
  private boolean waitsForMore(int free) {
    waited = !waited && slots.moreWaits() && free < slots.now() / 2;
    return waited;
  }

  private boolean isHeld() {
    String reason = around.gates().hold(kind());
    around.node().held(kind(), reason);
    return reason != null;
  }

  private void start(Job job) {
    var attempt = new Attempt(job, handler, around.time());
    running.put(job.id(), attempt);
    Thread.Builder thread =
        handler.onPlatformThread() ? Thread.ofPlatform().daemon() : Thread.ofVirtual();
    attempt.on(thread.name(kind() + "-" + job.id()).start(() -> run(attempt)));
  }

  private void run(Attempt attempt) {
    Outcome outcome = attempt.run(kind(), around.watchdog());
    completions.add(new Completions.Ended(attempt.job(), outcome, () -> over(attempt)));
  }

  /** After a lost lease the same row may run here again, as another attempt. */
  private void over(Attempt attempt) {
    running.remove(attempt.job().id(), attempt);
    hung.remove(attempt);
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

  /**
   * Gives up attempts whose deadline was before {@code limit} and whose rows somebody has ended:
   * their threads hang, and their slots are free again. As many as the least number of slots: if
   * more hang, something is wrong with this node, and they keep their slots.
   */
  void abandon(Instant limit) {
    for (Attempt attempt : List.copyOf(running.values())) {
      if (attempt.hasEnded() || !attempt.job().deadline().isBefore(limit)) continue;
      boolean room = hung.size() < slots.least();
      log.atError()
          .addKeyValue("kind", kind())
          .addKeyValue("job", attempt.job().id())
          .addKeyValue("slot", room ? "free again" : "lost until a restart")
          .log("this attempt does not end, though its time is over");
      attempt.interrupt();
      if (!room) continue;
      hung.add(attempt);
      running.remove(attempt.job().id(), attempt);
      wake();
    }
  }

  /** No more claims; what runs goes on. */
  void close() {
    open = false;
    wake();
  }

  List<UUID> running() {
    return List.copyOf(running.keySet());
  }

  /** What this node still works on. */
  List<Job> jobs() {
    return running.values().stream().map(Attempt::job).toList();
  }

  int hung() {
    return hung.size();
  }

  Slots slots() {
    return slots;
  }

  String kind() {
    return claim.table().kind();
  }
}
