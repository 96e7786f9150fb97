package punctual.reports.formats.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static punctual.reports.formats.xlsx.Written.cell;
import static punctual.reports.formats.xlsx.Written.column;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.zip.ZipFile;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;
import punctual.catalog.spi.Look;
import punctual.faults.Classifier;
import punctual.reports.formats.Heading;

class XlsxSheetsTest {
  private static final Column NAME = column("name", ColumnType.TEXT, null);
  private static final Column AMOUNT = column("amount", ColumnType.MONEY, null);

  /** PL-D.4: what a report is about stands on its face. */
  @Test
  void the_first_rows_say_whose_report_it_is_and_when_its_data_were_read() throws IOException {
    var values =
        List.of(new Heading.Value("Region", "North, South"), new Heading.Value("Status", "open"));
    XSSFSheet sheet =
        Written.with(Written.heading("Sales", "Demo & Sons", values))
            .section("By region", List.of(NAME))
            .workbook()
            .getSheetAt(0);
    assertThat(Written.firstColumn(sheet))
        .containsExactly(
            "Sales",
            "By region",
            "Demo & Sons",
            "Period: 17 to 23 Nov 2026",
            "Region: North, South  ·  Status: open",
            "Generated, data as of 24 Nov 2026, 09:00:00 (Europe/Berlin)",
            "",
            "Name",
            "No rows.");
  }

  /** PL-D.4: the head of the columns stays in sight, filters, and has the organisation's colour. */
  @Test
  void the_header_is_frozen_bold_coloured_and_filters() throws IOException {
    XSSFWorkbook book =
        Written.plain().section(null, List.of(NAME, AMOUNT)).row("a", 1L).row("b", 2L).workbook();
    XSSFSheet sheet = book.getSheetAt(0);
    assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
    assertThat(sheet.getPaneInformation().getHorizontalSplitPosition())
        .isEqualTo((short) Written.HEADER);
    assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A5:B7");
    assertThat(book.getCTWorkbook().getDefinedNames().getDefinedNameList())
        .extracting(name -> name.getName() + " " + name.getStringValue())
        .containsExactly(
            "_xlnm._FilterDatabase 'Sales'!$A$5:$B$7", "_xlnm.Print_Titles 'Sales'!$5:$5");
    XSSFCell head = Objects.requireNonNull(cell(sheet, "B5"));
    assertThat(head.getCellStyle().getFont().getBold()).isTrue();
    assertThat(head.getCellStyle().getFillPattern()).isEqualTo(FillPatternType.SOLID_FOREGROUND);
    assertThat(head.getCellStyle().getFillForegroundXSSFColor().getARGBHex()).isEqualTo("FF1F5FA8");
    assertThat(head.getCellStyle().getFont().getXSSFColor().getARGBHex()).isEqualTo("FFFFFFFF");
  }

  @ParameterizedTest
  @CsvSource({"1F5FA8,true", "000000,true", "FFFFFF,false", "FFD200,false", "2E7D32,true"})
  void text_on_the_accent_is_what_stands_out_better(String accent, boolean white) {
    assertThat(Styles.isDark(accent)).isEqualTo(white);
  }

  @Test
  void times_name_their_zone_only_where_they_have_one() throws IOException {
    List<Column> times =
        List.of(
            column("at", ColumnType.TIMESTAMP, null), column("local", ColumnType.TIMESTAMP, null));
    XSSFSheet sheet =
        Written.plain()
            .section(null, times)
            .row(Instant.EPOCH, LocalDateTime.of(2026, 1, 1, 9, 0))
            .workbook()
            .getSheetAt(0);
    assertThat(cell(sheet, "A5")).hasToString("At (Europe/Berlin)");
    assertThat(cell(sheet, "B5")).hasToString("Local");
  }

  @Test
  void columns_are_as_wide_as_what_stands_in_them() throws IOException {
    var declared =
        new Column("d", "D", ColumnType.TEXT, null, null, false, new Look(null, null, 30, null));
    XSSFSheet sheet =
        Written.plain()
            .section(null, List.of(NAME, AMOUNT, declared, NAME))
            .row("x".repeat(40), 1L, "d", "中".repeat(10))
            .workbook()
            .getSheetAt(0);
    assertThat(width(sheet, 0)).isEqualTo(41.7);
    assertThat(width(sheet, 1)).isEqualTo(12.7);
    assertThat(width(sheet, 2)).isEqualTo(30.7);
    assertThat(width(sheet, 3)).isEqualTo(21.7);
  }

  @Test
  void a_heading_that_is_longer_than_its_column_has_room_for_its_lines() throws IOException {
    XSSFSheet sheet =
        Written.plain()
            .section(null, List.of(column("a ".repeat(25), ColumnType.INTEGER, null)))
            .workbook()
            .getSheetAt(0);
    assertThat(sheet.getRow(Written.HEADER - 1).getHeightInPoints()).isEqualTo(45);
  }

  private static double width(XSSFSheet sheet, int column) {
    return sheet.getCTWorksheet().getColsArray(0).getColArray(column).getWidth();
  }

  /** PL-A.4: one sheet for each section. */
  @Test
  void each_section_has_a_sheet_of_its_name() throws IOException {
    XSSFWorkbook book =
        Written.plain()
            .section("North/South", List.of(NAME))
            .row("a")
            .section("north-south", List.of(AMOUNT, NAME))
            .row(1L, "b")
            .workbook();
    assertThat(book.getNumberOfSheets()).isEqualTo(2);
    assertThat(book.getSheetName(0)).isEqualTo("North-South");
    assertThat(book.getSheetName(1)).isEqualTo("north-south (2)");
    assertThat(cell(book.getSheetAt(1), "B7")).hasToString("b");
    assertThat(book.getActiveSheetIndex()).isZero();
    assertThat(book.getSheetAt(1).isSelected()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sales                                    | Sales",
        "a[b]c:d*e?f/g\\h                         | a-b-c-d-e-f-g-h",
        "1234567890123456789012345678901234567890 | 1234567890123456789012345678901",
        "123456789012345678901234567890👍          | 123456789012345678901234567890",
        "''' quoted'                               | quoted",
        "History                                   | History (2)",
      })
  void names_of_sheets_are_what_excel_takes(String title, String name) {
    // the reader of this table takes quotes off
    assertThat(new SheetNames().next(title.replace("''", "'"))).isEqualTo(name);
  }

  @Test
  void long_names_stay_different() {
    var names = new SheetNames();
    String title = "x".repeat(40);
    assertThat(names.next(title)).hasSize(31);
    assertThat(names.next(title.toUpperCase(Locale.ROOT))).hasSize(31).endsWith("X (2)");
    assertThat(names.next("   ")).isEqualTo("Sheet");
    assertThat(names.next("'")).isEqualTo("Sheet (2)");
  }

  // limits ----------------------------------------------------------------------------------------

  /** PL-D.4: no row is lost at the end of a sheet. */
  @Test
  void rows_go_on_where_a_sheet_is_full() throws IOException {
    Written file = Written.inSheetsOf(10).section("All", List.of(AMOUNT));
    for (long i = 1; i <= 12; i++) file.row(i);
    XSSFWorkbook book = file.workbook();
    assertThat(book.getNumberOfSheets()).isEqualTo(3);
    assertThat(book.getSheetName(1)).isEqualTo("All (2)");
    assertThat(book.getSheetName(2)).isEqualTo("All (3)");
    assertThat(Written.firstColumn(book.getSheetAt(0))).hasSize(10).endsWith("3.0", "4.0");
    assertThat(Written.firstColumn(book.getSheetAt(1)))
        .hasSize(10)
        .contains("Amount", "5.0", "8.0");
    assertThat(Written.firstColumn(book.getSheetAt(2)))
        .endsWith("Amount", "9.0", "10.0", "11.0", "12.0");
    assertThat(book.getSheetAt(1).getPaneInformation().isFreezePane()).isTrue();
    assertThat(file.notes())
        .contains("The sheet “All” continues on “All (2)”: a sheet holds 10 rows.");
  }

  @Test
  void a_sheet_ends_before_old_readers_lose_it() throws IOException {
    Written file = Written.inSheetsOfBytes(100_000).section(null, List.of(NAME));
    for (int i = 0; i < 100; i++) file.row("x".repeat(2000));
    XSSFWorkbook book = file.workbook();
    int rows = 0;
    for (var sheet : book) rows += sheet.getLastRowNum() + 1 - Written.HEADER;
    assertThat(book.getNumberOfSheets()).isEqualTo(3);
    assertThat(rows).isEqualTo(100);
  }

  @Test
  void more_columns_than_a_sheet_has_are_a_clear_failure() throws IOException {
    List<Column> most = Collections.nCopies(16_384, NAME);
    Written.plain().section(null, most).bytes();
    var oneMore = new ArrayList<>(most);
    oneMore.add(AMOUNT);
    assertThatThrownBy(() -> Written.plain().section(null, oneMore))
        .isInstanceOfSatisfying(
            TooManyColumns.class,
            e -> assertThat(Classifier.STANDARD.work(e).name()).isEqualTo("too_many_columns"))
        .hasMessageContaining("16,385 columns");
    assertThat(Cells.letters(16_383)).isEqualTo("XFD");
  }

  @Test
  void a_shortened_report_says_so_on_its_last_sheet() throws IOException {
    XSSFSheet sheet =
        Written.read(Written.plain().section(null, List.of(NAME)).row("a").bytes(true))
            .getSheetAt(0);
    assertThat(Written.firstColumn(sheet))
        .endsWith("a", "Shortened: this report type is limited to 1 rows.");
    assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A5:A6");
  }

  /** PL-D.4, at the real limit. */
  @Test
  @Tag("long")
  void the_row_after_the_last_of_a_sheet_is_on_the_second() throws IOException {
    Written file = Written.plain().section("All", List.of(AMOUNT));
    int room = 1_048_576 - Written.HEADER;
    for (long i = 1; i <= room + 1; i++) file.row(i);
    Path copy = Files.createTempFile("rows", ".xlsx");
    try {
      Files.write(copy, file.bytes());
      try (var zip = new ZipFile(copy.toFile())) {
        assertThat(text(zip, "xl/worksheets/sheet1.xml"))
            .contains("<c r=\"A1048576\"")
            .doesNotContain("1048577");
        assertThat(text(zip, "xl/worksheets/sheet2.xml"))
            .contains("<v>%d</v></c></row></sheetData>".formatted(room + 1));
      }
    } finally {
      Files.delete(copy);
    }
  }

  private static String text(ZipFile zip, String part) throws IOException {
    return new String(
        zip.getInputStream(zip.getEntry(part)).readAllBytes(), StandardCharsets.UTF_8);
  }
}
