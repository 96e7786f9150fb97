package punctual.reports.formats.pdf;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.openpdf.text.pdf.PdfContentByte;
import punctual.catalog.spi.Align;

/** A pie of the largest pieces, with their shares beside it. */
final class Pie {
  private static final int PIECES = 9;
  private static final float KEY = 6;
  private static final float GAP = 24;

  private final ChartData data;
  private final Ink ink;
  private final Typesetter type;
  private final Palette palette;

  Pie(ChartData data, Ink ink, Typesetter type, Palette palette) {
    this.data = data;
    this.ink = ink;
    this.type = type;
    this.palette = palette;
  }

  private record Piece(String label, double value) {}

  void draw(float width, float bottom, float top) {
    List<Piece> pieces = pieces();
    double sum = pieces.stream().mapToDouble(Piece::value).sum();
    float radius = Math.min((top - bottom - 8) / 2, width / 5);
    float middle = bottom + (top - bottom) / 2;
    if (sum <= 0) {
      ink.text(type.line("No values above zero.", ChartBox.SMALL), 0, middle, Palette.QUIET);
      return;
    }
    float angle = 90;
    for (int i = 0; i < pieces.size(); i++) {
      float extent = (float) (pieces.get(i).value / sum * 360);
      slice(radius, middle, radius, angle, -extent, color(i, pieces));
      angle -= extent;
    }
    legend(pieces, sum, 2 * radius + GAP, middle, width);
  }

  /** The largest pieces, and all others as one. Pieces of nothing or less cannot be drawn. */
  private List<Piece> pieces() {
    List<Piece> all =
        data.points().stream()
            .map(point -> new Piece(point.label(), point.value(0)))
            .filter(piece -> piece.value > 0)
            .toList();
    if (all.size() <= PIECES + 1) return all;
    List<Piece> largest =
        all.stream()
            .filter(piece -> !isOther(piece))
            .sorted(Comparator.comparingDouble(Piece::value).reversed())
            .limit(PIECES)
            .toList();
    double rest = all.stream().mapToDouble(Piece::value).sum();
    rest -= largest.stream().mapToDouble(Piece::value).sum();
    var pieces = new ArrayList<>(largest);
    pieces.add(new Piece(ChartData.OTHER, rest));
    return pieces;
  }

  private static boolean isOther(Piece piece) {
    return piece.label.equals(ChartData.OTHER);
  }

  private Color color(int index, List<Piece> pieces) {
    return isOther(pieces.get(index)) ? Palette.STRONG_RULE : palette.series(index);
  }

  private void slice(float x, float y, float radius, float from, float extent, Color color) {
    PdfContentByte content = ink.content();
    List<float[]> arcs =
        PdfContentByte.bezierArc(x - radius, y - radius, x + radius, y + radius, from, extent);
    if (arcs.isEmpty()) return;
    content.setColorFill(color);
    content.setColorStroke(Color.WHITE);
    content.setLineWidth(1);
    content.moveTo(x, y);
    content.lineTo(arcs.getFirst()[0], arcs.getFirst()[1]);
    for (float[] arc : arcs) content.curveTo(arc[2], arc[3], arc[4], arc[5], arc[6], arc[7]);
    content.closePathFillStroke();
  }

  private void legend(List<Piece> pieces, double sum, float left, float middle, float width) {
    float leading = ChartBox.SMALL.leading() + 2.5f;
    float y = middle + pieces.size() * leading / 2 - ChartBox.SMALL.size();
    float shares = type.width("100.0%", ChartBox.SMALL);
    float names = Math.min(width - left - KEY - 20 - shares, 150);
    float end = left + KEY + 5 + widest(pieces, names) + 12;
    for (int i = 0; i < pieces.size(); i++) {
      ink.box(left, y, KEY, KEY, color(i, pieces));
      TextRun name = type.cut(pieces.get(i).label, ChartBox.SMALL, names);
      ink.text(name, left + KEY + 5, y, Palette.INK);
      String share = String.format(Locale.UK, "%.1f%%", pieces.get(i).value / sum * 100);
      TextRun part = type.line(share, ChartBox.SMALL);
      ink.text(part, Ink.x(part, Align.RIGHT, end, shares), y, Palette.QUIET);
      y -= leading;
    }
  }

  private float widest(List<Piece> pieces, float most) {
    float widest = 0;
    for (Piece piece : pieces) widest = Math.max(widest, type.width(piece.label, ChartBox.SMALL));
    return Math.min(widest, most);
  }
}
