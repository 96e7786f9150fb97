package punctual.catalog.sources;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import punctual.catalog.sources.RunningQuery.Reason;

/** One read-only session of one query, from the pool and back to it, clean or thrown away. */
final class Session {
  /** Of the first fetch; later ones grow with what fits into the memory for one run. */
  private static final int FETCH_SIZE = 50;

  private final Source source;
  private final Connection connection;
  private final Cancellation cancellation;
  private final List<Future<?>> alarms = new ArrayList<>();
  private final PreparedStatement statement;
  private final RunningQuery running;
  private boolean broken;
  private boolean closed;

  private Session(Source source, Connection connection, Query query, Cancellation cancellation)
      throws SQLException {
    this.source = source;
    this.connection = connection;
    this.cancellation = cancellation;
    dialect().begin(connection, query.zone());
    this.statement = connection.prepareStatement(query.sql());
    this.running = new RunningQuery(dialect(), connection, statement);
    statement.setFetchSize(FETCH_SIZE);
    bind(query.binds());
  }

  /** Sends the query and waits for its first row. */
  static Rows open(
      Source source,
      Watchdog watchdog,
      Query query,
      Cancellation cancellation,
      @Nullable Duration left) {
    Session session = begin(source, query, cancellation);
    try {
      session.arm(watchdog, left);
      return session.execute(watchdog, query);
    } catch (SQLException e) {
      SourceFault fault = session.failed(e);
      session.close();
      throw fault;
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private static Session begin(Source source, Query query, Cancellation cancellation) {
    Connection connection = source.connect();
    try {
      return new Session(source, connection, query, cancellation);
    } catch (SQLException e) {
      source.discard(connection);
      throw new SourceFault(SqlFaults.of(source.name(), e), e);
    } catch (RuntimeException e) {
      source.discard(connection);
      throw e;
    }
  }

  private void arm(Watchdog watchdog, @Nullable Duration left) {
    if (left != null) alarms.add(watchdog.after(left, () -> running.stop(new Reason.Deadline())));
    cancellation.onCancel(() -> running.stop(new Reason.Cancelled()));
  }

  private Rows execute(Watchdog watchdog, Query query) throws SQLException {
    checkNotStopped();
    Duration within = source.queryTimeout(query);
    Future<?> alarm = watchdog.after(within, () -> running.stop(new Reason.NoFirstRow(within)));
    try {
      return StatementRows.open(this, statement.executeQuery(), query.declared());
    } finally {
      alarm.cancel(false);
    }
  }

  private void bind(List<Object> binds) throws SQLException {
    for (int i = 0; i < binds.size(); i++) {
      Object value = dialect().bound(binds.get(i));
      if (value instanceof Query.Absent(int type)) {
        statement.setNull(i + 1, dialect() == Dialect.SQLITE ? Types.NULL : type);
      } else {
        statement.setObject(i + 1, value);
      }
    }
  }

  Dialect dialect() {
    return source.dialect();
  }

  /** A stop between two fetches reaches no statement: it is found here. */
  void checkNotStopped() {
    Reason reason = running.reason();
    if (reason != null) throw new SourceFault(RunningQuery.fault(reason, source.name()), null);
  }

  SourceFault failed(SQLException e) {
    broken |= !dialect().survives(e);
    Reason reason = running.reason();
    return new SourceFault(
        reason != null ? RunningQuery.fault(reason, source.name()) : SqlFaults.of(source.name(), e),
        e);
  }

  void close() {
    if (closed) return;
    closed = true;
    alarms.forEach(alarm -> alarm.cancel(false));
    cancellation.forget();
    running.finish();
    if (running.reason() != null && dialect() == Dialect.SQLITE) broken = true;
    try (statement) {
      statement.clearParameters();
    } catch (SQLException e) {
      broken = true;
    }
    giveBack();
  }

  private void giveBack() {
    try {
      if (!broken) {
        dialect().end(connection);
        connection.close();
        return;
      }
    } catch (SQLException e) {
      // what cannot be cleaned is thrown away below
    }
    source.discard(connection);
  }
}
