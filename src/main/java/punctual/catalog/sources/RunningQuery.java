package punctual.catalog.sources;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import punctual.faults.Category;
import punctual.faults.Fault;

/**
 * What a session has on its way, and the only hand that may stop it. A driver's own query timeout
 * is not used: SQLite's lets a query run to its end.
 */
final class RunningQuery {
  /** Why a query was stopped from outside. */
  sealed interface Reason {
    record Cancelled() implements Reason {}

    /** The whole run is out of time. */
    record Deadline() implements Reason {}

    record NoFirstRow(Duration within) implements Reason {}
  }

  private static final long PAUSE_MILLIS = 250;
  private static final int PATIENCE = 12;

  private final Dialect dialect;
  private final Connection connection;
  private final CountDownLatch finished = new CountDownLatch(1);
  private @Nullable Statement statement;
  private @Nullable Reason reason;

  RunningQuery(Dialect dialect, Connection connection) {
    this.dialect = dialect;
    this.connection = connection;
  }

  /** What a cancel reaches from now on; null: nothing is on its way. */
  synchronized void serve(@Nullable Statement next) {
    statement = next;
  }

  /** The first reason wins; returns at once. */
  void stop(Reason why) {
    synchronized (this) {
      if (reason != null || finished.getCount() == 0) return;
      reason = why;
    }
    Thread.ofVirtual().name("query-cancel").start(this::cancelUntilFinished);
  }

  synchronized @Nullable Reason reason() {
    return reason;
  }

  /** From here on nothing is cancelled: the session may serve another query. */
  synchronized void finish() {
    finished.countDown();
  }

  /** A cancel that arrives before the statement, or between two of its fetches, is lost: repeat. */
  private void cancelUntilFinished() {
    try {
      for (int i = 0; i < PATIENCE; i++) {
        cancelOnce();
        if (finished.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) return;
      }
      abort();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void cancelOnce() {
    if (finished.getCount() == 0 || statement == null) return;
    try {
      dialect.cancel(connection, statement);
    } catch (SQLException e) {
      // the next round tries again; in the end the session is cut
    }
  }

  /** A peer that does not even hear the cancel: cut the line. */
  private synchronized void abort() {
    if (finished.getCount() == 0) return;
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      // already gone
    }
  }

  static Fault fault(Reason reason, String source) {
    return switch (reason) {
      case Reason.Cancelled() ->
          new Fault(Category.SYSTEM, SqlFaults.CANCELLED, "The report was cancelled.", null);
      case Reason.Deadline() ->
          new Fault(
              Category.SYSTEM,
              SqlFaults.TIMEOUT,
              "The report took longer than its time limit and was ended.",
              null);
      case Reason.NoFirstRow(Duration within) ->
          new Fault(
              Category.SYSTEM,
              SqlFaults.TIMEOUT,
              "The data source %s gave no first row within %s and the query was ended."
                  .formatted(source, words(within)),
              null);
    };
  }

  private static String words(Duration time) {
    if (time.toMillis() % 1000 != 0) return time.toMillis() + " ms";
    if (time.toSeconds() % 60 != 0 || time.isZero()) return time.toSeconds() + " s";
    return time.toMinutes() + " min";
  }
}
