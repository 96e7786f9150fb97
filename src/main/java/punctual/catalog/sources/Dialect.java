package punctual.catalog.sources;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Properties;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What differs between databases in a read-only session. */
sealed interface Dialect
    permits SqliteDialect,
        PostgresDialect,
        MariaDbDialect,
        TrinoDialect,
        FilesDialect,
        OtherDialect {

  /** A server that has gone silent must not hold a worker while a session is set up or cleaned. */
  int ROUND_TRIP_MILLIS = 10_000;

  /** The dialect of an address; files in a folder have none. */
  static Dialect of(String url) {
    if (url.startsWith("jdbc:sqlite:")) return new SqliteDialect();
    if (url.startsWith("jdbc:postgresql:")) return new PostgresDialect();
    if (url.startsWith("jdbc:mariadb:")) return new MariaDbDialect();
    if (url.startsWith("jdbc:trino:")) return new TrinoDialect();
    return new OtherDialect();
  }

  /** A zone's name as servers know it: none knows Java's name of UTC. */
  static String name(ZoneId zone) {
    return zone.getId().equals("Z") ? "UTC" : zone.getId();
  }

  /** What looks at a session's statements from outside, for the life of one session. */
  @FunctionalInterface
  interface Gate {
    Gate OPEN = _ -> {};

    /** Before a statement is prepared; throws where it is not to run. */
    void before(String sql) throws SQLException;

    /** After the last row; throws where the rows cannot be trusted. */
    default void after() throws SQLException {}
  }

  /**
   * What a session is opened with.
   *
   * @param ahead bytes of rows that it may hold ahead of the reader, as far as the driver can tell
   */
  default Properties properties(long ahead) {
    return new Properties();
  }

  /** Makes a session read-only, with one snapshot where the source can give one (PL-C.13). */
  Gate begin(Connection connection, Asker asker, ZoneId zone) throws SQLException;

  /** Lets a statement tell how far it is; most sources have nothing to tell. */
  default void watch(Statement statement, Consumer<QueryProgress> listener) throws SQLException {}

  /** Asks the source to end what it works on; harmless where it works on nothing. */
  default void cancel(Connection connection, Statement statement) throws SQLException {
    statement.cancel();
  }

  /** Cleans a session, so that the next one gets nothing of this one. */
  void end(Connection connection) throws SQLException;

  /** A value as the driver takes it. */
  default Object bound(Object value, ZoneId zone) {
    return value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value;
  }

  /** The type under which the driver takes a null. */
  default int nullType(int jdbcType) {
    return jdbcType;
  }

  /** Whether the session can serve another query after this error. */
  default boolean survives(SQLException e) {
    String state = e.getSQLState();
    return state != null && !state.startsWith("08") && !state.startsWith("57P");
  }

  /** Whether it can serve another one after a query was stopped from outside. */
  default boolean survivesStop() {
    return true;
  }

  /** Whether a session may serve another run at all. */
  default boolean isKept() {
    return true;
  }

  /** Whether rows that nobody wants are read to the end at closing, unless they are cancelled. */
  default boolean drains() {
    return false;
  }

  /** Whether each value has a type of its own, whatever its column says. */
  default boolean typesValues() {
    return false;
  }

  /** Whether the driver fixes it at opening, and refuses even to be told so again. */
  default boolean opensReadOnly() {
    return false;
  }

  /** Asks for one row. */
  default void probe(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("select 1");
    }
  }

  /**
   * What the source's user may do beyond reading.
   *
   * @return a phrase that follows the user: {@code is a superuser}; null where nothing is seen
   */
  default @Nullable String excess(Connection connection) throws SQLException {
    return null;
  }
}
