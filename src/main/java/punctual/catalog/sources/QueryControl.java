package punctual.catalog.sources;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run's hand on its queries, for other threads: ends them, at once where one runs, else as soon
 * as one is opened; and tells how far they are, where their source does.
 */
public final class QueryControl {
  /** A run has few queries; a source that invents ids without end must not fill the memory. */
  private static final int MOST_IDS = 100;

  private final List<String> ids = new ArrayList<>();
  private boolean requested;
  private @Nullable Runnable action;
  private @Nullable QueryProgress latest;

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

  /** Of the query that was asked last; null where its source tells nothing. */
  public synchronized @Nullable QueryProgress latest() {
    return latest;
  }

  /**
   * Ids of all queries so far, in the order in which they were asked; empty as for {@link #latest}.
   */
  public synchronized List<String> ids() {
    return List.copyOf(ids);
  }

  synchronized void heard(QueryProgress progress) {
    latest = progress;
    if (ids.size() < MOST_IDS && !ids.contains(progress.queryId())) ids.add(progress.queryId());
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
