package punctual.reports.formats.xlsx;

import java.io.IOException;
import java.io.OutputStream;
import punctual.catalog.spi.PageSetup;
import punctual.catalog.spi.PageSetup.Paper;

/** One sheet on its way into the workbook. Its rows are held until {@link #flow}. */
final class Sheet {
  /** Points, of a line of the usual font. */
  static final int LINE = 15;

  private static final int EXCELS_A4 = 9;
  private static final int EXCELS_LETTER = 1;

  private final Workbook book;
  private final OutputStream part;
  private final String name;
  private final int header;
  private final Xml xml = new Xml();
  private int number;

  /**
   * @param header number of the row that heads the columns
   */
  Sheet(Workbook book, String name, int header) throws IOException {
    this.book = book;
    this.part = book.sheet();
    this.name = name;
    this.header = header;
    this.number = header;
  }

  String name() {
    return name;
  }

  /** Of the last row; that of the header before there is one. */
  int number() {
    return number;
  }

  boolean isWithout(Limits limits) {
    return number >= limits.rows() || xml.size() >= limits.bytes();
  }

  /** Bytes on the heap. */
  long held() {
    return xml.held();
  }

  void flow(Xml top) throws IOException {
    xml.flow(top, part);
  }

  /**
   * Begins the next row.
   *
   * @param lines that the highest cell has
   */
  Xml begin(int lines) throws IOException {
    number++;
    return begin(xml, number, lines * LINE);
  }

  /** Programs other than Excel do not find the height of a row by themselves. */
  static Xml begin(Xml xml, int number, int points) throws IOException {
    xml.ascii("<row r=\"").number(number);
    if (points > LINE) xml.ascii("\" ht=\"").number(points).ascii("\" customHeight=\"1");
    return xml.ascii("\">");
  }

  void end() throws IOException {
    xml.ascii("</row>");
  }

  /**
   * @param columns how many
   * @param filtered number of the last row that filters hide and show
   */
  void finish(int columns, int filtered, PageSetup page) throws IOException {
    String last = Cells.letters(columns - 1);
    xml.ascii("</sheetData><autoFilter ref=\"A").number(header).ascii(":").ascii(last);
    xml.number(filtered).ascii("\"/><pageMargins left=\"0.4\" right=\"0.4\" top=\"0.5\"");
    xml.ascii(" bottom=\"0.6\" header=\"0.3\" footer=\"0.3\"/><pageSetup paperSize=\"");
    xml.number(page.paper() == Paper.A4 ? EXCELS_A4 : EXCELS_LETTER);
    xml.ascii("\" fitToHeight=\"0\" orientation=\"");
    xml.ascii(page.landscape() ? "landscape" : "portrait").ascii("\"/><headerFooter><oddFooter>");
    xml.ascii("&amp;RPage &amp;P of &amp;N</oddFooter></headerFooter>");
    // numbers that are text on purpose get no green corner
    xml.ascii("<ignoredErrors><ignoredError sqref=\"A").number(header).ascii(":").ascii(last);
    xml.number(number).ascii("\" numberStoredAsText=\"1\"/></ignoredErrors></worksheet>");
    xml.flush();
    book.ended(name, header, "$A$%d:$%s$%d".formatted(header, last, filtered));
  }
}
