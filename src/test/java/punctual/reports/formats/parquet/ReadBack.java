package punctual.reports.formats.parquet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A Parquet file as DuckDB reads it. */
record ReadBack(
    Map<String, String> types, List<List<@Nullable String>> rows, Map<String, String> metadata) {
  static ReadBack of(Path folder, byte[] file) throws IOException, SQLException {
    Path path = Files.write(Files.createTempFile(folder, "read", ".parquet"), file);
    var types = new LinkedHashMap<String, String>();
    for (List<String> row : query("DESCRIBE SELECT * FROM '%s'".formatted(path)))
      types.put(row.get(0), row.get(1));
    var metadata = new LinkedHashMap<String, String>();
    for (List<String> row :
        query("SELECT decode(key), decode(value) FROM parquet_kv_metadata('%s')".formatted(path)))
      metadata.put(row.get(0), row.get(1));
    return new ReadBack(
        types, query("SELECT COLUMNS(*)::VARCHAR FROM '%s'".formatted(path)), metadata);
  }

  /** What one column holds. */
  List<@Nullable String> column(int index) {
    var values = new ArrayList<@Nullable String>();
    for (List<@Nullable String> row : rows) values.add(row.get(index));
    return values;
  }

  private static List<List<@Nullable String>> query(String sql) throws SQLException {
    var rows = new ArrayList<List<@Nullable String>>();
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
      ResultSet found = statement.executeQuery(sql);
      while (found.next()) {
        var row = new ArrayList<@Nullable String>();
        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) row.add(found.getString(i));
        rows.add(row);
      }
    }
    return rows;
  }
}
