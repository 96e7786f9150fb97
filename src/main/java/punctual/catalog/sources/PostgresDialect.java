package punctual.catalog.sources;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/** PostgreSQL: a read-only transaction at one snapshot, and a session that is discarded after. */
record PostgresDialect() implements Dialect {
  private static final String MOST_ROWS_AHEAD = "1000";

  /** What a statement that reads begins with, after comments. */
  private static final Pattern QUERY =
      Pattern.compile(
          "(?:[\\s(]++|--[^\\n]*+(?:\\n|$)|/\\*.*?\\*/)*+(?:select|with|values|table)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** System tables are left out: everybody may write in some of them. */
  private static final String POWERS =
      """
      select (select rolsuper from pg_roles where rolname = current_user),
             exists (select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace
                     where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%'
                       and n.nspname <> 'information_schema'
                       and has_table_privilege(c.oid, 'insert, update, delete, truncate'))
      """;

  @Override
  public Properties properties(long ahead) {
    var properties = new Properties();
    properties.setProperty("maxResultBuffer", Long.toString(ahead));
    properties.setProperty("adaptiveFetch", "true");
    properties.setProperty("adaptiveFetchMaximum", MOST_ROWS_AHEAD);
    properties.setProperty("ApplicationName", "punctual");
    properties.setProperty("connectTimeout", "8");
    properties.setProperty("loginTimeout", "8");
    properties.setProperty("cancelSignalTimeout", "2");
    properties.setProperty("tcpKeepAlive", "true");
    return properties;
  }

  // A cursor needs a transaction, and the transaction gives one snapshot (PL-C.13).
  @Override
  public Gate begin(Connection connection, Asker asker, ZoneId zone) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, ROUND_TRIP_MILLIS);
    connection.setAutoCommit(false);
    connection.setReadOnly(true);
    connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    try (PreparedStatement statement =
        connection.prepareStatement("select set_config('TimeZone', ?, true)")) {
      statement.setString(1, Dialect.name(zone));
      statement.execute();
    }
    connection.setNetworkTimeout(Runnable::run, 0); // from here on the watchdog ends it
    return PostgresDialect::refuse;
  }

  /** For a superuser, a read-only transaction still copies a table into a file of its server. */
  private static void refuse(String sql) throws SQLException {
    if (!QUERY.matcher(sql).lookingAt())
      throw new SQLException("a report sends a select and nothing else", "42601");
  }

  // The driver's statement hears a cancel only while it is sent, not while a cursor is read.
  @Override
  public void cancel(Connection connection, Statement statement) throws SQLException {
    connection.unwrap(PGConnection.class).cancelQuery();
  }

  // A query may have changed settings or taken session locks; the next one gets none of it.
  @Override
  public void end(Connection connection) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, ROUND_TRIP_MILLIS);
    connection.rollback();
    connection.setAutoCommit(true);
    connection.setReadOnly(false);
    try (Statement statement = connection.createStatement()) {
      statement.execute("discard all");
    }
    connection.setNetworkTimeout(Runnable::run, 0);
  }

  @Override
  public @Nullable String excess(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(POWERS)) {
      row.next();
      if (row.getBoolean(1)) return "is a superuser";
      return row.getBoolean(2) ? "may write to tables" : null;
    }
  }
}
