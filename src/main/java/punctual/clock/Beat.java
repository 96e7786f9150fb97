package punctual.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one beat of a node: at every tick, everything that is due is enqueued. No leader: nodes share
 * the work by locks.
 */
public final class Beat {
  private static final Logger log = LoggerFactory.getLogger(Beat.class);

  private final DueRuns dueRuns;
  private final InstantSource time;
  private final Duration tick;
  private volatile boolean running;
  private volatile Instant lastTick = Instant.EPOCH;
  private volatile Thread thread = Thread.currentThread();

  Beat(DueRuns dueRuns, InstantSource time, Duration tick) {
    this.dueRuns = dueRuns;
    this.time = time;
    this.tick = tick;
  }

  void start() {
    running = true;
    lastTick = time.instant();
    thread = Thread.ofPlatform().daemon().name("beat").start(this::loop);
  }

  private void loop() {
    while (running) {
      safely();
      try {
        Thread.sleep(untilNext(time.instant()));
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void safely() {
    try {
      tick();
    } catch (RuntimeException e) {
      log.atWarn().setCause(e).log("a beat failed; what is due stays due");
    }
  }

  /** One beat; a test calls it directly. Returns how many schedules were due. */
  int tick() {
    int due = dueRuns.enqueue();
    lastTick = time.instant();
    return due;
  }

  /**
   * Beats fall on whole ticks of the wall clock, so that a report due at 09:00:00 starts right
   * then.
   */
  private Duration untilNext(Instant now) {
    long ms = tick.toMillis();
    return Duration.ofMillis(ms - Math.floorMod(now.toEpochMilli(), ms));
  }

  /** When the last beat succeeded; for health. */
  public Instant lastTick() {
    return lastTick;
  }

  void stop() throws InterruptedException {
    running = false;
    thread.interrupt();
    thread.join(5000);
  }
}
