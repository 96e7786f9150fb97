package punctual.operations.alerts;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks and tells, each on a thread of its own: a slow mail server delays no alert. */
final class AlertWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AlertWatch.class);

  /** How long what is over stays in the list. */
  private static final Duration KEPT = Duration.ofDays(90);

  private static final int BATCH = 500;

  private final Evaluation evaluation;
  private final Mailing mailing;
  private final AlertRepository alerts;
  private final InstantSource time;
  private final ScheduledExecutorService clock =
      Executors.newScheduledThreadPool(
          2, Thread.ofPlatform().daemon().name("alerts-", 0).factory());

  AlertWatch(Evaluation evaluation, Mailing mailing, AlertRepository alerts, InstantSource time) {
    this.evaluation = evaluation;
    this.mailing = mailing;
    this.alerts = alerts;
    this.time = time;
  }

  /** The first round comes when the beat and the queue are at work. */
  void start() {
    every(Evaluation.EVERY, () -> evaluation.round(time.instant()));
    every(Mailing.EVERY, mailing::round);
    every(Duration.ofDays(1), this::forget);
  }

  private void forget() {
    while (alerts.forget(time.instant().minus(KEPT), BATCH) > 0) {
      log.atDebug().log("forgot old alerts");
    }
  }

  private void every(Duration period, Runnable work) {
    var _ =
        clock.scheduleWithFixedDelay(
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                log.atWarn().setCause(e).log("a round of alerts failed; the next one follows");
              }
            },
            Evaluation.EVERY.toMillis(),
            period.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
