package punctual.reports.formats;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.Total;

/**
 * Adds up the columns that have a total: of a table, or of a group. What is no number counts for
 * {@code count}, {@code min} and {@code max} only; NaN and infinity count for nothing.
 */
public final class Totals {
  private final List<Column> columns;
  private final @Nullable Object[] values;
  private final long[] counted;

  public Totals(List<Column> columns) {
    this.columns = List.copyOf(columns);
    values = new @Nullable Object[columns.size()];
    counted = new long[columns.size()];
  }

  public void add(@Nullable Object[] row) {
    for (int i = 0; i < row.length; i++) {
      Total total = columns.get(i).total();
      Object value = row[i];
      if (total != null && value != null) add(i, total, value);
    }
  }

  private void add(int at, Total total, Object value) {
    Object number = value instanceof Long whole ? BigDecimal.valueOf(whole) : value;
    boolean adds = total == Total.SUM || total == Total.AVERAGE;
    if (number instanceof Double || (adds && !(number instanceof BigDecimal))) return;
    counted[at]++;
    values[at] =
        switch (total) {
          case SUM, AVERAGE -> sum(values[at], (BigDecimal) number);
          case MIN -> least(values[at], number, 1);
          case MAX -> least(values[at], number, -1);
          case COUNT -> null;
        };
  }

  private static BigDecimal sum(@Nullable Object before, BigDecimal number) {
    return before == null ? number : ((BigDecimal) before).add(number);
  }

  /**
   * @param sign 1 for the least, -1 for the greatest; where kinds are mixed the first kind stays
   */
  private static Object least(@Nullable Object before, Object value, int sign) {
    if (before == null) return value;
    int order =
        switch (before) {
          case BigDecimal a when value instanceof BigDecimal b -> a.compareTo(b);
          case String a when value instanceof String b -> a.compareTo(b);
          case LocalDate a when value instanceof LocalDate b -> a.compareTo(b);
          case LocalDateTime a when value instanceof LocalDateTime b -> a.compareTo(b);
          case Instant a when value instanceof Instant b -> a.compareTo(b);
          case Boolean a when value instanceof Boolean b -> a.compareTo(b);
          default -> 0;
        };
    return order * sign <= 0 ? before : value;
  }

  /**
   * The total so far: {@code Long} of a count, {@code BigDecimal} of numbers, else a value of the
   * column; null where the column has no total, or nothing counted.
   */
  public @Nullable Object of(int column) {
    Total total = columns.get(column).total();
    if (total == Total.COUNT) return counted[column];
    Object value = values[column];
    if (total != Total.AVERAGE || value == null) return value;
    return average((BigDecimal) value, counted[column]);
  }

  /** Two digits more than the values have. */
  private static BigDecimal average(BigDecimal sum, long count) {
    int scale = Math.max(0, sum.scale()) + 2;
    BigDecimal exact = sum.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128);
    return exact.scale() > scale ? exact.setScale(scale, RoundingMode.HALF_UP) : exact;
  }

  /** Begins anew, for the next group. */
  public void clear() {
    Arrays.fill(values, null);
    Arrays.fill(counted, 0);
  }
}
