package punctual.reports.formats.pdf;

import java.awt.Color;
import java.util.List;
import org.openpdf.text.pdf.PdfContentByte;
import punctual.catalog.spi.Align;

/** Draws on a page, or on a place that was kept free on an earlier one; units are points. */
final class Ink {
  private final PdfContentByte content;

  Ink(PdfContentByte content) {
    this.content = content;
  }

  PdfContentByte content() {
    return content;
  }

  /** A run and where its baseline begins. */
  record Placed(TextRun run, float x, float y) {}

  /** Where a run begins so that it stands in a column of a width. */
  static float x(TextRun run, Align align, float left, float width) {
    return switch (align) {
      case LEFT -> left;
      case CENTER -> left + (width - run.width()) / 2;
      case RIGHT -> left + width - run.width();
    };
  }

  /** Several runs of one colour as one text object. */
  void text(List<Placed> runs, Color color) {
    if (runs.isEmpty()) return;
    content.setColorFill(color);
    content.beginText();
    for (Placed placed : runs) placed.run.show(content, placed.x, placed.y);
    content.endText();
  }

  void text(TextRun run, float x, float y, Color color) {
    text(List.of(new Placed(run, x, y)), color);
  }

  void rule(float left, float right, float y, float width, Color color) {
    line(left, y, right, y, width, color);
  }

  void line(float x1, float y1, float x2, float y2, float width, Color color) {
    content.setColorStroke(color);
    content.setLineWidth(width);
    content.moveTo(x1, y1);
    content.lineTo(x2, y2);
    content.stroke();
  }

  void box(float x, float y, float width, float height, Color color) {
    content.setColorFill(color);
    content.rectangle(x, y, width, height);
    content.fill();
  }
}
