package punctual.reports.formats.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;
import punctual.catalog.spi.Total;
import punctual.reports.formats.pdf.Typesetter.Style;

/**
 * Where the columns of a table stand: as wide as their heads and first rows ask for, text giving
 * way first, in the largest size that keeps numbers whole.
 *
 * @param places in the order in which they are seen
 * @param body how rows look; heads and totals are its bold
 * @param tight whether the page is too small for the table, so that numbers may break
 */
record Grid(List<Place> places, Style body, boolean tight) {
  private static final float[] SIZES = {8.5f, 7.5f, 6.5f, 5.5f};

  /** Between columns, in sizes of the font. */
  private static final float GAP = 1.6f;

  private static final int LONGEST = 120;

  /** Text is read easily up to about this width, in sizes of the font; wider text wraps. */
  private static final float WIDEST = 32;

  private static final float NARROWEST = 7;

  /** Where a page is too small for its table, text gives way to this before numbers do. */
  private static final float TIGHT = 3;

  /**
   * One column.
   *
   * @param index of the value in a row
   * @param x of its left edge, in points
   */
  record Place(int index, Column column, float x, float width) {}

  /**
   * What a column asks for, in points.
   *
   * @param declared by the definition, so it does not grow
   * @param wraps text, which may have more lines
   */
  private record Wish(float least, float wanted, boolean declared, boolean wraps) {}

  Style bold() {
    return new Style(true, body.size());
  }

  /**
   * @param shown indexes of the columns that are seen
   * @param sample texts of the first rows, of all columns
   */
  static Grid fit(
      List<Column> columns,
      List<Integer> shown,
      List<String[]> sample,
      Typesetter type,
      Pages pages) {
    float room = 0;
    List<Wish> wishes = List.of();
    var style = new Style(false, SIZES[0]);
    for (float size : SIZES) {
      style = new Style(false, size);
      room = pages.width() - GAP * size * (shown.size() - 1);
      wishes = new ArrayList<>();
      for (int i : shown) wishes.add(wish(columns.get(i), i, sample, type, style));
      if (sum(wishes, Wish::least) <= room) break;
    }
    boolean tight = sum(wishes, Wish::least) > room;
    float[] widths = tight ? squeezed(wishes, room, style) : widths(wishes, room);
    var places = new ArrayList<Place>();
    float x = pages.left();
    for (int i = 0; i < widths.length; i++) {
      places.add(new Place(shown.get(i), columns.get(shown.get(i)), x, widths[i]));
      x += widths[i] + GAP * style.size();
    }
    return new Grid(places, style, tight);
  }

  private static Wish wish(
      Column column, int index, List<String[]> sample, Typesetter type, Style style) {
    float word = head(column.label(), type, style);
    if (column.look().width() != null) {
      float wanted = column.look().width() * type.width("0", style);
      return new Wish(Math.min(wanted, easy(word, style)), wanted, true, true);
    }
    float cells = cells(column, index, sample, type, style);
    float label = type.width(start(column.label()), new Style(true, style.size()));
    float head = Math.max(word, Math.min(label, 2 * NARROWEST * style.size()));
    if (column.type() != ColumnType.TEXT) {
      return new Wish(Math.max(word, cells), Math.max(head, cells), false, false);
    }
    float wanted = Math.max(head, easy(cells, style));
    float least = Math.max(word, Math.min(wanted, NARROWEST * style.size()));
    return new Wish(least, wanted, false, true);
  }

  /** The longest word of a head: it is not broken where there is any room. */
  private static float head(String label, Typesetter type, Style style) {
    var bold = new Style(true, style.size());
    float widest = 0;
    for (String word : label.split("\\s+", -1)) {
      widest = Math.max(widest, type.width(start(word), bold));
    }
    return easy(widest, style);
  }

  private static float cells(
      Column column, int index, List<String[]> sample, Typesetter type, Style style) {
    float widest = 0;
    for (String[] row : sample) {
      for (String line : start(row[index]).lines().toList()) {
        widest = Math.max(widest, type.width(line, style));
      }
    }
    // sums and averages have more digits than what they are of
    boolean longer = column.total() == Total.SUM || column.total() == Total.AVERAGE;
    return longer ? (widest + type.width("00", style)) * 1.06f : widest;
  }

  private static String start(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  private static float easy(float width, Style style) {
    return Math.min(width, WIDEST * style.size());
  }

  private static float[] widths(List<Wish> wishes, float room) {
    double wanted = sum(wishes, Wish::wanted);
    double growing = sum(wishes.stream().filter(w -> !w.declared).toList(), Wish::wanted);
    var widths = new float[wishes.size()];
    double level = wanted > room ? level(wishes, room) : 0;
    for (int i = 0; i < widths.length; i++) {
      Wish wish = wishes.get(i);
      if (wanted > room) widths[i] = held(wish, level);
      else if (wish.declared || growing == 0) widths[i] = wish.wanted;
      else widths[i] = (float) (wish.wanted * (1 + (room - wanted) / growing));
    }
    return widths;
  }

  /** Less than the columns need: text gives way as far as it can, then all of them do. */
  private static float[] squeezed(List<Wish> wishes, float room, Style style) {
    double numbers = sum(wishes.stream().filter(wish -> !wish.wraps).toList(), Wish::least);
    double text = sum(wishes, Wish::least) - numbers;
    long texts = wishes.stream().filter(Wish::wraps).count();
    boolean enough = texts > 0 && room - numbers >= texts * TIGHT * style.size();
    var widths = new float[wishes.size()];
    for (int i = 0; i < widths.length; i++) {
      Wish wish = wishes.get(i);
      double part = room / (numbers + text);
      if (enough) part = wish.wraps ? (room - numbers) / text : 1;
      widths[i] = (float) (wish.least * part);
    }
    return widths;
  }

  private static double sum(List<Wish> wishes, ToDoubleFunction<Wish> of) {
    return wishes.stream().mapToDouble(of).sum();
  }

  /** The width to which the wide columns come down together, so that all fit. */
  private static double level(List<Wish> wishes, float room) {
    double low = 0;
    double high = room;
    for (int step = 0; step < 30; step++) {
      double level = (low + high) / 2;
      if (sum(wishes, wish -> held(wish, level)) > room) high = level;
      else low = level;
    }
    return low;
  }

  private static float held(Wish wish, double level) {
    return (float) Math.min(wish.wanted, Math.max(wish.least, level));
  }
}
