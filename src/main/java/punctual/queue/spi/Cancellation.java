package punctual.queue.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells a running attempt to end early. What blocks registers how it is stopped. */
public final class Cancellation {
  /** Why an attempt is ended. */
  public enum Reason {
    PERSON,
    DEADLINE,
    SHUTDOWN,
    /** This node lost its lease: another one owns the row by now. */
    LEASE_LOST
  }

  private final List<Runnable> stops = new ArrayList<>();
  private @Nullable Reason reason;

  /** Empty while the attempt may go on. */
  public synchronized Optional<Reason> reason() {
    return Optional.ofNullable(reason);
  }

  public boolean isCancelled() {
    return reason().isPresent();
  }

  /** Runs {@code stop} on cancellation, at once where that has happened already. */
  public void onCancel(Runnable stop) {
    synchronized (this) {
      if (reason == null) {
        stops.add(stop);
        return;
      }
    }
    stop.run();
  }

  /** The first reason counts; later calls change nothing. */
  public void cancel(Reason why) {
    List<Runnable> now;
    synchronized (this) {
      if (reason != null) return;
      reason = why;
      now = List.copyOf(stops);
      stops.clear();
    }
    now.forEach(Runnable::run);
  }
}
