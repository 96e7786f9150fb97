package punctual.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is, as shown and as kept in its row while it runs.
 *
 * @param phase {@code reading} until the first row, {@code writing}, {@code finishing}
 * @param rows rows so far
 * @param bytes bytes written so far, all formats together
 * @param rowsPerSecond since the first row; null before it
 * @param elapsedMs since the attempt began
 * @param estimate null where too few runs were completed
 * @param sourcePercent how much of its work the source has done, 0 to 100, where it tells
 * @param percent 0 to 99: how much of the time is over within which nine of ten such runs ended
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Progress(
    String phase,
    long rows,
    long bytes,
    @Nullable Long rowsPerSecond,
    long elapsedMs,
    @Nullable Integer sourcePercent,
    @Nullable Estimate estimate,
    @Nullable Integer percent) {
  private static final int HUNDRED = 100;

  /**
   * How long such runs took: half of them between {@code lowMs} and more, nine of ten at most
   * {@code highMs}.
   *
   * @param lowMs the 25th percentile
   * @param highMs the 90th percentile
   * @param runs how many were looked at
   */
  record Estimate(long lowMs, long highMs, int runs) {}

  /** The same a little later, for what was kept by another node. */
  Progress at(@Nullable Instant startedAt, Instant now) {
    if (startedAt == null) return this;
    long elapsed = Math.max(elapsedMs, Duration.between(startedAt, now).toMillis());
    return new Progress(
        phase,
        rows,
        bytes,
        rowsPerSecond,
        elapsed,
        sourcePercent,
        estimate,
        percent(elapsed, estimate));
  }

  static @Nullable Integer percent(long elapsedMs, @Nullable Estimate estimate) {
    if (estimate == null || estimate.highMs() == 0) return null;
    return (int) Math.min(HUNDRED - 1, HUNDRED * elapsedMs / estimate.highMs());
  }
}
