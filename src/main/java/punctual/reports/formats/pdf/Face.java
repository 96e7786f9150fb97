package punctual.reports.formats.pdf;

import java.awt.font.GlyphVector;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.GlyphLayoutFontManager.FontLoadException;
import org.openpdf.text.pdf.GlyphLayoutFontManager.FontOptions;
import org.openpdf.text.pdf.GlyphLayoutManager;
import org.openpdf.text.pdf.PdfContentByte;

/**
 * One font in one direction. Nothing of it changes once it is loaded: all documents share it.
 *
 * <p>Text of most European scripts needs no shaping: its width is the sum of its characters', and a
 * table has them. Shaping costs fifty times as much.
 */
final class Face {
  /** Behind it begin symbols, which the table leaves to shaping. */
  private static final int TABLE = 0x20D0;

  private static final float UNITS = 1000;

  private final BaseFont font;
  // a manager for each: it may not learn another font while a document reads
  private final GlyphLayoutManager layout =
      // who copies or listens gets the text, not the order of glyphs
      new GlyphLayoutManager().setWriteActualText(true);
  private final short[] advances = new short[TABLE];

  /**
   * @param name ends with {@code .ttf}
   */
  Face(String name, byte[] file, boolean leftToRight) throws IOException {
    var options = new FontOptions();
    if (leftToRight) options.setRunDirectionLtr();
    else options.setRunDirectionRtl();
    try {
      font = layout.loadFont(name, new ByteArrayInputStream(file), 1, options).getBaseFont();
    } catch (FontLoadException e) {
      throw new IOException("The font " + name + " cannot be loaded", e);
    }
    Arrays.fill(advances, (short) -1);
    for (int c = ' '; c < TABLE; c++) {
      if (standsAlone(c) && font.charExists(c)) advances[c] = (short) font.getWidth(c);
    }
  }

  /** Whether a character of a European script looks the same beside any other. */
  private static boolean standsAlone(int c) {
    int kind = Character.getType(c);
    if (kind == Character.NON_SPACING_MARK || kind == Character.ENCLOSING_MARK) return false;
    if (kind == Character.FORMAT || kind == Character.CONTROL) return false;
    return c < 0x0530 || c >= 0x1E00;
  }

  BaseFont font() {
    return font;
  }

  boolean has(int character) {
    return font.charExists(character);
  }

  /** Width at size 1, in points; below 0 where the text needs shaping. */
  float plainWidth(String text, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c >= TABLE || advances[c] < 0) return -1;
      sum += advances[c];
    }
    return sum / UNITS;
  }

  /** Width of shaped text, in points. */
  float shapedWidth(String text, float size) {
    GlyphVector glyphs = layout.computeGlyphVector(font, size, text);
    return (float) glyphs.getGlyphPosition(glyphs.getNumGlyphs()).getX();
  }

  /** Shows shaped text where the text object stands. */
  void show(PdfContentByte content, String text, float size) {
    content.setFontAndSize(font, size);
    layout.showText(content, font, size, text);
  }
}
