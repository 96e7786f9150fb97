package punctual.database;

import java.sql.SQLException;
import java.util.Set;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.support.SQLExceptionSubclassTranslator;
import org.springframework.jdbc.support.SQLStateSQLExceptionTranslator;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * One set of exceptions for both databases. SQLite's driver has no SQLState, so its result codes
 * are read.
 */
final class TranslateErrors implements ExecuteListener {
  private static final SQLExceptionSubclassTranslator BY_STATE = byState();

  /** NOMEM, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, PROTOCOL, NOTADB: the file or its disk. */
  private static final Set<Integer> RESOURCE = Set.of(7, 8, 10, 11, 13, 14, 15, 26);

  private static SQLExceptionSubclassTranslator byState() {
    var translator = new SQLExceptionSubclassTranslator();
    translator.setFallbackTranslator(new SQLStateSQLExceptionTranslator());
    return translator;
  }

  @Override
  public void exception(ExecuteContext context) {
    SQLException e = context.sqlException();
    if (e != null) context.exception(translate(e, context.sql()));
  }

  static RuntimeException translate(SQLException e, @Nullable String sql) {
    RuntimeException translated =
        e instanceof SQLiteException sqlite
            ? sqlite(sqlite, sql)
            : BY_STATE.translate("statement", sql, e);
    return translated != null ? translated : new UncategorizedSQLException("statement", sql, e);
  }

  private static DataAccessException sqlite(SQLiteException e, @Nullable String sql) {
    SQLiteErrorCode code = e.getResultCode();
    String message = String.valueOf(e.getMessage());
    return switch (code) {
      case SQLITE_CONSTRAINT_UNIQUE, SQLITE_CONSTRAINT_PRIMARYKEY ->
          new DuplicateKeyException(message, e);
      case SQLITE_BUSY, SQLITE_BUSY_SNAPSHOT, SQLITE_LOCKED ->
          new CannotAcquireLockException(message, e);
      case SQLITE_INTERRUPT -> new QueryTimeoutException(message, e);
      default -> sqlite(code.code & 0xff, message, e, sql);
    };
  }

  /** Extended codes share the low byte with their primary one. */
  private static DataAccessException sqlite(
      int primary, String message, SQLiteException e, @Nullable String sql) {
    if (primary == SQLiteErrorCode.SQLITE_CONSTRAINT.code)
      return new DataIntegrityViolationException(message, e);
    return RESOURCE.contains(primary)
        ? new DataAccessResourceFailureException(message, e)
        : new UncategorizedSQLException("statement", sql, e);
  }
}
