package punctual.catalog.sources;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import punctual.faults.Category;
import punctual.faults.Fault;

/** Sorts what a source answers into categories (PR-6.1), by SQLState or by SQLite's own codes. */
final class SqlFaults {
  static final String CANCELLED = "cancelled";
  static final String TIMEOUT = "timeout";
  static final String QUERY_FAILED = "query_failed";
  static final String UNREACHABLE = "source_unreachable";
  static final String REFUSED = "source_refused";
  static final String BUSY = "source_busy";
  static final String FAILED = "source_failed";
  static final String MEMORY = "memory_limit";

  private SqlFaults() {}

  static Fault of(String source, Throwable error) {
    SQLException sql = find(error, SQLException.class);
    if (find(error, SSLException.class) != null) return fault(REFUSED, source, error);
    if (sql == null) return fault("source_error", source, error);
    if (error instanceof SQLTransientConnectionException && error.getCause() == null) {
      return fault(BUSY, source, error);
    }
    return fault(code(root(error)), source, error);
  }

  private static String code(SQLException error) {
    String state = error.getSQLState();
    if (String.valueOf(error.getMessage()).contains("maxResultBuffer")) return MEMORY;
    return state != null && state.length() == 5 ? byState(state) : bySqlite(error.getErrorCode());
  }

  private static String byState(String state) {
    return switch (state) {
      case "57P01", "57P02", "57P03", "57P05", "40003" -> UNREACHABLE;
      case "08P01", "42501", "57P04" -> REFUSED;
      case "40001", "40P01", "55P03", "53300" -> BUSY;
      case "57014", "58030" -> FAILED;
      default -> byClass(state.substring(0, 2));
    };
  }

  private static String byClass(String sqlClass) {
    return switch (sqlClass) {
      case "08" -> UNREACHABLE;
      case "28", "3D", "3F", "F0" -> REFUSED;
      case "53", "XX" -> FAILED;
      case "22", "23", "42", "0A", "21", "54", "25", "P0" -> QUERY_FAILED;
      default -> "source_error";
    };
  }

  /** The driver gives no SQLState; the low byte is the primary code of sqlite.org/rescode.html. */
  private static String bySqlite(int vendorCode) {
    return switch (vendorCode & 0xff) {
      case 18 -> MEMORY;
      case 1, 19, 20, 25 -> QUERY_FAILED;
      case 3, 8, 14, 23 -> REFUSED;
      case 5, 6 -> BUSY;
      case 7, 9, 10, 11, 13, 26 -> FAILED;
      default -> "source_error";
    };
  }

  private static Fault fault(String code, String source, Throwable error) {
    return new Fault(category(code), code, message(code, source), detail(error));
  }

  private static Category category(String code) {
    return switch (code) {
      case UNREACHABLE -> Category.NETWORK;
      case REFUSED -> Category.CONFIGURATION;
      case BUSY, FAILED, MEMORY -> Category.SYSTEM;
      case QUERY_FAILED -> Category.DATA;
      default -> Category.UNKNOWN;
    };
  }

  private static String message(String code, String source) {
    String text =
        switch (code) {
          case UNREACHABLE -> "The data source %s could not be reached. It is tried again.";
          case REFUSED ->
              "The data source %s refused the session. An administrator should check its settings.";
          case BUSY -> "The data source %s had no session free. It is tried again.";
          case FAILED -> "The data source %s had a fault of its own while it read the data.";
          case MEMORY ->
              "The data source %s sent rows larger than one run may hold in memory. Choose fewer or shorter columns.";
          case QUERY_FAILED ->
              "The data source %s could not run this report's query. Its definition needs mending.";
          default -> "The data source %s gave an answer that is not known here.";
        };
    return text.formatted(source);
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
