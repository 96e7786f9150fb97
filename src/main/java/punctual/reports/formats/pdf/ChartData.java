package punctual.reports.formats.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Chart;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;
import punctual.catalog.spi.Section;
import punctual.catalog.spi.Total;
import punctual.reports.formats.CellText;

/**
 * What a chart draws, collected from rows and bounded. Rows with the same word or day are one point
 * where their numbers may be added.
 */
final class ChartData {
  private static final int FEW = 40;
  private static final int MANY = 500;

  /** What is left over, together. */
  static final String OTHER = "Other";

  private final Chart chart;
  private final CellText cells;
  private final int x;
  private final Column words;
  private final int[] y;
  private final List<Column> series;
  private final List<Point> points = new ArrayList<>();
  private final Map<String, Point> byLabel = new HashMap<>();
  private @Nullable Point other;
  private long left;

  /** A word or day of the axis. */
  static final class Point {
    private final String label;
    private final double[] values;

    private Point(String label, double[] values) {
      this.label = label;
      this.values = values;
    }

    String label() {
      return label;
    }

    /** NaN where there is none. */
    double value(int series) {
      return values[series];
    }

    private void add(double[] more) {
      for (int i = 0; i < values.length; i++) {
        if (Double.isNaN(values[i])) values[i] = more[i];
        else if (!Double.isNaN(more[i])) values[i] += more[i];
      }
    }
  }

  ChartData(Chart chart, Section section, CellText cells) {
    this.chart = chart;
    this.cells = cells;
    x = section.index(chart.x());
    words = section.columns().get(x);
    y = chart.y().stream().mapToInt(section::index).toArray();
    series = Arrays.stream(y).mapToObj(section.columns()::get).toList();
  }

  Chart chart() {
    return chart;
  }

  /** The columns of numbers. */
  List<Column> series() {
    return series;
  }

  void add(@Nullable Object[] row) {
    String text = cells.of(row[x], words);
    String label = text.isEmpty() ? "–" : text;
    double[] values = Arrays.stream(y).mapToDouble(i -> number(row[i])).toArray();
    Point same = adds() ? byLabel.get(label) : null;
    if (same != null) same.add(values);
    else if (points.size() < most()) keep(new Point(label, values));
    else leave(values);
  }

  private static double number(@Nullable Object value) {
    double number = value instanceof Number some ? some.doubleValue() : Double.NaN;
    return Double.isFinite(number) ? number : Double.NaN;
  }

  private void keep(Point point) {
    points.add(point);
    if (adds()) byLabel.put(point.label, point);
  }

  private void leave(double[] values) {
    if (!hasOther()) left++;
    else if (other == null) other = new Point(OTHER, values);
    else other.add(values);
  }

  private int most() {
    return isOfWords() ? FEW : MANY;
  }

  private boolean isOfWords() {
    return chart.kind() == Chart.Kind.BAR || chart.kind() == Chart.Kind.PIE;
  }

  /** A pie is a whole; among bars the rest together would dwarf each of them. */
  private boolean hasOther() {
    boolean days = words.type() == ColumnType.DATE || words.type() == ColumnType.TIMESTAMP;
    return chart.kind() == Chart.Kind.PIE && adds() && !days;
  }

  /** Whether the sum of two values means something. */
  private boolean adds() {
    return series.stream().allMatch(ChartData::adds);
  }

  private static boolean adds(Column column) {
    if (column.total() != null && column.total() != Total.SUM) return false;
    return switch (column.type()) {
      case INTEGER, DECIMAL, MONEY, DURATION -> true;
      case PERCENT, TEXT, BOOLEAN, DATE, TIMESTAMP -> false;
    };
  }

  /** In the order of the rows; the rest together as the last one. */
  List<Point> points() {
    if (other == null) return points;
    var all = new ArrayList<>(points);
    all.add(other);
    return all;
  }

  /** Says what the chart leaves out; null where it shows all. */
  @Nullable String note() {
    return left == 0
        ? null
        : "The first %,d points; %,d more are in the table.".formatted(points.size(), left);
  }
}
