package punctual.catalog.spi;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Hides personal data in rows for readers who may not see it (PL-D.7). */
public final class Masking {
  private static final String DOTS = "•••";
  private final int[] hidden;

  private Masking(int[] hidden) {
    this.hidden = hidden;
  }

  /** Masks the columns that are marked {@code pii}. */
  public static Masking of(List<Column> columns) {
    return new Masking(
        IntStream.range(0, columns.size()).filter(i -> columns.get(i).pii()).toArray());
  }

  /** A copy of the row with personal values masked; the row itself where there are none. */
  public @Nullable Object[] apply(@Nullable Object[] row) {
    if (hidden.length == 0) return row;
    @Nullable Object[] masked = row.clone();
    for (int i : hidden) masked[i] = mask(row[i]);
    return masked;
  }

  /** First letter and dots; what is not text shows dots only. Null stays null. */
  public static @Nullable Object mask(@Nullable Object value) {
    if (value == null) return null;
    if (!(value instanceof String text) || text.isBlank()) return DOTS;
    String letter = text.strip();
    return letter.substring(0, letter.offsetByCodePoints(0, 1)) + DOTS;
  }
}
