package punctual.reports.formats.pdf;

import java.awt.Color;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.openpdf.text.pdf.PdfContentByte;
import org.openpdf.text.pdf.PdfGState;
import punctual.catalog.spi.Align;
import punctual.catalog.spi.Chart;
import punctual.catalog.spi.Column;

/** Bars, lines or areas over an axis of words and beside an axis of numbers. */
final class Plot {
  private static final float LABELS = 14;
  private static final float FILLED = 0.8f;
  private static final float WIDEST_BAR = 40;
  private static final float NARROWEST_LABEL = 30;
  private static final float WIDEST_LABEL = 80;

  private final ChartData data;
  private final List<ChartData.Point> points;
  private final int series;
  private final Ink ink;
  private final Typesetter type;
  private final Palette palette;
  private final Scale scale;
  private float left;
  private float right;
  private float bottom;
  private float top;

  Plot(ChartData data, Ink ink, Typesetter type, Palette palette) {
    this.data = data;
    this.ink = ink;
    this.type = type;
    this.palette = palette;
    points = data.points();
    series = data.series().size();
    scale = Scale.over(reached(), !isLine(), data.series().getFirst().type());
  }

  private boolean isLine() {
    return data.chart().kind() == Chart.Kind.LINE;
  }

  private boolean isBar() {
    return data.chart().kind() == Chart.Kind.BAR;
  }

  private boolean isStacked() {
    return data.chart().stacked() && !isLine();
  }

  /** All heights that something is drawn at. */
  private DoubleStream reached() {
    return points.stream()
        .flatMapToDouble(point -> {
          if (!isStacked()) return IntStream.range(0, series).mapToDouble(point::value);
          return DoubleStream.of(stacked(point, series, true), stacked(point, series, false));
        });
  }

  /** The sum of the first series' values that stand above zero, or of those that hang below. */
  private static double stacked(ChartData.Point point, int count, boolean above) {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double value = point.value(i);
      if (above ? value > 0 : value < 0) sum += value;
    }
    return sum;
  }

  void draw(float width, float from, float to) {
    right = width;
    bottom = from + LABELS;
    top = to;
    axis();
    words();
    switch (data.chart().kind()) {
      case BAR -> bars();
      case LINE -> lines();
      case AREA -> areas();
      case PIE -> throw new IllegalArgumentException("a pie has no axes");
    }
    ink.rule(left, right, y(Math.clamp(0, scale.low(), scale.high())), 0.7f, Palette.STRONG_RULE);
  }

  private void axis() {
    Column column = data.series().getFirst();
    float widest = 0;
    for (double tick : scale.ticks()) {
      widest = Math.max(widest, type.width(scale.label(tick, column), ChartBox.SMALL));
    }
    left = widest + 6;
    for (double tick : scale.ticks()) {
      TextRun label = type.line(scale.label(tick, column), ChartBox.SMALL);
      ink.text(label, Ink.x(label, Align.RIGHT, 0, widest), y(tick) - 2.5f, Palette.QUIET);
      ink.rule(left, right, y(tick), 0.4f, Palette.RULE);
    }
  }

  private float y(double value) {
    return bottom + scale.part(value) * (top - bottom);
  }

  private float band() {
    return (right - left) / points.size();
  }

  /** The middle of a bar, or a point of a line from edge to edge. */
  private float x(int point) {
    if (isBar() || points.size() == 1) return left + (point + 0.5f) * band();
    return left + point * (right - left) / (points.size() - 1);
  }

  /** As many words as there is room for; those of lines keep inside the drawing. */
  private void words() {
    float widest = 0;
    for (ChartData.Point point : points) {
      widest = Math.max(widest, type.width(point.label(), ChartBox.SMALL));
    }
    boolean each = isBar() && band() >= NARROWEST_LABEL;
    int step =
        each ? 1 : Math.max(1, (int) Math.ceil((Math.min(widest, WIDEST_LABEL) + 8) / band()));
    float room = Math.max(band() * step - 4, 20);
    float end = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < points.size(); i += step) {
      TextRun label = type.cut(points.get(i).label(), ChartBox.SMALL, room);
      float at = x(i) - label.width() / 2;
      at = Math.clamp(at, left - 4, Math.max(left - 4, right - label.width()));
      // the last one, which was moved inside, may have no room left
      if (at < end + 3) continue;
      ink.text(label, at, bottom - LABELS + 4, Palette.QUIET);
      end = at + label.width();
    }
  }

  private void bars() {
    int beside = isStacked() ? 1 : series;
    float bar = Math.min(band() * 0.72f / beside, WIDEST_BAR);
    for (int p = 0; p < points.size(); p++) {
      float begin = x(p) - bar * beside / 2;
      for (int s = 0; s < series; s++) {
        double value = points.get(p).value(s);
        if (Double.isNaN(value)) continue;
        double base = isStacked() ? stacked(points.get(p), s, value > 0) : 0;
        float x = isStacked() ? begin : begin + s * bar;
        float height = y(base + value) - y(base);
        ink.box(x, y(base), beside > 1 ? bar * 0.92f : bar, height, palette.series(s));
      }
    }
  }

  private void lines() {
    for (int s = 0; s < series; s++) line(s, 0);
  }

  /**
   * A line through the values, interrupted where there is none.
   *
   * @param below how many series it stands on
   */
  private void line(int of, int below) {
    PdfContentByte content = ink.content();
    content.setColorStroke(palette.series(of));
    content.setLineWidth(1.4f);
    content.setLineJoin(PdfContentByte.LINE_JOIN_ROUND);
    content.setLineCap(PdfContentByte.LINE_CAP_ROUND);
    boolean open = false;
    for (int p = 0; p < points.size(); p++) {
      double value = height(points.get(p), of, below);
      if (Double.isNaN(value)) {
        open = false;
        continue;
      }
      // the round cap makes a dot of a value that stands alone
      if (!open) content.moveTo(x(p), y(value));
      content.lineTo(x(p), y(value));
      open = true;
    }
    content.stroke();
    content.setLineCap(PdfContentByte.LINE_CAP_BUTT);
  }

  private static double height(ChartData.Point point, int of, int below) {
    double value = point.value(of);
    if (below == 0) return value;
    double sum = 0;
    for (int i = of - below; i <= of; i++) sum += orZero(point.value(i));
    return sum;
  }

  private static double orZero(double value) {
    return Double.isNaN(value) ? 0 : value;
  }

  private void areas() {
    boolean stacked = isStacked();
    for (int s = series - 1; s >= 0; s--) {
      area(s, stacked ? s : 0);
      line(s, stacked ? s : 0);
    }
  }

  private void area(int of, int below) {
    PdfContentByte content = ink.content();
    Color color = palette.series(of);
    var state = new PdfGState();
    state.setFillOpacity(isStacked() ? FILLED : FILLED / 3);
    content.saveState();
    content.setGState(state);
    content.setColorFill(color);
    content.moveTo(x(0), ground(0, of, below));
    for (int p = 0; p < points.size(); p++) {
      content.lineTo(x(p), y(orZero(height(points.get(p), of, below))));
    }
    for (int p = points.size() - 1; p >= 0; p--) content.lineTo(x(p), ground(p, of, below));
    content.closePath();
    content.fill();
    content.restoreState();
  }

  /** What an area stands on. */
  private float ground(int point, int of, int below) {
    return below == 0 ? y(0) : y(orZero(height(points.get(point), of - 1, below - 1)));
  }
}
