package punctual.reports.formats.pdf;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;
import punctual.reports.formats.Durations;

/**
 * The axis of numbers: from a round number to a round number in round steps.
 *
 * @param step above 0
 */
record Scale(double low, double high, double step) {
  private static final int STEPS = 5;
  private static final double HOUR = 3600;

  /**
   * @param values finite ones and NaN
   * @param fromZero whether the axis begins at nothing, as bars need
   */
  static Scale over(DoubleStream values, boolean fromZero, ColumnType type) {
    var range = values.filter(Double::isFinite).summaryStatistics();
    if (range.getCount() == 0) return new Scale(0, 1, 0.25);
    double low = range.getMin();
    double high = range.getMax();
    if (fromZero || (low > 0 && low < high / 2)) low = Math.min(0, low);
    if (fromZero || (high < 0 && high > low / 2)) high = Math.max(0, high);
    if (low == high) high = low + (low == 0 ? 1 : Math.abs(low));
    double step = step((high - low) / STEPS, type);
    return new Scale(Math.floor(low / step) * step, Math.ceil(high / step) * step, step);
  }

  /** 1, 2 or 5 of a power of ten; hours are counted, for they have no tenths. */
  private static double step(double atLeast, ColumnType type) {
    double unit = type == ColumnType.DURATION && atLeast > HOUR / 2 ? HOUR : 1;
    double power = Math.pow(10, Math.floor(Math.log10(atLeast / unit)));
    for (double times : new double[] {1, 2, 5}) {
      if (times * power * unit >= atLeast) return wholeOf(times * power * unit, type);
    }
    return wholeOf(10 * power * unit, type);
  }

  /** Things that are counted have no halves. */
  private static double wholeOf(double step, ColumnType type) {
    boolean counted = type == ColumnType.INTEGER || type == ColumnType.DURATION;
    return counted ? Math.max(1, Math.rint(step)) : step;
  }

  List<Double> ticks() {
    var ticks = new ArrayList<Double>();
    for (long i = 0; i <= Math.round((high - low) / step); i++) ticks.add(low + i * step);
    return ticks;
  }

  /** Where a value stands between the ends, 0 to 1. */
  float part(double value) {
    return (float) ((value - low) / (high - low));
  }

  /** A tick in few characters: {@code 1.5M}, {@code 20%}, {@code 2:00:00}. */
  String label(double tick, Column column) {
    if (column.type() == ColumnType.DURATION) return Durations.text(BigDecimal.valueOf(tick));
    if (column.type() == ColumnType.PERCENT) return rounded(tick * 100, step * 100) + "%";
    if (Math.abs(tick) < step / 2) return "0";
    double size = Math.max(Math.abs(low), Math.abs(high));
    if (size >= 1e9) return rounded(tick / 1e9, step / 1e9) + "B";
    if (size >= 1e6) return rounded(tick / 1e6, step / 1e6) + "M";
    if (size >= 1e4) return rounded(tick / 1e3, step / 1e3) + "K";
    return rounded(tick, step);
  }

  private static String rounded(double number, double step) {
    int digits = Math.clamp((long) -Math.floor(Math.log10(step) + 1e-9), 0, 9);
    return String.format(Locale.UK, "%,." + digits + "f", number);
  }
}
