package punctual.reports.formats.xlsx;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;
import punctual.catalog.spi.Look;
import punctual.catalog.spi.PageSetup;
import punctual.catalog.spi.Section;
import punctual.catalog.spi.Total;
import punctual.reports.formats.Brand;
import punctual.reports.formats.CellCases;
import punctual.reports.formats.Footer;
import punctual.reports.formats.Heading;

/** A workbook that was written, as another program reads it. */
final class Written {
  static final Heading HEADING = heading("Sales", "Demo", List.of());

  /** Number of the row of {@link #HEADING}'s workbooks that heads the columns. */
  static final int HEADER = 5;

  private static final Limits EXCEL = Limits.EXCEL;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final XlsxReport report;
  private long rows;

  private Written(Heading heading, Limits limits) {
    report = new XlsxReport(out, heading, limits);
  }

  static Written with(Heading heading) {
    return new Written(heading, EXCEL);
  }

  /** With sheets of so many rows, the heading among them. */
  static Written inSheetsOf(int rows) {
    return new Written(HEADING, new Limits(rows, EXCEL.columns(), EXCEL.bytes()));
  }

  static Written inSheetsOfBytes(long bytes) {
    return new Written(HEADING, new Limits(EXCEL.rows(), EXCEL.columns(), bytes));
  }

  static Written plain() {
    return with(HEADING);
  }

  static Heading heading(String title, String organization, List<Heading.Value> values) {
    return new Heading(
        title,
        organization,
        values.isEmpty() ? null : "17 to 23 Nov 2026",
        values,
        Instant.parse("2026-11-24T08:00:00Z"),
        CellCases.BERLIN,
        PageSetup.PLAIN,
        Brand.PLAIN);
  }

  static Column column(String name, ColumnType type, @Nullable Total total) {
    String currency = type == ColumnType.MONEY ? "EUR" : null;
    return new Column(name, Column.labelOf(name), type, currency, total, false, Look.PLAIN);
  }

  Written section(@Nullable String title, List<Column> columns, String... groupBy)
      throws IOException {
    report.section(new Section(title, columns, List.of(groupBy), List.of()));
    return this;
  }

  Written row(@Nullable Object... values) throws IOException {
    report.row(values);
    rows++;
    return this;
  }

  XlsxReport report() {
    return report;
  }

  List<String> notes() {
    return report.notes();
  }

  byte[] bytes() throws IOException {
    return bytes(false);
  }

  byte[] bytes(boolean truncated) throws IOException {
    report.finish(new Footer(rows, truncated));
    report.close();
    return out.toByteArray();
  }

  XSSFWorkbook workbook() throws IOException {
    return read(bytes());
  }

  static XSSFWorkbook read(byte[] bytes) throws IOException {
    return new XSSFWorkbook(new ByteArrayInputStream(bytes));
  }

  /** Such as {@code B7}; null where there is none. */
  static @Nullable XSSFCell cell(XSSFSheet sheet, String name) {
    var at = new CellReference(name);
    var row = sheet.getRow(at.getRow());
    return row == null ? null : row.getCell(at.getCol());
  }

  /** The texts of the first column, down to the last row; an empty text where there is no cell. */
  static List<String> firstColumn(XSSFSheet sheet) {
    var texts = new ArrayList<String>();
    for (int i = 0; i <= sheet.getLastRowNum(); i++) {
      XSSFCell cell = cell(sheet, "A" + (i + 1));
      texts.add(cell == null ? "" : cell.toString());
    }
    return texts;
  }
}
