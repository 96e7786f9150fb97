package punctual.reports.formats.xlsx;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Align;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;
import punctual.catalog.spi.Section;
import punctual.reports.formats.CellText;
import punctual.reports.formats.Heading;

/**
 * What stands above the rows of a sheet: whose report it is, what it covers, when the data were
 * read, and the heads of the columns. All of it stays in sight.
 */
final class Top {
  private static final double PADDING = 0.7;

  /** Points. */
  private static final int TITLE = 21;

  private final Section section;
  private final Styles styles;
  private final Cells cells;
  private final Sample sample;
  private final List<Line> lines;

  private record Line(String text, Face face) {}

  Top(Heading heading, Section section, Styles styles, Cells cells, Sample sample) {
    this.section = section;
    this.styles = styles;
    this.cells = cells;
    this.sample = sample;
    lines = lines(heading, section.title());
  }

  private static List<Line> lines(Heading heading, @Nullable String section) {
    var lines = new ArrayList<Line>();
    lines.add(new Line(heading.title(), Face.TITLE));
    if (section != null && !section.equals(heading.title()))
      lines.add(new Line(section, Face.SUBTITLE));
    if (!heading.organization().isBlank()) lines.add(new Line(heading.organization(), Face.QUIET));
    if (heading.windowLabel() != null)
      lines.add(new Line("Period: " + heading.windowLabel(), Face.QUIET));
    // one line, however many: what is frozen must leave room for rows
    if (!heading.values().isEmpty()) lines.add(new Line(values(heading), Face.QUIET));
    lines.add(new Line(dataAsOf(heading), Face.QUIET));
    return lines;
  }

  private static String values(Heading heading) {
    return heading.values().stream()
        .map(value -> "%s: %s".formatted(value.label(), value.text()))
        .collect(Collectors.joining("  ·  "));
  }

  private static String dataAsOf(Heading heading) {
    Column time = Column.undeclared("time", ColumnType.TIMESTAMP);
    String at = CellText.in(heading.zone()).of(heading.dataAsOf(), time);
    return "Generated, data as of %s (%s)".formatted(at, heading.zone());
  }

  /** The number of the row that heads the columns: one row is free above it. */
  int header() {
    return lines.size() + 2;
  }

  /**
   * Everything up to the first row.
   *
   * @param first whether it is the sheet that opens with the workbook
   */
  Xml write(boolean first) throws IOException {
    Xml xml = new Xml().ascii(Parts.DECLARATION);
    xml.ascii("<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">");
    xml.ascii("<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView");
    xml.ascii(first ? " tabSelected=\"1\"" : "").ascii(" workbookViewId=\"0\"><pane ySplit=\"");
    xml.number(header()).ascii("\" topLeftCell=\"A").number(header() + 1L);
    xml.ascii("\" activePane=\"bottomLeft\" state=\"frozen\"/><selection pane=\"bottomLeft\"");
    xml.ascii(" activeCell=\"A").number(header() + 1L).ascii("\" sqref=\"A");
    xml.number(header() + 1L).ascii("\"/></sheetView></sheetViews>");
    xml.ascii("<sheetFormatPr defaultRowHeight=\"15\"/>");
    widths(xml);
    xml.ascii("<sheetData>");
    for (int i = 0; i < lines.size(); i++) line(xml, i + 1, lines.get(i));
    head(xml);
    return xml;
  }

  private void widths(Xml xml) throws IOException {
    xml.ascii("<cols>");
    for (int i = 0; i < section.columns().size(); i++) {
      xml.ascii("<col min=\"").number(i + 1L).ascii("\" max=\"").number(i + 1L);
      xml.ascii("\" width=\"").ascii(Double.toString(sample.width(i) + PADDING));
      xml.ascii("\" customWidth=\"1\"/>");
    }
    xml.ascii("</cols>");
  }

  private void line(Xml xml, int number, Line line) throws IOException {
    Sheet.begin(xml, number, line.face() == Face.TITLE ? TITLE : Sheet.LINE);
    int style = styles.number(NumberFormat.GENERAL, line.face(), null);
    cells.words(xml, digits(number), 0, line.text(), style);
    xml.ascii("</row>");
  }

  private void head(Xml xml) throws IOException {
    Sheet.begin(xml, header(), sample.linesOfLabels() * Sheet.LINE);
    for (int i = 0; i < section.columns().size(); i++) {
      Align align = section.columns().get(i).align();
      boolean apart = Styles.isApart(section.columns(), i);
      int style = styles.number(NumberFormat.GENERAL, Face.HEADER, align, apart);
      cells.words(xml, digits(header()), i, sample.label(i), style);
    }
    xml.ascii("</row>");
  }

  static byte[] digits(int number) {
    return Integer.toString(number).getBytes(StandardCharsets.US_ASCII);
  }
}
