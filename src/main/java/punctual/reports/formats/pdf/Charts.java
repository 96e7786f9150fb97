package punctual.reports.formats.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.pdf.PdfTemplate;
import punctual.catalog.spi.Section;
import punctual.reports.formats.CellText;

/**
 * The charts above a table. Their place is kept free before the first row and drawn after the last,
 * when their numbers are known.
 */
final class Charts {
  private static final float HEIGHT = 172;
  private static final float GAP = 18;

  private final List<ChartData> charts;
  private final List<PdfTemplate> places = new ArrayList<>();
  private final Typesetter type;
  private final Palette palette;

  Charts(Section section, CellText cells, Typesetter type, Palette palette) {
    this.type = type;
    this.palette = palette;
    charts = section.charts().stream().map(chart -> new ChartData(chart, section, cells)).toList();
  }

  /** Points that the charts take; 0 where there are none. */
  float height() {
    return rows() * (HEIGHT + GAP);
  }

  /** One chart has the width of the page, more share it in pairs. */
  private int rows() {
    return (charts.size() + 1) / 2;
  }

  void add(@Nullable Object[] row) {
    for (ChartData chart : charts) chart.add(row);
  }

  void place(Pages pages) {
    float half = (pages.width() - GAP) / 2;
    float width = charts.size() == 1 ? pages.width() : half;
    for (int i = 0; i < charts.size(); i++) {
      if (i % 2 == 0) {
        if (pages.room() < HEIGHT) pages.turn();
        pages.down(HEIGHT + (places.isEmpty() ? 4 : 0));
      }
      float x = pages.left() + (i % 2) * (half + GAP);
      places.add(pages.place(x, pages.y(), width, HEIGHT));
      if (i % 2 == 1 || i == charts.size() - 1) pages.down(GAP);
    }
  }

  void finish(Pages pages) throws IOException {
    for (int i = 0; i < places.size(); i++) {
      new ChartBox(charts.get(i), places.get(i), type, palette).draw();
      pages.written(places.get(i));
    }
  }
}
