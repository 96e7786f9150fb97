package punctual.reports.formats.xlsx;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;
import punctual.catalog.spi.Total;
import punctual.reports.formats.CellText;

/** What the first rows tell of their columns: how wide they are, and whether times have a zone. */
final class Sample {
  private static final int NARROWEST = 8;
  private static final int NARROWEST_NUMBER = 12;
  private static final int NARROWEST_SUM = 16;
  private static final int WIDEST = 60;
  private static final int WIDEST_LABEL = 24;
  private static final int FILTER_BUTTON = 3;
  private static final int MOST_LINES = 6;
  private static final int FIRST_WIDE_SCRIPT = 0x2E80;

  private final List<Column> columns;
  private final CellText text;
  private final ZoneId zone;
  private final int[] longest;
  private final BitSet zoned = new BitSet();
  private final BitSet local = new BitSet();

  Sample(List<Column> columns, ZoneId zone) {
    this.columns = columns;
    this.zone = zone;
    text = CellText.in(zone);
    longest = new int[columns.size()];
  }

  void see(@Nullable Object[] row) {
    for (int i = 0; i < row.length; i++) {
      Object value = row[i];
      if (value == null) continue;
      longest[i] = Math.max(longest[i], width(text.of(value, columns.get(i))));
      if (value instanceof Instant) zoned.set(i);
      if (value instanceof LocalDateTime) local.set(i);
    }
  }

  /**
   * A text in bold that no row has.
   *
   * @param column -1 where it stands in none
   */
  void see(int column, String bold) {
    if (column >= 0) longest[column] = Math.max(longest[column], width(bold) + 2);
  }

  /** Lines that the highest heading takes. */
  int linesOfLabels() {
    int most = 1;
    for (int i = 0; i < columns.size(); i++) {
      int room = (int) Math.max(1, width(i) - FILTER_BUTTON);
      most = Math.max(most, Math.ceilDiv(width(label(i)), room));
    }
    return Math.min(most, MOST_LINES);
  }

  /** In characters of the usual font. */
  double width(int column) {
    Column of = columns.get(column);
    if (of.look().width() != null) return of.look().width();
    int label = Math.min(width(label(column)), WIDEST_LABEL) + FILTER_BUTTON;
    int apart = Styles.isApart(columns, column) ? 2 : 0;
    int content = Math.max(longest[column] + 1 + apart, narrowest(of));
    return Math.min(Math.max(label, content), WIDEST);
  }

  private static int narrowest(Column column) {
    if (column.total() == Total.SUM) return NARROWEST_SUM;
    return switch (column.type()) {
      case INTEGER, DECIMAL, MONEY, DURATION -> NARROWEST_NUMBER;
      default -> NARROWEST;
    };
  }

  /** Of the longest line; ideographs, kana and emoji take two places. */
  static int width(String text) {
    return text.lines()
        .mapToInt(line -> line.codePoints().map(c -> c < FIRST_WIDE_SCRIPT ? 1 : 2).sum())
        .max()
        .orElse(0);
  }

  /** The heading of a column, with what its format does not say. */
  String label(int column) {
    Column of = columns.get(column);
    boolean bare = of.look().format() != null && of.currency() != null;
    if (of.type() == ColumnType.MONEY && bare)
      return "%s (%s)".formatted(of.label(), of.currency());
    if (of.type() != ColumnType.TIMESTAMP || (local.get(column) && !zoned.get(column)))
      return of.label();
    return "%s (%s)".formatted(of.label(), zone);
  }
}
