package punctual.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import punctual.faults.Category;
import punctual.faults.Classifier;
import punctual.faults.Code;
import punctual.faults.Fault;
import punctual.queue.spi.Cancellation;
import punctual.queue.spi.Cancellation.Reason;
import punctual.queue.spi.Job;
import punctual.queue.spi.JobHandler;
import punctual.queue.spi.Outcome;

/**
 * One attempt: runs the handler within the deadline and turns whatever happens into an outcome.
 * Never throws.
 */
final class Attempt {
  private static final Logger log = LoggerFactory.getLogger(Attempt.class);

  private final Job job;
  private final JobHandler handler;
  private final InstantSource time;
  private final Cancellation cancellation = new Cancellation();
  private volatile @Nullable Thread thread;
  private volatile boolean ended;
  private volatile Instant deadline;
  private volatile @Nullable Future<?> limit;

  Attempt(Job job, JobHandler handler, InstantSource time) {
    this.job = job;
    this.handler = handler;
    this.time = time;
    deadline = job.deadline();
  }

  Job job() {
    return job;
  }

  /** The job's, or a later one that it was given meanwhile. */
  Instant deadline() {
    return deadline;
  }

  void cancel(Reason reason) {
    cancellation.cancel(reason);
  }

  /** Which thread it runs on, so that one that hangs can be interrupted. */
  void on(Thread runner) {
    thread = runner;
  }

  /** For what ignores its cancellation. */
  void interrupt() {
    Thread runner = thread;
    if (runner != null) runner.interrupt();
  }

  /** The work is over; its end may still have to be recorded. */
  boolean hasEnded() {
    return ended;
  }

  Outcome run(String kind, ScheduledExecutorService watchdog) {
    arm(watchdog);
    try (var _ = MDC.putCloseable("job", job.id().toString());
        var _ = MDC.putCloseable("organization", job.organizationId().toString())) {
      Outcome outcome = ended(work());
      log.atDebug().addKeyValue("kind", kind).addKeyValue("outcome", outcome).log("attempt ended");
      return outcome;
    } finally {
      ended = true;
      disarm();
    }
  }

  private void arm(ScheduledExecutorService watchdog) {
    long left = Duration.between(time.instant(), deadline).toMillis();
    limit = watchdog.schedule(() -> due(watchdog), Math.max(0, left), TimeUnit.MILLISECONDS);
  }

  private void disarm() {
    Future<?> armed = limit;
    if (armed != null) armed.cancel(false);
  }

  /** Whoever moved the deadline did so in the row, perhaps on another node (PR-7.10). */
  private void due(ScheduledExecutorService watchdog) {
    Instant now = asked();
    if (!now.isAfter(deadline)) {
      cancel(Reason.DEADLINE);
      return;
    }
    deadline = now;
    arm(watchdog);
  }

  private Instant asked() {
    try {
      return handler.deadline(job);
    } catch (RuntimeException e) {
      log.atWarn().setCause(e).log("could not ask for the deadline; it holds");
      return deadline;
    }
  }

  private Outcome work() {
    try {
      return handler.run(job, cancellation);
    } catch (RuntimeException | Error e) { // a slot that nobody frees would be lost for ever
      log.atError().setCause(e).log("attempt broke");
      boolean memory = e instanceof OutOfMemoryError;
      Code code = Classifier.STANDARD.code(memory ? "out_of_memory" : "internal_error");
      return new Outcome.Failed(code.fault(String.valueOf(e)));
    }
  }

  /** What was ended early is named by the reason, not by the error that the ending caused. */
  private Outcome ended(Outcome outcome) {
    if (outcome instanceof Outcome.Done || cancellation.reason().isEmpty()) return outcome;
    return switch (cancellation.reason().get()) {
      case PERSON -> new Outcome.Cancelled();
      case SHUTDOWN, LEASE_LOST ->
          outcome instanceof Outcome.Parked ? outcome : new Outcome.Interrupted();
      case DEADLINE -> outcome instanceof Outcome.Failed failed ? overdue(failed) : outcome;
    };
  }

  private Outcome overdue(Outcome.Failed failed) {
    if (failed.fault().code().equals("timeout")) return failed;
    long limit = Duration.between(job.startedAt(), deadline).toSeconds();
    return new Outcome.Failed(timeout(limit, failed.fault().detail()));
  }

  /**
   * The fault of what took longer than it may.
   *
   * @param limit seconds
   */
  static Fault timeout(long limit, @Nullable String detail) {
    return new Fault(
        Category.SYSTEM,
        "timeout",
        "Stopped after %s, its time limit.".formatted(words(limit)),
        detail);
  }

  private static String words(long seconds) {
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
