package punctual.catalog.sources;

import java.util.List;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Column;

/**
 * The rows of one query, read once, forwards. Values are {@code String}, {@code Long}, {@code
 * BigDecimal}, {@code Double} (only what no decimal can hold), {@code Boolean}, {@code LocalDate},
 * {@code LocalDateTime}, {@code Instant}, {@code byte[]} or null.
 */
public interface Rows extends AutoCloseable {
  /** Known as soon as the rows are open, also where there are none. */
  List<Column> columns();

  /**
   * Moves to the next row.
   *
   * @throws SourceFault where the source fails, the deadline passes or somebody cancels
   */
  boolean next();

  /** The values of the current row, a fresh array. */
  @Nullable Object[] row();

  /** Ends the query and gives the session back; never throws. */
  @Override
  void close();
}
