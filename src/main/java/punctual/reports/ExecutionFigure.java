package punctual.reports;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import punctual.metrics.Distribution;

/** Runs of one hour that ended alike. Grows while it is being read, then stays. */
public final class ExecutionFigure {
  /** Error category of what did not fail, and error code of what has none. */
  static final String NONE = "";

  /**
   * What runs have in common.
   *
   * @param hour full hour in which they ended
   * @param outcome {@code completed}, {@code failed}, {@code cancelled} or {@code skipped}
   * @param category of the error; empty where they did not fail
   * @param code of the error, or why they were skipped; else empty
   */
  public record Key(Instant hour, String reportType, String outcome, String category, String code) {
    Key at(Instant other) {
      return new Key(other, reportType, outcome, category, code);
    }

    Key withoutType() {
      return new Key(hour, "", outcome, category, code);
    }
  }

  private final Key key;
  private long count;
  private long retries;
  private long cpuMs;
  private long bytes;
  private long rows;
  private final Distribution durations;
  private final Distribution lateness;
  private final Distribution waits;

  ExecutionFigure(Key key) {
    this(key, 0, new Distribution(), new Distribution(), new Distribution());
  }

  ExecutionFigure(
      Key key, long count, Distribution durations, Distribution lateness, Distribution waits) {
    this.key = key;
    this.count = count;
    this.durations = durations;
    this.lateness = lateness;
    this.waits = waits;
  }

  ExecutionFigure with(long itsRetries, long itsCpuMs, long itsBytes, long itsRows) {
    retries = itsRetries;
    cpuMs = itsCpuMs;
    bytes = itsBytes;
    rows = itsRows;
    return this;
  }

  /**
   * One run that ended.
   *
   * @param durationMs of its last attempt; null: it never started, as all that follow
   * @param lateMs from due to the start of its first attempt; null: it was not due by itself
   * @param waitMs from when it could start to the start of its last attempt
   */
  record Run(
      long retries,
      long cpuMs,
      long bytes,
      long rows,
      @Nullable Long durationMs,
      @Nullable Long lateMs,
      @Nullable Long waitMs) {}

  void add(Run run) {
    count++;
    retries += run.retries();
    cpuMs += run.cpuMs();
    bytes += run.bytes();
    rows += run.rows();
    if (run.durationMs() != null) durations.add(run.durationMs());
    if (run.lateMs() != null) lateness.add(run.lateMs());
    if (run.waitMs() != null) waits.add(run.waitMs());
  }

  void add(ExecutionFigure other) {
    count += other.count;
    retries += other.retries;
    cpuMs += other.cpuMs;
    bytes += other.bytes;
    rows += other.rows;
    durations.add(other.durations);
    lateness.add(other.lateness);
    waits.add(other.waits);
  }

  /** Adds up what has the same key after a change of keys. */
  static Map<Key, ExecutionFigure> merged(
      Collection<ExecutionFigure> all, UnaryOperator<Key> change) {
    var merged = new LinkedHashMap<Key, ExecutionFigure>();
    for (ExecutionFigure one : all) {
      merged.computeIfAbsent(change.apply(one.key), ExecutionFigure::new).add(one);
    }
    return merged;
  }

  public Instant hour() {
    return key.hour();
  }

  public Key key() {
    return key;
  }

  /** {@code completed}, {@code failed}, {@code cancelled} or {@code skipped}. */
  public boolean is(String outcome) {
    return key.outcome().equals(outcome);
  }

  public long count() {
    return count;
  }

  public long retries() {
    return retries;
  }

  /** Processor time of their last attempts, where it was measured. */
  public long cpuMs() {
    return cpuMs;
  }

  /** Of their files. */
  public long bytes() {
    return bytes;
  }

  /** In their files. */
  public long rows() {
    return rows;
  }

  /** Of their last attempts. */
  public Distribution durations() {
    return durations;
  }

  /** From due to the start of the first attempt; of runs that were due by themselves. */
  public Distribution lateness() {
    return lateness;
  }

  /** From when they could start to the start of their last attempt. */
  public Distribution waits() {
    return waits;
  }
}
