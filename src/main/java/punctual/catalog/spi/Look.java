package punctual.catalog.spi;

import org.jspecify.annotations.Nullable;

/**
 * How a column is shown where it is shown to people: in workbooks, PDF and HTML. CSV, JSON lines
 * and Parquet carry the value itself.
 *
 * @param format a {@link CellPattern}; null: by the type
 * @param align null: numbers right, truth values in the middle, everything else left
 * @param width in characters, 2 to 120; null: by what stands in the first rows
 * @param nullAs stands where there is no value, in PDF and HTML; null: nothing does
 */
public record Look(
    @Nullable CellPattern format,
    @Nullable Align align,
    @Nullable Integer width,
    @Nullable String nullAs) {

  /** Nothing declared. */
  public static final Look PLAIN = new Look(null, null, null, null);
}
