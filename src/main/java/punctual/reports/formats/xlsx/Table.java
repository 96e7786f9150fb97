package punctual.reports.formats.xlsx;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Align;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.Section;
import punctual.reports.formats.CellText;
import punctual.reports.formats.Groups;
import punctual.reports.formats.Heading;

/** One section: its rows on one sheet, or on as many as they need, with subtotals and totals. */
final class Table {
  private static final String TOTAL = "Total";
  private static final int SAMPLE = 100;
  private static final int MOST_HELD = 1 << 20;
  private static final int MOST_LINES = 20;

  private final Workbook book;
  private final Heading heading;
  private final Section section;
  private final Limits limits;
  private final String title;
  private final Cells cells;
  private final Sample sample;
  private final Top top;
  private final Groups groups;
  private final CellText words;
  private final Tally all;
  private final BitSet numbers = new BitSet();
  private final List<String> continued = new ArrayList<>();
  private Tally group;
  private String groupName = "";
  private Sheet sheet;
  private long rows;
  private boolean flows;

  Table(Workbook book, Heading heading, Section section, Limits limits) throws IOException {
    this.book = book;
    this.heading = heading;
    this.section = section;
    this.limits = limits;
    title = section.title() == null ? heading.title() : section.title();
    cells = new Cells(section.columns(), book.styles(), heading.zone());
    sample = new Sample(section.columns(), heading.zone());
    top = new Top(heading, section, book.styles(), cells, sample);
    groups = new Groups(section);
    words = CellText.in(heading.zone());
    all = new Tally(section.columns());
    group = new Tally(section.columns());
    sheet = new Sheet(book, book.nameFor(title), top.header());
  }

  void row(@Nullable Object[] values) throws IOException {
    if (!groups.isEmpty() && groups.begins(values)) {
      endGroup();
      groupName = key();
      if (!flows && section.hasTotals()) sample.see(labelled(), TOTAL + groupName);
    }
    if (!flows) sample.see(values);
    Xml xml = begin(lines(values));
    byte[] number = Top.digits(sheet.number());
    numbers.clear();
    for (int i = 0; i < values.length; i++) {
      if (cells.write(xml, number, i, values[i])) numbers.set(i);
    }
    sheet.end();
    all.add(values, numbers, sheet.name(), sheet.number());
    if (!groups.isEmpty()) group.add(values, numbers, sheet.name(), sheet.number());
    if (++rows == SAMPLE || sheet.held() > MOST_HELD) flow();
  }

  private static int lines(@Nullable Object[] values) {
    int most = 1;
    for (Object value : values) {
      if (value instanceof String text && text.indexOf('\n') >= 0)
        most = (int) Math.max(most, Math.min(text.lines().count(), MOST_LINES));
    }
    return most;
  }

  /** Begins a row, on a further sheet where this one is full. */
  private Xml begin(int lines) throws IOException {
    if (sheet.isWithout(limits)) {
      flow();
      String before = sheet.name();
      sheet.finish(section.columns().size(), sheet.number(), heading.page());
      sheet = new Sheet(book, book.nameFor(title), top.header());
      sheet.flow(top.write(false));
      continued.add(
          "The sheet “%s” continues on “%s”: a sheet holds %,d rows."
              .formatted(before, sheet.name(), limits.rows()));
    }
    return sheet.begin(lines);
  }

  private void flow() throws IOException {
    if (!flows) sheet.flow(top.write(book.isEmpty()));
    flows = true;
  }

  /** Bytes on the heap. */
  long held() {
    return sheet.held();
  }

  // totals ----------------------------------------------------------------------------------------

  private String key() {
    var key = new ArrayList<String>();
    @Nullable Object[] values = groups.key();
    for (int i = 0; i < values.length; i++) {
      Column column = section.columns().get(section.index(section.groupBy().get(i)));
      String text = words.of(values[i], column);
      if (!text.isBlank()) key.add(text);
    }
    return key.isEmpty() ? "" : " " + String.join(", ", key);
  }

  private void endGroup() throws IOException {
    if (rows == 0 || !section.hasTotals()) return;
    total(group, TOTAL + groupName, Face.GROUP);
    all.cover(sheet.name(), sheet.number());
    group = new Tally(section.columns());
  }

  private void total(Tally tally, String label, Face face) throws IOException {
    Xml xml = begin(1);
    byte[] number = Top.digits(sheet.number());
    int labelled = labelled();
    for (int i = 0; i < section.columns().size(); i++) {
      Object value = tally.of(i);
      if (i == labelled) {
        int style = book.styles().number(NumberFormat.GENERAL, face, Align.LEFT);
        cells.words(xml, number, i, label, style);
      } else if (value == null) {
        cells.empty(xml, number, i, face);
      } else {
        cells.total(xml, number, i, value, tally.formula(i, sheet.name()), face);
      }
    }
    sheet.end();
  }

  /** The first column without a total; -1 where there is none. */
  private int labelled() {
    return IntStream.range(0, section.columns().size())
        .filter(i -> section.columns().get(i).total() == null)
        .findFirst()
        .orElse(-1);
  }

  /**
   * Writes the totals and ends the sheet.
   *
   * @param remark stands below; null for none
   */
  void end(@Nullable String remark) throws IOException {
    if (!groups.isEmpty()) endGroup();
    int filtered = sheet.number();
    if (rows > 0 && section.hasTotals()) total(all, TOTAL, Face.GRAND);
    if (rows == 0) remark("No rows.");
    if (remark != null) remark(remark);
    flow();
    sheet.finish(section.columns().size(), Math.max(filtered, top.header()), heading.page());
  }

  private void remark(String text) throws IOException {
    int style = book.styles().number(NumberFormat.GENERAL, Face.SUBTITLE, null);
    Xml xml = begin(1);
    cells.words(xml, Top.digits(sheet.number()), 0, text, style);
    sheet.end();
  }

  /** What the sheets could not hold. */
  List<String> notes() {
    var notes = new ArrayList<>(continued);
    if (cells.cut() > 0)
      notes.add(
          "The workbook shortens %,d %s: a cell holds %,d characters."
              .formatted(cells.cut(), cells.cut() == 1 ? "text" : "texts", Cells.LONGEST_TEXT));
    return notes;
  }
}
