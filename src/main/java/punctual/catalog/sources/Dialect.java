package punctual.catalog.sources;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Properties;
import org.postgresql.PGConnection;

/** What differs between databases in a read-only session. */
enum Dialect {
  /**
   * Opening the file read-only is what holds: {@code query_only} can be switched off by a
   * statement. Without attachments no other file can be read either.
   */
  SQLITE {
    @Override
    Properties properties(long ahead) {
      var properties = new Properties();
      properties.setProperty("limit_length", Long.toString(Math.min(ahead, LONGEST_VALUE)));
      properties.setProperty("open_mode", "1");
      properties.setProperty("limit_attached", "0");
      properties.setProperty("busy_timeout", "5000");
      return properties;
    }

    @Override
    Object bound(Object value) {
      return value instanceof LocalDate date ? date.toString() : value;
    }

    @Override
    boolean survives(SQLException e) {
      return false; // an interrupted or failed session may have lost its transaction
    }
  },

  POSTGRESQL {
    @Override
    Properties properties(long ahead) {
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
    void begin(Connection connection, ZoneId zone) throws SQLException {
      connection.setNetworkTimeout(Runnable::run, ROUND_TRIP_MILLIS);
      connection.setAutoCommit(false);
      connection.setReadOnly(true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try (PreparedStatement statement =
          connection.prepareStatement("select set_config('TimeZone', ?, true)")) {
        statement.setString(1, zone.getId());
        statement.execute();
      }
      connection.setNetworkTimeout(Runnable::run, 0); // from here on the watchdog ends it
    }

    // The driver's statement hears a cancel only while it is sent, not while a cursor is read.
    @Override
    void cancel(Connection connection, Statement statement) throws SQLException {
      connection.unwrap(PGConnection.class).cancelQuery();
    }

    // A query may have changed settings or taken session locks; the next one gets none of it.
    @Override
    void end(Connection connection) throws SQLException {
      connection.setNetworkTimeout(Runnable::run, ROUND_TRIP_MILLIS);
      connection.rollback();
      connection.setAutoCommit(true);
      connection.setReadOnly(false);
      try (Statement statement = connection.createStatement()) {
        statement.execute("discard all");
      }
      connection.setNetworkTimeout(Runnable::run, 0);
    }
  },

  /** Any other JDBC driver: a read-only transaction, as far as the driver keeps its word. */
  OTHER {
    @Override
    void begin(Connection connection, ZoneId zone) throws SQLException {
      connection.setReadOnly(true);
      connection.setAutoCommit(false);
    }

    @Override
    void end(Connection connection) throws SQLException {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  };

  private static final String MOST_ROWS_AHEAD = "1000";

  /** What SQLite itself allows for a text or a blob. */
  private static final long LONGEST_VALUE = 1_000_000_000;

  /** A server that has gone silent must not hold a worker while a session is set up or cleaned. */
  private static final int ROUND_TRIP_MILLIS = 10_000;

  static Dialect of(String url) {
    if (url.startsWith("jdbc:sqlite:")) return SQLITE;
    return url.startsWith("jdbc:postgresql:") ? POSTGRESQL : OTHER;
  }

  static boolean isDriverPresentFor(String url) {
    return DriverManager.drivers()
        .anyMatch(driver -> {
          try {
            return driver.acceptsURL(url);
          } catch (SQLException e) {
            return false;
          }
        });
  }

  /**
   * What a session is opened with.
   *
   * @param ahead bytes of rows that it may hold ahead of the reader, as far as the driver can tell
   */
  Properties properties(long ahead) {
    return new Properties();
  }

  void begin(Connection connection, ZoneId zone) throws SQLException {}

  /** Asks the source to end what it works on; harmless where it works on nothing. */
  void cancel(Connection connection, Statement statement) throws SQLException {
    statement.cancel();
  }

  void end(Connection connection) throws SQLException {}

  Object bound(Object value) {
    return value;
  }

  /** Whether the session can serve another query after this error. */
  boolean survives(SQLException e) {
    String state = e.getSQLState();
    return state != null && !state.startsWith("08") && !state.startsWith("57P");
  }
}
