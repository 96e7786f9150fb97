package punctual.catalog.sources;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * CSV and Parquet files of one folder, by DuckDB. Each session is a database in memory of its own,
 * which may open the files that were found at its start and no other, and is locked so.
 *
 * @param folder that holds the files
 * @param memory bytes that one session may use
 */
record FilesDialect(Path folder, long memory) implements Dialect {
  private static final int THREADS = 2;
  private static final int SPILL_FACTOR = 4;

  @Override
  public Properties properties(long ahead) {
    var properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    properties.setProperty("threads", Integer.toString(THREADS));
    properties.setProperty("memory_limit", memory + "B");
    properties.setProperty("temp_directory", spill().toString());
    properties.setProperty("max_temp_directory_size", memory * SPILL_FACTOR + "B");
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("autoload_known_extensions", "false");
    properties.setProperty("allow_community_extensions", "false");
    properties.setProperty("allow_persistent_secrets", "false");
    return properties;
  }

  /** DuckDB makes it when it needs it, and removes it at closing. */
  private static Path spill() {
    return Path.of(System.getProperty("java.io.tmpdir"), "punctual-files-" + UUID.randomUUID());
  }

  @Override
  public Gate begin(Connection connection, Asker asker, ZoneId zone) throws SQLException {
    FileTables tables = tables();
    try (Statement statement = connection.createStatement()) {
      statement.execute("set TimeZone = " + quoted(Dialect.name(zone)));
      statement.execute(
          tables.paths().stream()
              .map(FilesDialect::quoted)
              .collect(Collectors.joining(", ", "set allowed_paths = [", "]")));
      statement.execute("set enable_external_access = false");
      statement.execute("set lock_configuration = true");
    }
    return new Watch(connection, tables, new HashSet<>());
  }

  private FileTables tables() throws SQLException {
    try {
      return FileTables.in(folder);
    } catch (IOException e) {
      throw new SQLException("Permission Error: " + e, e);
    }
  }

  /** Makes the views that a query can mean, and lets nothing pass that is not one select. */
  private record Watch(Connection connection, FileTables tables, Set<String> made) implements Gate {
    @Override
    public void before(String sql) throws SQLException {
      String text = sql.toLowerCase(Locale.ROOT);
      for (FileTables.Table table : tables.tables()) {
        if (text.contains(table.name().toLowerCase(Locale.ROOT)) && made.add(table.name()))
          make(table);
      }
      refuse(sql);
    }

    private void make(FileTables.Table table) throws SQLException {
      String files =
          table.files().stream()
              .map(file -> quoted(file.toString()))
              .collect(Collectors.joining(", "));
      String options = table.files().size() > 1 ? ", union_by_name = true" : "";
      try (Statement statement = connection.createStatement()) {
        statement.execute(
            "create view \"%s\" as select * from read_%s([%s]%s)"
                .formatted(table.name().replace("\"", "\"\""), table.kind(), files, options));
      }
    }

    /** Several statements would run one after the other, and a copy can write where it may read. */
    private void refuse(String sql) throws SQLException {
      try (PreparedStatement statement =
          connection.prepareStatement(
              "select j->>'error', j->>'error_type', j->>'error_message',"
                  + " json_array_length(j->'statements'),"
                  + " regexp_matches(j::varchar, '\"type\":\"[A-Z]+_QUERY_NODE\"')"
                  + " from (select json_serialize_sql(?::varchar)::json as j)")) {
        statement.setString(1, sql);
        try (ResultSet row = statement.executeQuery()) {
          row.next();
          boolean parsed = "false".equals(row.getString(1));
          if (parsed && row.getInt(4) == 1 && !row.getBoolean(5)) return;
          if ("parser".equals(row.getString(2)))
            throw new SQLException("Parser Error: " + row.getString(3));
        }
      }
      throw new SQLException("Invalid Input Error: a report sends one select and nothing else");
    }

    @Override
    public void after() throws SQLException {
      try {
        if (tables.isUnchanged(made)) return;
      } catch (IOException e) {
        throw new SQLException("IO Error: " + e, e);
      }
      throw new SQLException("IO Error: a file changed while it was read");
    }
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  @Override
  public void end(Connection connection) {}

  @Override
  public boolean isKept() {
    return false;
  }
}
