package punctual.catalog.spi;

import org.jspecify.annotations.Nullable;

/**
 * What a definition says of a column; the rest comes from the source.
 *
 * @param label null: made from the name
 * @param type null: the driver's; SQLite: of the first row's value
 * @param currency ISO 4217, of money only
 * @param total null: none
 */
public record DeclaredColumn(
    String name,
    @Nullable String label,
    @Nullable ColumnType type,
    @Nullable String currency,
    @Nullable Total total,
    boolean pii,
    Look look) {

  /** The whole column, with the driver's type where none is declared. */
  public Column over(ColumnType driverType) {
    return new Column(
        name,
        label != null ? label : Column.labelOf(name),
        type != null ? type : driverType,
        currency,
        total,
        pii,
        look);
  }
}
