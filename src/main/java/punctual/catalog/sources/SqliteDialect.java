package punctual.catalog.sources;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Properties;

/**
 * Opening the file read-only is what holds: {@code query_only} can be switched off by a statement.
 * Without attachments no other file can be read either.
 */
record SqliteDialect() implements Dialect {
  /** Of one width, so that text sorts as time does. */
  private static final DateTimeFormatter MICROS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'");

  /** What SQLite itself allows for a text or a blob. */
  private static final long LONGEST_VALUE = 1_000_000_000;

  @Override
  public Properties properties(long ahead) {
    var properties = new Properties();
    properties.setProperty("limit_length", Long.toString(Math.min(ahead, LONGEST_VALUE)));
    properties.setProperty("open_mode", "1");
    properties.setProperty("limit_attached", "0");
    properties.setProperty("busy_timeout", "5000");
    return properties;
  }

  // A transaction holds one snapshot over all queries of the session (PL-C.13).
  @Override
  public Gate begin(Connection connection, Asker asker, ZoneId zone) throws SQLException {
    connection.setAutoCommit(false);
    return Gate.OPEN;
  }

  @Override
  public void end(Connection connection) throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
  }

  @Override
  public Object bound(Object value, ZoneId zone) {
    return switch (value) {
      case LocalDate date -> date.toString();
      case Instant at -> MICROS.format(at.atOffset(ZoneOffset.UTC));
      default -> value;
    };
  }

  @Override
  public int nullType(int jdbcType) {
    return Types.NULL;
  }

  @Override
  public boolean survives(SQLException e) {
    return false; // an interrupted or failed session may have lost its transaction
  }

  @Override
  public boolean survivesStop() {
    return false;
  }

  @Override
  public boolean typesValues() {
    return true;
  }

  @Override
  public boolean opensReadOnly() {
    return true;
  }
}
