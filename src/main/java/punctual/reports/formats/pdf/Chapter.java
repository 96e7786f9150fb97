package punctual.reports.formats.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.Section;
import punctual.catalog.spi.Total;
import punctual.reports.formats.CellText;
import punctual.reports.formats.Groups;
import punctual.reports.formats.Totals;
import punctual.reports.formats.pdf.Typesetter.Style;

/** One section: its head, its charts, its table with groups and totals. */
final class Chapter {
  private static final Style TITLE = new Style(true, 13);
  private static final Style SENTENCE = new Style(false, 9);

  /** Rows that decide how wide the columns are. */
  private static final int SAMPLE = 100;

  private static final long SAMPLE_BYTES = 1 << 20;

  private final Pages pages;
  private final Typesetter type;
  private final Palette palette;
  private final Section section;
  private final CellText cells;
  private final Set<String> notes;
  private final Charts charts;
  private final Groups groups;
  private final Totals groupTotals;
  private final Totals totals;
  private final List<@Nullable Object[]> sample = new ArrayList<>();
  private long sampled;
  private @Nullable Table table;
  private Decimals decimals;
  private String groupName = "";

  /**
   * @param notes of the document
   */
  Chapter(
      Pages pages,
      Typesetter type,
      Palette palette,
      Section section,
      CellText cells,
      Set<String> notes) {
    this.notes = notes;
    this.pages = pages;
    this.type = type;
    this.palette = palette;
    this.section = section;
    this.cells = cells;
    charts = new Charts(section, cells, type, palette);
    groups = new Groups(section);
    groupTotals = new Totals(section.columns());
    totals = new Totals(section.columns());
    decimals = new Decimals(section.columns(), List.of());
    title();
  }

  private void title() {
    String title = section.title();
    if (title == null) return;
    // a head at the foot of a page belongs on the next
    if (pages.room() < Math.min(pages.full() / 3, charts.height() + 120)) pages.turn();
    else pages.down(10);
    pages.chapter(title);
    var ink = new Ink(pages.content());
    for (TextRun line : type.wrap(title, TITLE, pages.width(), 2)) {
      pages.down(TITLE.leading());
      ink.text(line, pages.left(), pages.y() + 4, palette.accent());
    }
    pages.down(4);
  }

  void row(@Nullable Object[] values) throws IOException {
    charts.add(values);
    if (table != null) {
      draw(table, values);
      return;
    }
    sample.add(values.clone());
    sampled += sizeOf(values);
    if (sample.size() == SAMPLE || sampled > SAMPLE_BYTES) begin();
  }

  /** Bytes of the rows that wait for the widths of the columns. */
  long kept() {
    return sampled;
  }

  private static long sizeOf(@Nullable Object[] values) {
    long bytes = 0;
    for (Object value : values) {
      if (value instanceof String text) bytes += 2L * text.length();
      else if (value instanceof byte[] blob) bytes += blob.length;
      bytes += 64;
    }
    return bytes;
  }

  private void begin() {
    charts.place(pages);
    List<String[]> raw = sample.stream().map(this::texts).toList();
    decimals = new Decimals(section.columns(), raw);
    List<String[]> texts = sample.stream().map(this::texts).toList();
    Grid grid = Grid.fit(section.columns(), shown(), texts, type, pages);
    if (grid.tight()) {
      notes.add("The pages of the PDF are too small for so many columns; use landscape or fewer.");
    }
    table = new Table(pages, type, palette, grid);
    table.begin();
    for (@Nullable Object[] row : sample) draw(table, row);
    sample.clear();
    sampled = 0;
  }

  /** A group's head tells the values of its columns; they need not stand in every row again. */
  private List<Integer> shown() {
    List<Integer> grouped = section.groupBy().stream().map(section::index).toList();
    List<Column> columns = section.columns();
    List<Integer> others =
        IntStream.range(0, columns.size())
            .filter(i -> !grouped.contains(i) || columns.get(i).total() != null)
            .boxed()
            .toList();
    return others.isEmpty() ? IntStream.range(0, columns.size()).boxed().toList() : others;
  }

  private String[] texts(@Nullable Object[] row) {
    var texts = new String[row.length];
    for (int i = 0; i < row.length; i++) {
      String text = cells.of(row[i], section.columns().get(i));
      texts[i] = row[i] == null ? text : decimals.align(text, i);
    }
    return texts;
  }

  private void draw(Table to, @Nullable Object[] row) {
    if (!groups.isEmpty()) {
      boolean first = groups.key().length == 0;
      if (groups.begins(row)) {
        if (!first) endGroup(to, "Total " + groupName, 1);
        beginGroup(to);
      }
      groupTotals.add(row);
    }
    totals.add(row);
    to.row(texts(row));
  }

  private void beginGroup(Table to) {
    @Nullable Object[] key = groups.key();
    var values = new ArrayList<String>();
    var heads = new ArrayList<String>();
    for (int i = 0; i < key.length; i++) {
      Column column = section.columns().get(section.index(section.groupBy().get(i)));
      String text = cells.of(key[i], column);
      values.add(text.isEmpty() ? "–" : text);
      heads.add(column.label() + ": " + values.getLast());
    }
    groupName = String.join(", ", values);
    to.group(String.join("  ·  ", heads));
  }

  /**
   * @param totals that follow now, on one page
   */
  private void endGroup(Table to, String label, int totals) {
    if (section.hasTotals()) {
      to.beforeTotals(totals);
      total(to, label, groupTotals, false);
    }
    groupTotals.clear();
    to.endGroup();
  }

  private void total(Table to, String label, Totals of, boolean last) {
    var texts = new String[section.columns().size()];
    var words = new String[texts.length];
    Arrays.fill(texts, "");
    Arrays.fill(words, "");
    for (int i = 0; i < texts.length; i++) {
      TotalText total = TotalText.of(of.of(i), section.columns().get(i), cells);
      texts[i] =
          section.columns().get(i).total() == Total.COUNT
              ? total.text()
              : decimals.align(total.text(), i);
      words[i] = total.word();
    }
    to.total(label, texts, words, last);
  }

  /**
   * @param truncated whether rows of this section were cut off
   * @param shown rows of the report before they were
   */
  void end(boolean truncated, long shown) throws IOException {
    if (table == null && sample.isEmpty()) {
      if (pages.room() < 3 * SENTENCE.leading()) pages.turn();
      pages.down(SENTENCE.leading() + 4);
      TextRun none = type.line(truncated ? shortened(shown) : "No data for this period.", SENTENCE);
      new Ink(pages.content()).text(none, pages.left(), pages.y(), Palette.QUIET);
      pages.down(8);
      return;
    }
    if (table == null) begin();
    end(Objects.requireNonNull(table), truncated, shown);
    charts.finish(pages);
  }

  private void end(Table of, boolean truncated, long shown) {
    String rest = truncated ? " of the rows above" : "";
    if (!groups.isEmpty()) endGroup(of, "Total " + groupName + rest, 2);
    if (section.hasTotals()) {
      of.beforeTotals(1);
      total(of, "Total" + rest, totals, true);
    }
    of.end();
    if (truncated) of.note(shortened(shown));
    pages.down(12);
  }

  private static String shortened(long rows) {
    return "Shortened: the report ends after %,d rows, there are more.".formatted(rows);
  }
}
