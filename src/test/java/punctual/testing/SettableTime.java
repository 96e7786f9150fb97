package punctual.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands until a test moves it. */
public final class SettableTime implements InstantSource {
  /** Where it stands at first: a Tuesday, 09:00 UTC. */
  public static final Instant START = Instant.parse("2026-11-24T09:00:00Z");

  private volatile Instant now = START;

  @Override
  public Instant instant() {
    return now;
  }

  public void set(Instant to) {
    now = to;
  }

  public void advance(Duration by) {
    now = now.plus(by);
  }
}
