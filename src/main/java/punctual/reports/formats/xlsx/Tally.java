package punctual.reports.formats.xlsx;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.Total;
import punctual.reports.formats.Totals;

/** What the total row under some rows has to say, and by which formulas a spreadsheet says it. */
final class Tally {
  private final List<Column> columns;
  private final Totals totals;
  private final List<Span> spans = new ArrayList<>();

  /** Columns with a value that counts here and that formulas over the cells would see otherwise. */
  private final BitSet fixed = new BitSet();

  /** Rows of one sheet, by their numbers. */
  private record Span(String sheet, int first, int last) {
    String in(String other, String column) {
      String cells = column + first + ":" + column + last;
      return sheet.equals(other) ? cells : Workbook.quoted(sheet) + "!" + cells;
    }
  }

  Tally(List<Column> columns) {
    this.columns = columns;
    totals = new Totals(columns);
  }

  /**
   * @param numbers the columns where a number was written
   */
  void add(@Nullable Object[] row, BitSet numbers, String sheet, int number) {
    totals.add(row);
    cover(sheet, number);
    for (int i = 0; i < row.length; i++) {
      Total total = columns.get(i).total();
      Object value = row[i];
      if (total != null && value != null && isSeenOtherwise(total, value, numbers.get(i)))
        fixed.set(i);
    }
  }

  /** The row stands among the others, also where it is none of them: a subtotal. */
  void cover(String sheet, int number) {
    if (!spans.isEmpty() && spans.getLast().sheet.equals(sheet)) {
      spans.add(new Span(sheet, spans.removeLast().first, number));
    } else {
      spans.add(new Span(sheet, number, number));
    }
  }

  private static boolean isSeenOtherwise(Total total, Object value, boolean number) {
    return switch (total) {
      // a spreadsheet counts NaN, and perhaps no empty text
      case COUNT -> value instanceof Double || value.equals("");
      case SUM, AVERAGE -> !number && (value instanceof Long || value instanceof BigDecimal);
      case MIN, MAX -> !number && !(value instanceof Double);
    };
  }

  /** Null where the column has no total, or nothing counted. */
  @Nullable Object of(int column) {
    return totals.of(column);
  }

  /**
   * Over the rows that are not hidden, subtotals among them left out; null where a formula would
   * not give {@link #of}.
   *
   * @param sheet on which it stands
   */
  @Nullable String formula(int column, String sheet) {
    Total total = columns.get(column).total();
    if (total == null || fixed.get(column)) return null;
    int function =
        switch (total) {
          case AVERAGE -> 101;
          case COUNT -> 103;
          case MAX -> 104;
          case MIN -> 105;
          case SUM -> 109;
        };
    String letters = Cells.letters(column);
    return spans.stream()
        .map(span -> span.in(sheet, letters))
        .collect(Collectors.joining(",", "SUBTOTAL(" + function + ",", ")"));
  }
}
