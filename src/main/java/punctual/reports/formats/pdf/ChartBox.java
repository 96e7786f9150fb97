package punctual.reports.formats.pdf;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfObject;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfTemplate;
import punctual.catalog.spi.Chart;
import punctual.catalog.spi.Column;
import punctual.reports.formats.pdf.Typesetter.Style;

/** One chart in its place: title, legend, drawing, and the words for who cannot see it. */
final class ChartBox {
  static final Style SMALL = new Style(false, 7);
  private static final Style TITLE = new Style(true, 9);
  private static final float KEY = 6;

  private final ChartData data;
  private final PdfTemplate place;
  private final Ink ink;
  private final Typesetter type;
  private final Palette palette;
  private float top;

  ChartBox(ChartData data, PdfTemplate place, Typesetter type, Palette palette) {
    this.data = data;
    this.place = place;
    this.type = type;
    this.palette = palette;
    ink = new Ink(place);
    top = place.getHeight();
  }

  void draw() {
    var words = new PdfDictionary();
    words.put(PdfName.ALT, new PdfString(inWords(), PdfObject.TEXT_UNICODE));
    place.beginMarkedContentSequence(PdfName.SPAN, words, true);
    title();
    float bottom = note();
    if (data.chart().kind() == Chart.Kind.PIE) {
      new Pie(data, ink, type, palette).draw(place.getWidth(), bottom, top);
    } else {
      legend();
      new Plot(data, ink, type, palette).draw(place.getWidth(), bottom, top);
    }
    place.endMarkedContentSequence();
  }

  private String name() {
    String title = data.chart().title();
    return title != null ? title : series(data.series().getFirst());
  }

  private void title() {
    TextRun run = type.cut(name(), TITLE, place.getWidth());
    top -= TITLE.leading();
    ink.text(run, 0, top + 3, Palette.INK);
    top -= 2;
  }

  /** Draws what is left out, if anything is; returns where the drawing may begin. */
  private float note() {
    String note = data.note();
    if (note == null) return 0;
    ink.text(type.cut(note, SMALL, place.getWidth()), 0, 2, Palette.QUIET);
    return SMALL.leading() + 2;
  }

  private void legend() {
    top -= SMALL.leading();
    float x = 0;
    List<Column> series = data.series();
    for (int i = 0; i < series.size(); i++) {
      TextRun name = type.cut(series(series.get(i)), SMALL, place.getWidth() / 2);
      if (x > 0 && x + KEY + 4 + name.width() > place.getWidth()) {
        top -= SMALL.leading();
        x = 0;
      }
      key(x, top + 2, palette.series(i));
      ink.text(name, x + KEY + 4, top + 2, Palette.QUIET);
      x += KEY + 4 + name.width() + 14;
    }
    top -= 8;
  }

  private void key(float x, float y, Color color) {
    ink.box(x, y, KEY, KEY, color);
  }

  static String series(Column column) {
    return column.currency() == null
        ? column.label()
        : "%s (%s)".formatted(column.label(), column.currency());
  }

  /** What a reader's machine says in place of the drawing. */
  private String inWords() {
    var words = new StringBuilder(kind()).append(": ").append(name()).append('.');
    List<ChartData.Point> points = data.points();
    List<Column> series = data.series();
    for (int i = 0; i < series.size(); i++) {
      words.append(' ').append(series(series.get(i))).append(": ");
      for (int p = 0; p < Math.min(points.size(), 41); p++) {
        if (p > 0) words.append(", ");
        words.append(points.get(p).label()).append(' ').append(number(points.get(p).value(i)));
      }
      words.append(points.size() > 41 ? " and %,d more.".formatted(points.size() - 41) : ".");
    }
    return words.toString();
  }

  private String kind() {
    String word = data.chart().kind().name();
    return word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT) + " chart";
  }

  private static String number(double value) {
    if (Double.isNaN(value)) return "–";
    String text = String.format(Locale.UK, "%,.2f", value);
    return text.endsWith(".00") ? text.substring(0, text.length() - 3) : text;
  }
}
