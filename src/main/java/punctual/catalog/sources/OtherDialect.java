package punctual.catalog.sources;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.ZoneId;

/** Any other JDBC driver: a read-only transaction, as far as the driver keeps its word. */
record OtherDialect() implements Dialect {
  private static final int PATIENCE_SECONDS = 8;

  @Override
  public Gate begin(Connection connection, Asker asker, ZoneId zone) throws SQLException {
    connection.setReadOnly(true);
    connection.setAutoCommit(false);
    return Gate.OPEN;
  }

  @Override
  public void end(Connection connection) throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
  }

  /** Not every database knows a select without a table. */
  @Override
  public void probe(Connection connection) throws SQLException {
    if (connection.isValid(PATIENCE_SECONDS)) return;
    throw new SQLException("the source does not answer", "08006");
  }
}
