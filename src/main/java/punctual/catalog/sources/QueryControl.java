package punctual.catalog.sources;

import org.jspecify.annotations.Nullable;

/** Lets another thread end a query: at once where one runs, else as soon as one is opened. */
public final class Cancellation {
  private boolean requested;
  private @Nullable Runnable action;

  /** Idempotent; returns without waiting for the query's end. */
  public void cancel() {
    Runnable now;
    synchronized (this) {
      requested = true;
      now = action;
    }
    if (now != null) now.run();
  }

  public synchronized boolean isRequested() {
    return requested;
  }

  /** {@code action} runs at every cancel from now on, and at once where one was asked for. */
  void onCancel(Runnable newAction) {
    boolean now;
    synchronized (this) {
      action = newAction;
      now = requested;
    }
    if (now) newAction.run();
  }

  synchronized void forget() {
    action = null;
  }
}
