package punctual.reports;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import punctual.catalog.sources.QueryControl;
import punctual.catalog.sources.QueryProgress;
import punctual.queue.spi.Job;

/** One run at work on this node: its thread says how far it is, others read it or end it. */
final class RunningReport {
  private final Job job;
  private final Execution execution;
  private final String scheduleName;
  private final Budget budget;
  private final QueryControl query = new QueryControl();
  private volatile Position position = new Position("reading", 0, 0);
  private volatile @Nullable Instant firstRowAt;
  private volatile Progress.@Nullable Estimate estimate;
  private boolean estimated;
  private boolean noticed;
  private @Nullable News stored;

  /** What a run says of itself. */
  record Position(String phase, long rows, long bytes) {}

  /** What it and its source say. */
  private record News(Position position, @Nullable QueryProgress source) {}

  RunningReport(Job job, Execution execution, String scheduleName, Budget budget) {
    this.job = job;
    this.execution = execution;
    this.scheduleName = scheduleName;
    this.budget = budget;
  }

  Job job() {
    return job;
  }

  Execution execution() {
    return execution;
  }

  String scheduleName() {
    return scheduleName;
  }

  Budget budget() {
    return budget;
  }

  /** Ends the query of this run, at once or as soon as there is one. */
  QueryControl query() {
    return query;
  }

  void writing(long rows, long bytes, Instant now) {
    if (firstRowAt == null) firstRowAt = now;
    position = new Position("writing", rows, bytes);
  }

  void finishing(long rows, long bytes) {
    position = new Position("finishing", rows, bytes);
  }

  Duration elapsed(Instant now) {
    return Duration.between(job.startedAt(), now);
  }

  Progress progress(Instant now) {
    Position here = position;
    long elapsed = Math.max(0, elapsed(now).toMillis());
    QueryProgress source = query.latest();
    return new Progress(
        here.phase(),
        here.rows(),
        here.bytes(),
        rate(here.rows(), now),
        elapsed,
        source == null ? null : source.percent(),
        estimate,
        Progress.percent(elapsed, estimate));
  }

  private @Nullable Long rate(long rows, Instant now) {
    Instant since = firstRowAt;
    if (since == null) return null;
    return rows * 1000 / Math.max(1, Duration.between(since, now).toMillis());
  }

  Progress.@Nullable Estimate estimate() {
    return estimate;
  }

  // what follows is for the one thread that watches all runs
  // ----------------------------------------

  /** True once: an estimate is worth its query only where a run takes a while. */
  boolean wantsEstimate() {
    boolean first = !estimated;
    estimated = true;
    return first;
  }

  void usually(Progress.@Nullable Estimate usual) {
    estimate = usual;
  }

  /** Whether something was said since it was last kept. */
  boolean hasNews() {
    return !news().equals(stored);
  }

  void kept() {
    stored = news();
  }

  private News news() {
    return new News(position, query.latest());
  }

  /** True once. */
  boolean wantsNotice() {
    boolean first = !noticed;
    noticed = true;
    return first;
  }
}
