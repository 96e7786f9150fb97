package punctual.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * After these SQLite errors the transaction is already rolled back; a connection handed out again
 * would carry on in autocommit and persist what its caller rolls back. So it leaves the pool.
 */
public final class EvictBrokenSqlite implements SQLExceptionOverride {
  /** NOMEM, INTERRUPT, IOERR, CORRUPT, FULL, NOTADB; extended codes share the low byte. */
  private static final Set<Integer> FATAL = Set.of(7, 9, 10, 11, 13, 26);

  @java.lang.Override
  public Override adjudicate(SQLException e) {
    return FATAL.contains(e.getErrorCode() & 0xff) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
  }
}
