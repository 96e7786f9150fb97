package punctual.operations.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import punctual.queue.spi.Gate;
import punctual.storage.Volume;

/**
 * Whether there is room for reports (PR-8.1, PR-8.2). Health, alerts, the gate before every claim
 * and the screen all ask this one.
 */
public final class Disk implements Gate {
  private static final Logger log = LoggerFactory.getLogger(Disk.class);
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final String REPORTS = "reports";

  /** How much is free, in words. */
  public enum State {
    OK,
    /** Less than {@code disk_warn}. */
    LOW,
    /** No report starts: less than {@code disk_stop} would be left. */
    STOPPED;

    /** The word in JSON. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** {@code disk_warn} and {@code disk_stop}, in bytes. */
  record Thresholds(long warnBytes, long stopBytes) {}

  /** One look at the disk. */
  public record Reading(Instant at, long freeBytes, long totalBytes, State state) {}

  private final Volume volume;
  private final Thresholds thresholds;
  private final InstantSource time;
  private volatile Needs needs = Needs.NONE;
  private volatile @Nullable Reading last;

  Disk(Volume volume, Thresholds thresholds, InstantSource time) {
    this.volume = volume;
    this.thresholds = thresholds;
    this.time = time;
  }

  /**
   * How it is now; at most a second old.
   *
   * @throws UncheckedIOException where the disk does not say
   */
  public Reading read() {
    Instant now = time.instant();
    Reading known = last;
    if (known != null && Duration.between(known.at(), now).abs().compareTo(FRESH) < 0) return known;
    try {
      long free = volume.freeBytes();
      var reading = new Reading(now, free, volume.totalBytes(), state(free));
      last = reading;
      return reading;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private State state(long free) {
    if (free - needs.nextBytes() < thresholds.stopBytes()) return State.STOPPED;
    return free < thresholds.warnBytes() ? State.LOW : State.OK;
  }

  /** What runs need has changed; the next look counts with it. */
  void expect(Needs expected) {
    if (expected.equals(needs)) return;
    needs = expected;
    last = null;
  }

  Needs needs() {
    return needs;
  }

  /** {@code disk_warn}. */
  public long warnBytes() {
    return thresholds.warnBytes();
  }

  /** {@code disk_stop}. */
  public long stopBytes() {
    return thresholds.stopBytes();
  }

  /**
   * A disk that does not say how full it is holds nothing up: the run itself will meet its fault.
   */
  @Override
  public @Nullable String hold(String kind) {
    if (!kind.equals(REPORTS)) return null;
    try {
      return read().state() == State.STOPPED ? "disk" : null;
    } catch (UncheckedIOException e) {
      log.atDebug().setCause(e).log("the disk does not say how much is free");
      return null;
    }
  }
}
