package punctual.operations;

import java.time.Instant;
import java.time.InstantSource;
import punctual.metrics.Period;

/** Uptime over a period up to now. */
public final class UptimeReading {
  private final HealthHistory history;
  private final InstantSource time;

  UptimeReading(HealthHistory history, InstantSource time) {
    this.history = history;
    this.time = time;
  }

  /** Since the first look at this installation where that is later. */
  public Uptime over(Period period) {
    Instant now = time.instant();
    Instant asked = now.minus(period.length());
    Instant since = history.since().orElse(now);
    Instant from = since.isAfter(asked) ? since : asked;
    return new Uptime(history.between(from, now), from, now);
  }
}
