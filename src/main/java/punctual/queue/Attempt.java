package punctual.queue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
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

  Attempt(Job job, JobHandler handler, InstantSource time) {
    this.job = job;
    this.handler = handler;
    this.time = time;
  }

  Job job() {
    return job;
  }

  void cancel(Reason reason) {
    cancellation.cancel(reason);
  }

  Outcome run(String kind, ScheduledExecutorService watchdog) {
    Duration left = Duration.between(time.instant(), job.deadline());
    ScheduledFuture<?> limit =
        watchdog.schedule(
            () -> cancel(Reason.DEADLINE), Math.max(0, left.toMillis()), TimeUnit.MILLISECONDS);
    try (var _ = MDC.putCloseable("job", job.id().toString());
        var _ = MDC.putCloseable("organization", job.organizationId().toString())) {
      Outcome outcome = ended(work());
      log.atDebug().addKeyValue("kind", kind).addKeyValue("outcome", outcome).log("attempt ended");
      return outcome;
    } finally {
      limit.cancel(false);
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
    long limit = Duration.between(job.startedAt(), job.deadline()).toSeconds();
    return new Outcome.Failed(
        new Fault(
            Category.SYSTEM,
            "timeout",
            "Stopped after %s, its time limit.".formatted(words(limit)),
            failed.fault().detail()));
  }

  private static String words(long seconds) {
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
