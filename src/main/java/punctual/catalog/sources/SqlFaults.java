package punctual.catalog.sources;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import punctual.faults.Classifier;
import punctual.faults.Code;
import punctual.faults.Fault;

/** What a source's error is by the table of faults (PR-6.1), past the wrappers of a pool. */
final class SqlFaults {
  static final String CANCELLED = "cancelled";
  static final String TIMEOUT = "timeout";
  static final String REFUSED = "source_refused";
  static final String BUSY = "source_busy";

  private SqlFaults() {}

  static Fault of(String source, Throwable error) {
    return code(error).fault(source, detail(error));
  }

  private static Code code(Throwable error) {
    var table = Classifier.STANDARD;
    if (find(error, SSLException.class) != null) return table.code(REFUSED);
    if (find(error, SQLException.class) == null) return table.code("source_error");
    boolean poolIsFull =
        error instanceof SQLTransientConnectionException && error.getCause() == null;
    return poolIsFull ? table.code(BUSY) : table.sql(root(error));
  }

  private static @Nullable String detail(Throwable error) {
    SQLException root = find(error, SQLException.class) == null ? null : root(error);
    return root == null ? error.toString() : root.getMessage();
  }

  /** The deepest SQL error: a pool wraps the one that tells. */
  private static SQLException root(Throwable error) {
    SQLException deepest = null;
    for (Throwable t = error; t != null; t = t.getCause()) {
      if (t instanceof SQLException sql && (deepest == null || tells(sql))) deepest = sql;
    }
    if (deepest == null) throw new IllegalArgumentException("no SQL error", error);
    return deepest;
  }

  private static boolean tells(SQLException error) {
    return error.getSQLState() != null || error.getErrorCode() != 0;
  }

  private static <T extends Throwable> @Nullable T find(Throwable error, Class<T> type) {
    for (Throwable t = error; t != null; t = t.getCause()) {
      if (type.isInstance(t)) return type.cast(t);
    }
    return null;
  }
}
