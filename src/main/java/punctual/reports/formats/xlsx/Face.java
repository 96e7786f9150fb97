package punctual.reports.formats.xlsx;

/**
 * What a cell is on the sheet; each has a font, a fill and a border, numbered as the styles part
 * lists them.
 */
enum Face {
  BODY(0, 0, 0),
  /** A value with line breaks. */
  LINES(0, 0, 0),
  TITLE(1, 0, 0),
  SUBTITLE(2, 0, 0),
  QUIET(3, 0, 0),
  HEADER(4, 2, 0),
  GROUP(2, 3, 1),
  GRAND(2, 4, 2);

  final int font;
  final int fill;
  final int border;

  Face(int font, int fill, int border) {
    this.font = font;
    this.fill = fill;
    this.border = border;
  }
}
