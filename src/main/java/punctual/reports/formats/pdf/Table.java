package punctual.reports.formats.pdf;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Align;
import punctual.catalog.spi.ColumnType;
import punctual.reports.formats.pdf.Grid.Place;
import punctual.reports.formats.pdf.Ink.Placed;
import punctual.reports.formats.pdf.Typesetter.Style;

/** Draws one table, row by row; on each page that it turns to, its head stands again. */
final class Table {
  /** A row is never higher than a page: at most this many lines, at most in this size. */
  private static final int LINES = 20;

  private static final int HEAD_LINES = 4;
  private static final float PAD = 2.6f;

  /** Numbers that are too wide are set smaller down to this part, then they break. */
  private static final float SMALLEST = 0.6f;

  private static final float WORD = 0.75f;

  private final Pages pages;
  private final Typesetter type;
  private final Palette palette;
  private final Grid grid;
  private @Nullable String group;
  private String @Nullable [] held;

  Table(Pages pages, Typesetter type, Palette palette, Grid grid) {
    this.pages = pages;
    this.type = type;
    this.palette = palette;
    this.grid = grid;
  }

  /** Draws the head where the page stands; turns where not even three rows fit below it. */
  void begin() {
    List<List<TextRun>> head = heads();
    if (pages.room() < height(head) + 3 * lineHeight()) pages.turn();
    head(head);
  }

  private float lineHeight() {
    return grid.body().leading() + 2 * PAD;
  }

  private List<List<TextRun>> heads() {
    var cells = new ArrayList<List<TextRun>>();
    for (Place place : grid.places()) {
      cells.add(type.wrap(place.column().label(), grid.bold(), place.width(), HEAD_LINES));
    }
    return cells;
  }

  private void head(List<List<TextRun>> cells) {
    int most = lines(cells);
    var runs = new ArrayList<Placed>();
    for (int i = 0; i < cells.size(); i++) {
      add(runs, cells.get(i), grid.places().get(i), grid.bold(), most - cells.get(i).size());
    }
    var ink = new Ink(pages.content());
    ink.text(runs, Palette.QUIET);
    pages.down(height(cells) + 1);
    ink.rule(pages.left(), pages.right(), pages.y(), 0.9f, palette.accent());
  }

  private static int lines(List<List<TextRun>> cells) {
    int most = 1;
    for (List<TextRun> cell : cells) most = Math.max(most, cell.size());
    return most;
  }

  private float height(List<List<TextRun>> cells) {
    return lines(cells) * grid.body().leading() + 2 * PAD;
  }

  /** Places the lines of a cell below each other, behind a number of empty ones. */
  private void add(
      List<Placed> runs, List<TextRun> cell, Place place, Style style, int emptyLines) {
    Align align = place.column().align();
    float base = pages.y() - PAD - style.size() * 1.02f - emptyLines * style.leading();
    for (TextRun run : cell) {
      runs.add(new Placed(run, Ink.x(run, align, place.x(), place.width()), base));
      base -= style.leading();
    }
  }

  /**
   * Takes a row. It is drawn when it is known what follows: totals never stand on a page alone.
   *
   * @param texts of all columns, also of those that are not seen
   */
  void row(String[] texts) {
    drawHeld(0);
    held = texts;
  }

  /** Draws the last row before totals, together with them. */
  void beforeTotals(int totals) {
    drawHeld(totals * totalHeight());
  }

  private void drawHeld(float below) {
    if (held != null) draw(held, below);
    held = null;
  }

  private void draw(String[] texts, float below) {
    var cells = new ArrayList<List<TextRun>>(grid.places().size());
    for (Place place : grid.places()) cells.add(cell(texts[place.index()], place, grid.body()));
    float height = height(cells);
    if (pages.room() < height + below) turn();
    var runs = new ArrayList<Placed>();
    for (int i = 0; i < cells.size(); i++) {
      add(runs, cells.get(i), grid.places().get(i), grid.body(), 0);
    }
    var ink = new Ink(pages.content());
    ink.text(runs, Palette.INK);
    pages.down(height);
    ink.rule(pages.left(), pages.right(), pages.y(), 0.4f, Palette.RULE);
  }

  private List<TextRun> cell(String text, Place place, Style style) {
    if (place.column().type() == ColumnType.TEXT) {
      return type.wrap(text, style, place.width(), LINES);
    }
    TextRun whole = type.line(text, style);
    float part = place.width() / whole.width();
    if (part >= 1) return List.of(whole);
    if (part < SMALLEST) return type.wrap(text, style, place.width(), LINES);
    return List.of(type.line(text, style.sized(style.size() * part * 0.99f)));
  }

  private void turn() {
    pages.turn();
    head(heads());
    if (group != null) groupHead(group + " (continued)");
  }

  /** Begins a group; its head never stands without a row below it. */
  void group(String name) {
    drawHeld(0);
    group = null;
    float height = lineHeight() + 5;
    if (pages.room() < height + 2 * lineHeight()) turn();
    else pages.down(5);
    groupHead(name);
    group = name;
  }

  private void groupHead(String name) {
    TextRun run = type.cut(name, grid.bold(), pages.width());
    var ink = new Ink(pages.content());
    ink.text(run, pages.left(), pages.y() - PAD - grid.body().size() * 1.02f, palette.accent());
    pages.down(lineHeight());
    ink.rule(pages.left(), pages.right(), pages.y(), 0.4f, Palette.RULE);
  }

  /**
   * Totals below what they add up.
   *
   * @param texts one for each column of a row; empty where there is none
   * @param words what kind of total it is, where it is no sum; likewise
   * @param last of the whole table
   */
  void total(String label, String[] texts, String[] words, boolean last) {
    Style bold = grid.bold();
    float room = labelRoom(texts);
    boolean apart = room < type.width("Total", bold);
    TextRun name = type.cut(label, bold, apart ? pages.width() : room);
    if (pages.room() < totalHeight()) turn();
    var ink = new Ink(pages.content());
    ink.rule(
        pages.left(),
        pages.right(),
        pages.y(),
        last ? 1.1f : 0.6f,
        last ? Palette.INK : Palette.STRONG_RULE);
    ink.text(name, pages.left(), pages.y() - PAD - bold.size() * 1.02f, Palette.INK);
    if (apart) pages.down(lineHeight());
    amounts(ink, texts, words);
  }

  /** At most: with the label on a line of its own, and a word below. */
  private float totalHeight() {
    return 2 * lineHeight() + WORD * grid.body().leading() + 4;
  }

  /** Width in front of the first total. */
  private float labelRoom(String[] texts) {
    for (Place place : grid.places()) {
      if (!texts[place.index()].isEmpty()) return place.x() - pages.left() - 6;
    }
    return pages.width();
  }

  private void amounts(Ink ink, String[] texts, String[] words) {
    Style bold = grid.bold();
    var small = new Style(false, bold.size() * WORD);
    var amounts = new ArrayList<Placed>();
    var kinds = new ArrayList<Placed>();
    for (Place place : grid.places()) {
      List<TextRun> cell = cell(texts[place.index()], place, bold);
      add(amounts, cell.subList(0, 1), place, bold, 0);
      TextRun word = type.line(words[place.index()], small);
      float x = Ink.x(word, place.column().align(), place.x(), place.width());
      kinds.add(new Placed(word, x, pages.y() - PAD - bold.size() * 1.95f));
    }
    ink.text(amounts, Palette.INK);
    ink.text(kinds, Palette.QUIET);
    boolean explained = grid.places().stream().anyMatch(p -> !words[p.index()].isEmpty());
    pages.down(lineHeight() + (explained ? WORD * bold.leading() : 0));
  }

  /** Ends the group that is open, after its total. */
  void endGroup() {
    drawHeld(0);
    group = null;
    pages.down(4);
  }

  /** Ends the table. */
  void end() {
    drawHeld(0);
  }

  /** A sentence below the table. */
  void note(String sentence) {
    drawHeld(0);
    Style bold = grid.bold();
    if (pages.room() < 2 * lineHeight()) pages.turn();
    pages.down(lineHeight());
    new Ink(pages.content()).text(type.line(sentence, bold), pages.left(), pages.y(), Palette.INK);
    pages.down(4);
  }
}
