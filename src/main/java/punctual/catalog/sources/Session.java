package punctual.catalog.sources;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import punctual.catalog.sources.RunningQuery.Reason;

/** One read-only session, from the pool and back to it, clean or thrown away. */
final class Session implements Snapshot {
  /** Of the first fetch; later ones grow with what fits into the memory for one run. */
  private static final int FETCH_SIZE = 50;

  private final Source source;
  private final Watchdog watchdog;
  private final Dialect.Gate gate;
  private final Asked asked;
  private final Connection connection;
  private final QueryControl control;
  private final List<Future<?>> alarms = new ArrayList<>();
  private final RunningQuery running;
  private @Nullable PreparedStatement statement;
  private boolean wanted;
  private boolean broken;
  private boolean closed;

  /** For whom, in which zone, and who is told of a slow query. */
  record Asked(Asker asker, ZoneId zone, SlowQueries slow) {}

  private Session(
      Source source,
      Watchdog watchdog,
      Connection connection,
      Dialect.Gate gate,
      Asked asked,
      QueryControl control) {
    this.gate = gate;
    this.asked = asked;
    this.source = source;
    this.watchdog = watchdog;
    this.connection = connection;
    this.control = control;
    this.running = new RunningQuery(dialect(), connection);
  }

  /**
   * @param left until its queries are ended; null: for ever
   */
  static Snapshot begin(
      Source source,
      Watchdog watchdog,
      Asked asked,
      QueryControl control,
      @Nullable Duration left) {
    Connection connection = source.connect();
    try {
      Dialect.Gate gate = source.dialect().begin(connection, asked.asker(), asked.zone());
      var session = new Session(source, watchdog, connection, gate, asked, control);
      session.arm(left);
      return session;
    } catch (SQLException e) {
      source.discard(connection);
      throw new SourceFault(SqlFaults.of(source.name(), e), e);
    } catch (RuntimeException e) {
      source.discard(connection);
      throw e;
    }
  }

  private void arm(@Nullable Duration left) {
    if (left != null) alarms.add(watchdog.after(left, () -> running.stop(new Reason.Deadline())));
    control.onCancel(() -> running.stop(new Reason.Cancelled()));
  }

  @Override
  public Rows open(Query query) {
    if (statement != null) throw new IllegalStateException("the rows before are still open");
    try {
      checkNotStopped();
      gate.before(query.sql());
      statement = connection.prepareStatement(query.sql());
      statement.setFetchSize(FETCH_SIZE);
      bind(statement, query.binds());
      dialect().watch(statement, control::heard);
      running.serve(statement);
      return execute(statement, query);
    } catch (SQLException e) {
      SourceFault fault = failed(e);
      done();
      throw fault;
    } catch (RuntimeException e) {
      done();
      throw e;
    }
  }

  private Rows execute(PreparedStatement sent, Query query) throws SQLException {
    checkNotStopped();
    Duration within = source.queryTimeout(query);
    Future<?> alarm = watchdog.after(within, () -> running.stop(new Reason.NoFirstRow(within)));
    long start = System.nanoTime();
    try {
      Rows rows = StatementRows.open(this, sent.executeQuery(), query.declared());
      wanted = true;
      return rows;
    } finally {
      alarm.cancel(false);
      Duration took = Duration.ofNanos(System.nanoTime() - start);
      asked.slow().answered(source.settings(), asked.asker(), took);
    }
  }

  private void bind(PreparedStatement to, List<Object> binds) throws SQLException {
    for (int i = 0; i < binds.size(); i++) {
      Object value = dialect().bound(binds.get(i), asked.zone());
      if (value instanceof Query.Absent(int type)) {
        to.setNull(i + 1, dialect().nullType(type));
      } else {
        to.setObject(i + 1, value);
      }
    }
  }

  Dialect dialect() {
    return source.dialect();
  }

  String source() {
    return source.name();
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

  /**
   * After the last row.
   *
   * @throws SQLException where the rows cannot be trusted
   */
  void allRead() throws SQLException {
    wanted = false;
    gate.after();
  }

  /** The rows of the query are read, or nobody wants more of them. */
  void done() {
    if (statement == null) return;
    running.serve(null);
    try (PreparedStatement over = statement) {
      if (wanted && dialect().drains()) dialect().cancel(connection, over);
      if (!broken) over.clearParameters();
    } catch (SQLException e) {
      broken = true;
    }
    wanted = false;
    statement = null;
  }

  @Override
  public void close() {
    if (closed) return;
    closed = true;
    alarms.forEach(alarm -> alarm.cancel(false));
    control.forget();
    running.finish();
    if (running.reason() != null && !dialect().survivesStop()) broken = true;
    broken |= !dialect().isKept();
    done();
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
