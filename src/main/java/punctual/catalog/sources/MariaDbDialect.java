package punctual.catalog.sources;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * MariaDB and MySQL, by MariaDB's driver. A read-only transaction lets files be written on the
 * server ({@code into outfile}), so such statements are stopped here.
 */
record MariaDbDialect() implements Dialect {
  /** A comment of this kind is no comment: the server runs what stands in it. */
  private static final Pattern RUN_COMMENT = Pattern.compile("/\\*M?!");

  private static final Pattern QUOTED_OR_COMMENT =
      Pattern.compile(
          "'(?:[^'\\\\]|''|\\\\.)*'|\"(?:[^\"\\\\]|\"\"|\\\\.)*\"|`[^`]*`|/\\*.*?\\*/|--\\s[^\\n]*|#[^\\n]*",
          Pattern.DOTALL);
  private static final Pattern INTO = Pattern.compile("\\binto\\b", Pattern.CASE_INSENSITIVE);
  private static final String POWERS =
      """
      select count(*) from (
        select privilege_type from information_schema.user_privileges
        union all select privilege_type from information_schema.schema_privileges
        union all select privilege_type from information_schema.table_privileges) held
      where privilege_type not in
        ('USAGE', 'SELECT', 'SHOW VIEW', 'SHOW DATABASES', 'PROCESS', 'REPLICATION CLIENT',
         'BINLOG MONITOR', 'EXECUTE')
      """;

  @Override
  public Properties properties(long ahead) {
    var properties = new Properties();
    properties.setProperty("allowMultiQueries", "false");
    properties.setProperty("allowLocalInfile", "false");
    properties.setProperty("useServerPrepStmts", "true"); // a value never becomes SQL text
    properties.setProperty("useResetConnection", "true");
    properties.setProperty("tinyInt1isBit", "false"); // 2 must not become true
    properties.setProperty("connectTimeout", "8000");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("connectionAttributes", "program_name:punctual");
    return properties;
  }

  @Override
  public Gate begin(Connection connection, Asker asker, ZoneId zone) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, ROUND_TRIP_MILLIS);
    try (PreparedStatement statement = connection.prepareStatement("set time_zone = ?")) {
      statement.setString(1, zone(zone));
      statement.execute();
    }
    try (Statement statement = connection.createStatement()) {
      // opening a session changes the mode, cleaning it does not: one meaning for all runs
      statement.execute("set session sql_mode = @@global.sql_mode");
      statement.execute("set session transaction read only");
      statement.execute("set session transaction isolation level repeatable read");
      statement.execute("start transaction with consistent snapshot");
    }
    connection.setNetworkTimeout(Runnable::run, 0); // from here on the watchdog ends it
    return new Gate() {
      @Override
      public void before(String sql) throws SQLException {
        refuse(sql);
      }
    };
  }

  /** Names need the server's table of zones; an offset does not. */
  private static String zone(ZoneId zone) {
    return zone.normalized() instanceof ZoneOffset offset
        ? (offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId())
        : zone.getId();
  }

  static void refuse(String sql) throws SQLException {
    String bare =
        QUOTED_OR_COMMENT
            .matcher(sql)
            .replaceAll(found -> found.group().startsWith("/*") ? "/**/" : "''");
    if (RUN_COMMENT.matcher(sql).find() || INTO.matcher(bare).find())
      throw new SQLException("INTO and comments that the server runs are not for reports", "0A000");
  }

  @Override
  public void end(Connection connection) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, ROUND_TRIP_MILLIS);
    connection.rollback();
    connection.unwrap(org.mariadb.jdbc.Connection.class).reset();
    connection.setNetworkTimeout(Runnable::run, 0);
  }

  /** A TIMESTAMP is compared in the session's zone. */
  @Override
  public Object bound(Object value, ZoneId zone) {
    return value instanceof Instant at ? LocalDateTime.ofInstant(at, zone) : value;
  }

  @Override
  public boolean drains() {
    return true;
  }

  @Override
  public @Nullable String excess(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(POWERS)) {
      row.next();
      return row.getLong(1) > 0 ? "may do more than read" : null;
    }
  }
}
