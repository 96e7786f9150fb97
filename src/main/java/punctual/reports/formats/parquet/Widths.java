package punctual.reports.formats.parquet;

import org.jspecify.annotations.Nullable;

/**
 * How wide rows are, so that never more of them are held than fit: DuckDB counts rows where it
 * should count bytes. It moves them in vectors of 2048.
 */
final class Widths {
  private static final int VECTOR = 2048;
  private static final int MOST_VECTORS = 60;
  private static final int CELL = 16;

  private final long atOnce;
  private long rows;
  private long inVector;
  private long widestVector = 1;
  private long sinceFlush;

  /**
   * @param atOnce bytes of rows that may be held
   */
  Widths(long atOnce) {
    this.atOnce = atOnce;
  }

  /** Counts a row, and says whether enough wait to be handed over. */
  boolean add(@Nullable Object[] values) {
    long bytes = 0;
    for (Object value : values) bytes += CELL + length(value);
    inVector += bytes;
    widestVector = Math.max(widestVector, inVector);
    if (++rows % VECTOR == 0) inVector = 0;
    sinceFlush += bytes;
    if (sinceFlush < atOnce) return false;
    sinceFlush = 0;
    return true;
  }

  private static int length(@Nullable Object value) {
    return switch (value) {
      case String text -> text.length();
      case byte[] bytes -> bytes.length;
      case null, default -> 0;
    };
  }

  /** Rows of a row group. */
  int rowGroup() {
    return VECTOR * Math.clamp(atOnce / widestVector, 1, MOST_VECTORS);
  }
}
