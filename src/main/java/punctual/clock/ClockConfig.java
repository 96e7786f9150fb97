package punctual.clock;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.ContextClosedEvent;
import punctual.database.Database;
import punctual.queue.NodeName;
import punctual.queue.Queue;
import punctual.reports.Executions;
import punctual.schedules.Schedules;
import punctual.settings.CoreSettings;
import punctual.settings.Settings;

@Configuration
class ClockConfig {
  @Bean
  Beat beat(
      Schedules schedules,
      Executions executions,
      Database database,
      InstantSource time,
      Settings settings) {
    return new Beat(
        new DueRuns(schedules, executions, database, time), time, settings.get(CoreSettings.TICK));
  }

  /** The beat and the queue: started before the port opens, stopped after it has closed. */
  @Bean
  Work work(Beat beat, Queue queue, Schedules schedules) {
    return new Work(beat, queue, schedules);
  }

  static final class Work implements SmartLifecycle, ApplicationListener<ContextClosedEvent> {
    private static final Logger log = LoggerFactory.getLogger(Work.class);
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Beat beat;
    private final Queue queue;
    private final Schedules schedules;
    private final ScheduledExecutorService daily =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("zones").factory());
    private volatile boolean running;
    private @Nullable Thread ending;

    Work(Beat beat, Queue queue, Schedules schedules) {
      this.beat = beat;
      this.queue = queue;
      this.schedules = schedules;
    }

    @Override
    public void start() {
      queue.start(NodeName.ofThisMachine());
      beat.start();
      var _ = daily.scheduleWithFixedDelay(this::zones, 0, 1, TimeUnit.DAYS);
      running = true;
    }

    private void zones() {
      try {
        schedules.recomputeZones();
      } catch (RuntimeException e) {
        log.atWarn().setCause(e).log("could not look for new time-zone data");
      }
    }

    /** The grace begins with the signal, while open requests are still being answered. */
    @Override
    public void onApplicationEvent(ContextClosedEvent event) {
      if (running) end();
    }

    private synchronized Thread end() {
      if (ending == null) ending = Thread.ofPlatform().name("stopping").start(this::endAll);
      return ending;
    }

    private void endAll() {
      try {
        long began = System.nanoTime();
        queue.claimNothing();
        beat.stop();
        queue.stop(GRACE.minusNanos(System.nanoTime() - began));
        daily.shutdownNow();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void stop() {
      try {
        end().join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } finally {
        running = false;
      }
    }

    @Override
    public boolean isRunning() {
      return running;
    }

    /** Before the web server starts, and after it has stopped. */
    @Override
    public int getPhase() {
      return 1000;
    }
  }
}
