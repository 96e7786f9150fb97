package punctual.catalog.sources;

import java.util.List;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Column;

/** The rows of a session that has no other query. */
record SingleRows(Snapshot session, Rows rows) implements Rows {
  @Override
  public List<Column> columns() {
    return rows.columns();
  }

  @Override
  public boolean next() {
    return rows.next();
  }

  @Override
  public @Nullable Object[] row() {
    return rows.row();
  }

  @Override
  public void close() {
    rows.close();
    session.close();
  }
}
