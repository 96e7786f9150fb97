package punctual.reports.formats.pdf;

import java.awt.Color;
import java.util.List;

/**
 * The colours of a document: ink and greys for nearly everything, the organisation's accent for few
 * things.
 *
 * @param accent of rules, headings and the first series of a chart
 */
record Palette(Color accent) {
  static final Color INK = new Color(0x1F2933);
  static final Color QUIET = new Color(0x5F6B76);
  static final Color RULE = new Color(0xDDE2E7);
  static final Color STRONG_RULE = new Color(0x8592A0);

  /** Apart from each other for colour-blind readers too, and in grey. */
  private static final List<Color> SERIES =
      List.of(
          new Color(0xE69F00),
          new Color(0x3D8D6B),
          new Color(0xA8485A),
          new Color(0x6FB1DC),
          new Color(0x7B6BA8),
          new Color(0x9A7B4F),
          new Color(0xC9A0B8),
          new Color(0x52606D),
          new Color(0xB5C267));

  /** The colour of a series or a piece, from 0; after the tenth they begin anew. */
  Color series(int index) {
    int at = index % (SERIES.size() + 1);
    return at == 0 ? accent : SERIES.get(at - 1);
  }
}
