package punctual.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/**
 * How many jobs of one kind run at once, between {@code least} and {@code most} (PL-C.12): one more
 * each second while all are in use, the last claim found as many rows as it asked for and the
 * machine has something to spare; what has not been needed for 30 seconds goes.
 *
 * <p>Asked by the claiming thread alone; read by others.
 */
final class Slots {
  private static final Duration GROW = Duration.ofSeconds(1);
  private static final Duration UNUSED = Duration.ofSeconds(30);

  private final int least;
  private final int most;
  private final BooleanSupplier nothingToSpare;
  private final InstantSource time;
  private volatile int now;
  private boolean moreWaits;
  private Instant changed;
  private Instant usedUp;

  Slots(int least, int most, BooleanSupplier nothingToSpare, InstantSource time) {
    if (most < least) throw new IllegalArgumentException(least + " slots at least, " + most);
    this.least = least;
    this.most = most;
    this.nothingToSpare = nothingToSpare;
    this.time = time;
    now = least;
    changed = time.instant();
    usedUp = changed;
  }

  /** Slots to claim for, after growing or shrinking by what is seen now. */
  int free(int running) {
    Instant at = time.instant();
    if (running >= now) {
      usedUp = at;
      if (mayGrow(at)) resize(now + 1, at);
    } else if (now > least && !at.isBefore(usedUp.plus(UNUSED))) {
      resize(Math.max(least, running), at);
    }
    return now - running;
  }

  private boolean mayGrow(Instant at) {
    return now < most
        && moreWaits
        && !at.isBefore(changed.plus(GROW))
        && !nothingToSpare.getAsBoolean();
  }

  private void resize(int to, Instant at) {
    now = to;
    changed = at;
  }

  /** What the last claim asked for and got: as much as it asked for means that more may wait. */
  void claimed(int wanted, int got) {
    boolean full = got == wanted;
    if (full && !moreWaits) changed = time.instant();
    moreWaits = full;
  }

  /** The last claim found as many rows as it asked for. */
  boolean moreWaits() {
    return moreWaits;
  }

  int now() {
    return now;
  }

  int least() {
    return least;
  }

  int most() {
    return most;
  }
}
