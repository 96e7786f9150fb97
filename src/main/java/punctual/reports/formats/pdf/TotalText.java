package punctual.reports.formats.pdf;

import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;
import punctual.catalog.spi.Total;
import punctual.reports.formats.CellText;

/**
 * A total as it stands under its column.
 *
 * @param text empty where there is none
 * @param word which kind it is; empty for a sum, which nobody needs to be told
 */
record TotalText(String text, String word) {
  static TotalText of(@Nullable Object value, Column column, CellText cells) {
    Total total = column.total();
    if (total == null || value == null) return new TotalText("", "");
    String text =
        total == Total.COUNT
            ? cells.of(value, Column.undeclared(column.name(), ColumnType.INTEGER))
            : cells.of(value, column);
    String word =
        switch (total) {
          case SUM -> "";
          case AVERAGE -> "average";
          case MIN -> "lowest";
          case MAX -> "highest";
          case COUNT -> "count";
        };
    return new TotalText(text, word);
  }
}
