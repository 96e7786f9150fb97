package punctual.operations.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import punctual.delivery.DeliveryFigures;
import punctual.metrics.RollUp;
import punctual.reports.ExecutionFigures;

/**
 * Has figures rolled up, on every node: an hour that another node has written is passed over. After
 * a long history without figures it goes on until all hours are there, each in a transaction of its
 * own.
 */
final class RollUps implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RollUps.class);
  private static final Duration FIRST = Duration.ofSeconds(5);
  private static final Duration EVERY = Duration.ofMinutes(1);

  /** Figures by the hour are kept for a year and a month. */
  private static final Duration KEPT = Duration.ofDays(400);

  private final ExecutionFigures executions;
  private final DeliveryFigures deliveries;
  private final InstantSource time;
  private final ScheduledExecutorService beat =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("figures").factory());

  RollUps(ExecutionFigures executions, DeliveryFigures deliveries, InstantSource time) {
    this.executions = executions;
    this.deliveries = deliveries;
    this.time = time;
  }

  void start() {
    var _ =
        beat.scheduleWithFixedDelay(
            this::safely, FIRST.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void safely() {
    try {
      all();
    } catch (RuntimeException e) {
      if (!beat.isShutdown())
        log.atWarn()
            .setCause(e)
            .log("figures could not be rolled up; it is tried again in a minute");
    }
  }

  /** One round; a test calls it directly. */
  void all() {
    int hours = 0;
    for (RollUp each : List.of(executions.rollUp(), deliveries.rollUp())) {
      while (!beat.isShutdown() && each.step()) hours++;
    }
    if (hours == 0) return;
    Instant before = time.instant().minus(KEPT);
    int gone = executions.prune(before) + deliveries.prune(before);
    log.atDebug().addKeyValue("hours", hours).addKeyValue("pruned", gone).log("rolled up figures");
  }

  @Override
  public void close() {
    beat.shutdownNow();
  }
}
