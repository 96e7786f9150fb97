package punctual.cli.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/** Fills one table in batches. */
final class Table implements AutoCloseable {
  private static final int BATCH = 2000;

  private final PreparedStatement insert;
  private int waiting;

  Table(Connection connection, String name, int columns) throws SQLException {
    String marks = String.join(", ", Collections.nCopies(columns, "?"));
    insert = connection.prepareStatement("insert into %s values (%s)".formatted(name, marks));
  }

  void add(@Nullable Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) insert.setObject(i + 1, values[i]);
    insert.addBatch();
    if (++waiting == BATCH) flush();
  }

  private void flush() throws SQLException {
    insert.executeBatch();
    waiting = 0;
  }

  @Override
  public void close() throws SQLException {
    if (waiting > 0) flush();
    insert.close();
  }
}
