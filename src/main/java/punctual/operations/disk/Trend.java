package punctual.operations.disk;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where free space is going (PR-8.5): a line through the samples of two weeks by least squares.
 *
 * @param fullInDays when nothing is left at this pace; null where it does not shrink by more than a
 *     megabyte a day, or lasts longer than ten years
 * @param bytesPerDay how much more is used each day; negative where space is gained
 */
record Trend(@Nullable Integer fullInDays, long bytesPerDay) {
  static final Duration PERIOD = Duration.ofDays(14);
  private static final Duration LEAST_PERIOD = Duration.ofDays(2);
  private static final int LEAST_SAMPLES = 24;
  private static final long NOTHING = 1_000_000;
  private static final int LONGEST_DAYS = 3650;
  private static final double DAY = Duration.ofDays(1).toSeconds();

  /**
   * @param samples oldest first
   * @return null where they are too few, or of too short a time, to say anything
   */
  static @Nullable Trend of(List<DiskSamples.Sample> samples) {
    if (samples.size() < LEAST_SAMPLES) return null;
    Instant first = samples.getFirst().at();
    if (Duration.between(first, samples.getLast().at()).compareTo(LEAST_PERIOD) < 0) return null;
    double lost = -slope(samples, first);
    if (lost < NOTHING) return new Trend(null, Math.round(lost));
    double days = samples.getLast().freeBytes() / lost;
    return new Trend(days > LONGEST_DAYS ? null : (int) Math.floor(days), Math.round(lost));
  }

  /** Bytes a day. */
  private static double slope(List<DiskSamples.Sample> samples, Instant zero) {
    double meanX = samples.stream().mapToDouble(s -> day(s, zero)).average().orElseThrow();
    double meanY =
        samples.stream().mapToDouble(DiskSamples.Sample::freeBytes).average().orElseThrow();
    double over = 0;
    double under = 0;
    for (DiskSamples.Sample s : samples) {
      double x = day(s, zero) - meanX;
      over += x * (s.freeBytes() - meanY);
      under += x * x;
    }
    return over / under;
  }

  private static double day(DiskSamples.Sample sample, Instant zero) {
    return Duration.between(zero, sample.at()).toSeconds() / DAY;
  }
}
