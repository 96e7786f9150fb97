package punctual.catalog.sources;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;
import punctual.catalog.spi.DeclaredColumn;
import punctual.faults.Classifier;

/** The cursor of a running statement; its first row is read when it is opened. */
final class StatementRows implements Rows {
  private final Session session;
  private final ResultSet cursor;
  private final List<Cells.Cell> readers;
  private final List<Column> columns;
  private final boolean hasFirst;
  private boolean started;
  private @Nullable Object @Nullable [] current;

  private StatementRows(
      Session session,
      ResultSet cursor,
      List<Cells.Cell> readers,
      List<Column> columns,
      boolean hasFirst) {
    this.session = session;
    this.cursor = cursor;
    this.readers = readers;
    this.columns = columns;
    this.hasFirst = hasFirst;
  }

  /**
   * Waits for the first row. Only a declared type changes a value: SQLite gives each its own, and
   * the first may be null.
   */
  static StatementRows open(Session session, ResultSet cursor, List<DeclaredColumn> declared)
      throws SQLException {
    boolean hasFirst = cursor.next();
    ResultSetMetaData meta = cursor.getMetaData();
    var readers = new ArrayList<Cells.Cell>();
    var columns = new ArrayList<Column>();
    var names = new HashSet<String>();
    if (meta.getColumnCount() == 0)
      throw new SourceFault(
          Classifier.STANDARD.code("no_columns").fault(session.source(), null), null);
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      Cells.Cell reader = Cells.reader(session.dialect(), meta, i);
      Object first = hasFirst ? reader.read(cursor, i) : null;
      ColumnType type = Cells.typeOf(session.dialect(), meta, i, first);
      Optional<DeclaredColumn> known = find(meta.getColumnLabel(i), declared);
      Column column = column(meta.getColumnLabel(i), known, type, names);
      columns.add(column);
      boolean typed = known.isPresent() && known.get().type() != null;
      readers.add(typed ? (rows, at) -> Fitting.fit(reader.read(rows, at), column) : reader);
    }
    return new StatementRows(session, cursor, readers, List.copyOf(columns), hasFirst);
  }

  /** A second column of one name gets a number: names are keys in JSON lines and Parquet. */
  private static Column column(
      String label, Optional<DeclaredColumn> known, ColumnType type, Set<String> names) {
    Column column =
        known.map(declared -> declared.over(type)).orElse(Column.undeclared(label, type));
    String name = column.name();
    for (int i = 2; !names.add(name.toLowerCase(Locale.ROOT)); i++) name = column.name() + "_" + i;
    return name.equals(column.name()) ? column : column.named(name);
  }

  private static Optional<DeclaredColumn> find(String name, List<DeclaredColumn> declared) {
    return declared.stream().filter(column -> column.name().equalsIgnoreCase(name)).findFirst();
  }

  @Override
  public List<Column> columns() {
    return columns;
  }

  @Override
  public boolean next() {
    try {
      session.checkNotStopped();
      boolean there = started ? cursor.next() : hasFirst;
      started = true;
      if (!there) session.allRead();
      current = there ? read() : null;
      return there;
    } catch (SQLException e) {
      throw session.failed(e);
    }
  }

  private @Nullable Object[] read() throws SQLException {
    @Nullable Object[] row = new @Nullable Object[readers.size()];
    for (int i = 0; i < row.length; i++) {
      row[i] = readers.get(i).read(cursor, i + 1);
    }
    return row;
  }

  @Override
  public @Nullable Object[] row() {
    if (current == null) throw new IllegalStateException("there is no current row");
    return current;
  }

  @Override
  public void close() {
    session.done();
  }
}
