package punctual.database;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes UUIDv7 (RFC 9562): rising with time within one process, so that ids are close to the order
 * of arrival.
 */
public final class Ids {
  private final InstantSource time;
  private final RandomGenerator random;
  private long last;
  private int sequence;

  public Ids(InstantSource time, RandomGenerator random) {
    this.time = time;
    this.random = random;
  }

  /** A new id, greater than every one before it from this object. */
  public synchronized UUID next() {
    long now = time.millis();
    if (now > last) {
      last = now;
      sequence = random.nextInt(0x400);
    } else if (++sequence > 0xfff) {
      last++;
      sequence = 0;
    }
    long high = (last << 16) | 0x7000L | sequence;
    long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(high, low);
  }
}
