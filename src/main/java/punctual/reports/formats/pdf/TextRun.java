package punctual.reports.formats.pdf;

import java.text.Bidi;
import java.util.ArrayList;
import java.util.List;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.PdfContentByte;

/** One line of text that is measured and ready to be drawn. */
sealed interface TextRun {
  /** Points. */
  float width();

  /** Draws inside a text object; x and y are those of the baseline's beginning. */
  void show(PdfContentByte content, float x, float y);

  /** Text that needs no shaping. */
  record Plain(String text, BaseFont font, float size, float width) implements TextRun {
    @Override
    public void show(PdfContentByte content, float x, float y) {
      content.setFontAndSize(font, size);
      content.setTextMatrix(x, y);
      content.showText(text);
    }
  }

  /**
   * Text whose glyphs depend on their neighbours, or that runs from right to left.
   *
   * @param parts from left to right
   */
  record Shaped(List<Part> parts, float size, float width) implements TextRun {
    @Override
    public void show(PdfContentByte content, float x, float y) {
      float at = x;
      for (Part part : parts) {
        content.setTextMatrix(at, y);
        part.face.show(content, part.text, size);
        at += part.width;
      }
    }
  }

  /** A stretch in one font and one direction. */
  record Part(String text, Face face, float width) {}

  /** Shapes a line: parts of one direction and one font, then their order as it is seen. */
  static TextRun shaped(String text, Typesetter.Style style, FontChoice choice) {
    var bidi = new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT);
    var parts = new ArrayList<Part>();
    var levels = new ArrayList<Byte>();
    for (int run = 0; run < bidi.getRunCount(); run++) {
      int level = bidi.getRunLevel(run);
      String stretch = text.substring(bidi.getRunStart(run), bidi.getRunLimit(run));
      for (FontChoice.Stretch piece : choice.split(stretch, style.bold())) {
        Face face = choice.face(piece.family(), level % 2 == 0);
        parts.add(new Part(piece.text(), face, face.shapedWidth(piece.text(), style.size())));
        levels.add((byte) level);
      }
    }
    float width = (float) parts.stream().mapToDouble(Part::width).sum();
    return new Shaped(seen(parts, levels), style.size(), width);
  }

  private static List<Part> seen(List<Part> parts, List<Byte> levels) {
    var order = new Part[parts.size()];
    var steps = new byte[levels.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = parts.get(i);
      steps[i] = levels.get(i);
    }
    Bidi.reorderVisually(steps, 0, order, 0, order.length);
    return List.of(order);
  }
}
