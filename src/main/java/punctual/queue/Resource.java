package punctual.queue;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What rows share and what bears only so many of them at once, such as a data source.
 *
 * @param maxRunning rows that may run at once, on all nodes
 * @param running rows that run now, of all organisations
 * @param circuit {@code closed}, {@code open} (nothing starts until {@code openUntil}, one row
 *     after it) or {@code probing} (one row at a time)
 * @param failures in a row, of the resource itself
 * @param openedAt since when it is not closed
 * @param lastErrorCode of its last failure
 */
public record Resource(
    String name,
    int maxRunning,
    int running,
    String circuit,
    int failures,
    @Nullable Instant openedAt,
    @Nullable Instant openUntil,
    @Nullable String lastErrorCode) {

  /** How many rows may run now: its limit, less while its circuit is not closed. */
  public int limit(Instant now) {
    if (circuit.equals("closed")) return maxRunning;
    boolean paused = circuit.equals("open") && openUntil != null && openUntil.isAfter(now);
    return paused ? 0 : Math.min(1, maxRunning);
  }
}
