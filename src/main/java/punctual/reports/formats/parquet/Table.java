package punctual.reports.formats.parquet;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Column;

/** The rows of one file in a database of their own, which takes to the disk what is too much. */
final class Table implements AutoCloseable {
  private static final String NAME = "report";

  /** A vector of rows is held in several forms while it is compressed. */
  private static final int PARTS_OF_MEMORY = 8;

  private final DuckDBConnection connection;
  private final List<StoredColumn> columns;
  private final Widths widths;
  private @Nullable DuckDBAppender rows;

  /**
   * @param folder for what does not fit into memory; DuckDB makes it
   * @param memory bytes outside of the heap, at least 32 MB
   */
  Table(Path folder, long memory, List<Column> columns) throws SQLException {
    widths = new Widths(memory / PARTS_OF_MEMORY);
    this.columns =
        IntStream.range(0, columns.size())
            .mapToObj(i -> new StoredColumn(columns.get(i), "c" + i))
            .toList();
    connection =
        DriverManager.getConnection("jdbc:duckdb:", settings(folder, memory))
            .unwrap(DuckDBConnection.class);
    try {
      execute(
          this.columns.stream()
              .map(column -> column.name() + " " + column.type())
              .collect(Collectors.joining(", ", "CREATE TABLE report (", ")")));
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  private static Properties settings(Path folder, long memory) {
    var settings = new Properties();
    settings.setProperty("memory_limit", memory + "B");
    settings.setProperty("threads", "1"); // the caller's: its processor time is measured
    settings.setProperty("temp_directory", folder.toString());
    settings.setProperty("autoinstall_known_extensions", "false");
    settings.setProperty("autoload_known_extensions", "false");
    return settings;
  }

  List<StoredColumn> columns() {
    return columns;
  }

  void add(@Nullable Object[] values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      String cast = value == null ? null : columns.get(i).widen(value);
      if (cast != null) change(columns.get(i), cast);
    }
    DuckDBAppender appender = appender();
    appender.beginRow();
    for (int i = 0; i < values.length; i++) columns.get(i).append(appender, values[i]);
    appender.endRow();
    if (widths.add(values)) appender.flush();
  }

  private void change(StoredColumn column, String cast) throws SQLException {
    flush();
    execute(
        "ALTER TABLE report ALTER %s TYPE %s USING %s"
            .formatted(column.name(), column.type(), cast));
  }

  private DuckDBAppender appender() throws SQLException {
    if (rows == null) rows = connection.createAppender(NAME);
    return rows;
  }

  private void flush() throws SQLException {
    if (rows != null) rows.close();
    rows = null;
  }

  /**
   * @param metadata of the file
   */
  void copyTo(Path file, Map<String, String> metadata) throws SQLException {
    flush();
    String names =
        columns.stream()
            .map(column -> "%s AS %s".formatted(column.name(), quoted(column.column().name(), '"')))
            .collect(Collectors.joining(", "));
    String pairs =
        metadata.entrySet().stream()
            .map(pair -> pair.getKey() + ": " + quoted(pair.getValue(), '\''))
            .collect(Collectors.joining(", "));
    execute(
        "COPY (SELECT %s FROM report) TO %s (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE %d, KV_METADATA {%s})"
            .formatted(names, quoted(file.toString(), '\''), widths.rowGroup(), pairs));
  }

  /** Text of others in a statement; an end of text in the middle would end the statement too. */
  private static String quoted(String text, char quote) {
    String mark = String.valueOf(quote);
    return mark + text.replace("\0", "").replace(mark, mark + mark) + mark;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Perhaps in the middle of a row. */
  @Override
  public void close() throws SQLException {
    try (connection) {
      flush();
    }
  }
}
