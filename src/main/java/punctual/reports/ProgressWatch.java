package punctual.reports;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import punctual.web.Live;

/**
 * Looks at the runs of this node every second: shows how far they are, keeps it in their rows for
 * other nodes, tells who waits for a long one (PL-A.16), and ends what used up its processor time.
 * Nothing here holds up a run.
 */
final class ProgressWatch implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(ProgressWatch.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Duration KEEP_EVERY = Duration.ofSeconds(2);

  /** A run that is over sooner is not worth a query for its estimate. */
  private static final Duration SHORT = Duration.ofSeconds(1);

  static final Duration LONG = Duration.ofMinutes(2);

  private final RunningReports running;
  private final RunningRepository repository;
  private final Live live;
  private final InstantSource time;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("report-progress").factory());
  private Instant keptAt = Instant.EPOCH;

  ProgressWatch(
      RunningReports running, RunningRepository repository, Live live, InstantSource time) {
    this.running = running;
    this.repository = repository;
    this.live = live;
    this.time = time;
  }

  /** The event {@code progress}. */
  record Told(
      UUID id,
      String phase,
      long rows,
      long bytes,
      long elapsedMs,
      @Nullable Integer sourcePercent,
      @Nullable Integer percent,
      Progress.@Nullable Estimate estimate) {}

  /** The event {@code notice}. */
  record Notice(String kind, UUID executionId, String scheduleName, String text, UUID userId) {}

  void start() {
    var _ =
        timer.scheduleWithFixedDelay(
            this::safely, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void safely() {
    try {
      look();
    } catch (RuntimeException e) { // the next look tries again
      log.atWarn().setCause(e).log("could not show how far reports are");
    }
  }

  /** One look at all runs. Processor time first: it must not wait for a database. */
  void look() {
    Instant now = time.instant();
    List<RunningReport> all =
        running.all().stream().sorted(Comparator.comparing(run -> run.job().id())).toList();
    all.forEach(ProgressWatch::endIfOverCpu);
    for (RunningReport run : all) {
      if (run.elapsed(now).compareTo(SHORT) >= 0) show(run, now);
    }
    if (Duration.between(keptAt, now).compareTo(KEEP_EVERY) >= 0) keep(all, now);
  }

  private static void endIfOverCpu(RunningReport run) {
    if (run.budget().exceeded().isEmpty() && run.budget().isOverCpu()) run.query().cancel();
  }

  private void show(RunningReport run, Instant now) {
    if (run.wantsEstimate()) run.usually(repository.estimate(run.execution()).orElse(null));
    Progress p = run.progress(now);
    live.tell(
        run.job().organizationId(),
        "progress",
        new Told(
            run.job().id(),
            p.phase(),
            p.rows(),
            p.bytes(),
            p.elapsedMs(),
            p.sourcePercent(),
            p.percent(),
            p.estimate()));
    UUID waiting = run.execution().triggeredBy();
    if (waiting != null && run.elapsed(now).compareTo(LONG) >= 0 && run.wantsNotice())
      notice(run, waiting, now);
  }

  /** Once for each execution, however often it is attempted and wherever. */
  private void notice(RunningReport run, UUID waiting, Instant now) {
    if (!repository.markLong(run.job(), now)) return;
    String text = LongRun.text(run.scheduleName(), run.elapsed(now), run.estimate());
    var notice = new Notice("long_run", run.job().id(), run.scheduleName(), text, waiting);
    live.tell(run.job().organizationId(), waiting, "notice", notice);
  }

  private void keep(List<RunningReport> all, Instant now) {
    List<RunningReport> news =
        all.stream()
            .filter(run -> run.elapsed(now).compareTo(KEEP_EVERY) >= 0 && run.hasNews())
            .toList();
    if (news.isEmpty()) return;
    keptAt = now;
    news.forEach(RunningReport::kept);
    repository.keepProgress(news, now);
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
