package punctual.reports.formats.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import punctual.catalog.spi.Align;
import punctual.catalog.spi.CellPattern;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;
import punctual.catalog.spi.Look;
import punctual.reports.formats.CellCases;

class XlsxCellsTest {
  private static final String FIRST = "A" + (Written.HEADER + 1);

  /** PL-D.4: every rule for cells, by the table that all formats share, read by Apache POI. */
  @ParameterizedTest
  @MethodSource("cells")
  void each_cell_is_as_spreadsheets_read_it(CellCases.Case cell) throws IOException {
    assertThat(described(written(cell.column(), cell.value())))
        .isEqualTo(asNumbers(cell.expected()));
  }

  static Stream<CellCases.Case> cells() {
    return CellCases.of("xlsx");
  }

  private static @Nullable XSSFCell written(Column column, @Nullable Object... values)
      throws IOException {
    Written file = Written.plain().section(null, List.of(column));
    for (Object value : values) file.row(value);
    return Written.cell(file.workbook().getSheetAt(0), FIRST);
  }

  private static @Nullable Map<String, Object> described(@Nullable XSSFCell cell) {
    if (cell == null) return null;
    var seen = new LinkedHashMap<String, Object>();
    switch (cell.getCellType()) {
      case NUMERIC -> {
        seen.put("type", "number");
        seen.put("value", cell.getNumericCellValue());
        seen.put("format", cell.getCellStyle().getDataFormatString());
      }
      case BOOLEAN -> {
        seen.put("type", "truth");
        seen.put("value", cell.getBooleanCellValue());
        seen.put("format", cell.getCellStyle().getDataFormatString());
      }
      case STRING -> {
        seen.put("type", "text");
        seen.put("value", cell.getStringCellValue());
      }
      default -> throw new AssertionError(cell.getCellType());
    }
    HorizontalAlignment align = cell.getCellStyle().getAlignment();
    if (align != HorizontalAlignment.GENERAL)
      seen.put("align", align.name().toLowerCase(Locale.ROOT));
    return seen;
  }

  @SuppressWarnings("unchecked") // the file is our own
  private static @Nullable Object asNumbers(@Nullable Object expected) {
    if (expected == null) return null;
    var cell = new LinkedHashMap<>((Map<String, Object>) expected);
    cell.computeIfPresent(
        "value", (_, value) -> value instanceof Number n ? (Object) n.doubleValue() : value);
    return cell;
  }

  private static Column looking(
      ColumnType type, @Nullable String currency, @Nullable String format, @Nullable Align align) {
    CellPattern pattern = format == null ? null : new CellPattern(format);
    return new Column("v", "V", type, currency, null, false, new Look(pattern, align, null, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DECIMAL   |     | #,##0.0      | 1.25 | #,##0.0",
        "INTEGER   |     | 0            | 7    | 0",
        "MONEY     | EUR | 0.00         | 7    | 0.00",
        "MONEY     | JPY |              | 7    | [$JP¥]#,##0",
        "MONEY     | CHF |              | 7    | [$CHF\u00A0]#,##0.00",
        "MONEY     | EUR |              | 0.0035 | [$€]#,##0.0000",
        "PERCENT   |     | 0.00%        | 0.5  | 0.00%",
      })
  void a_number_has_the_format_of_its_column(
      ColumnType type,
      @Nullable String currency,
      @Nullable String declared,
      BigDecimal value,
      String format)
      throws IOException {
    XSSFCell cell = written(looking(type, currency, declared, null), value);
    assertThat(Objects.requireNonNull(cell).getCellStyle().getDataFormatString()).isEqualTo(format);
  }

  @Test
  void days_are_written_as_the_definition_says() throws IOException {
    Column day = looking(ColumnType.DATE, null, "dd.MM.yyyy", Align.CENTER);
    XSSFCell cell = Objects.requireNonNull(written(day, LocalDate.of(2026, 11, 24)));
    assertThat(cell.getCellStyle().getDataFormatString()).isEqualTo("dd.mm.yyyy");
    assertThat(cell.getCellStyle().getAlignment()).isEqualTo(HorizontalAlignment.CENTER);
    assertThat(cell.getLocalDateTimeCellValue()).isEqualTo("2026-11-24T00:00:00");
  }

  /** Else "7.5" and "2026-11-24" beside it read as one number. */
  @Test
  void a_text_beside_a_number_keeps_apart_from_it() throws IOException {
    var columns =
        List.of(
            looking(ColumnType.TEXT, null, null, null),
            looking(ColumnType.DECIMAL, null, null, null).named("n"),
            looking(ColumnType.DATE, null, null, null).named("d"));
    Written file = Written.plain().section(null, columns);
    file.row("a", new BigDecimal("7.5"), LocalDate.of(2026, 11, 24));
    XSSFRow row =
        Objects.requireNonNull(Written.cell(file.workbook().getSheetAt(0), FIRST)).getRow();
    assertThat(row.getCell(0).getCellStyle().getIndention()).isZero();
    assertThat(row.getCell(1).getCellStyle().getIndention()).isZero();
    assertThat(row.getCell(2).getCellStyle().getIndention()).isEqualTo((short) 1);
    assertThat(row.getCell(2).getLocalDateTimeCellValue()).isEqualTo("2026-11-24T00:00:00");
  }

  /** The finest value is perhaps the last; no digit of it is hidden. */
  @Test
  void decimals_are_as_many_as_the_finest_value_has() throws IOException {
    Column plain = looking(ColumnType.DECIMAL, null, null, null);
    XSSFCell cell =
        written(plain, new BigDecimal("1"), new BigDecimal("2.5"), new BigDecimal("0.125"));
    assertThat(Objects.requireNonNull(cell).getCellStyle().getDataFormatString())
        .isEqualTo("#,##0.000");
  }

  @Test
  void a_fraction_in_a_column_of_integers_is_not_rounded_away() throws IOException {
    XSSFCell cell = written(looking(ColumnType.INTEGER, null, null, null), new BigDecimal("2.5"));
    assertThat(Objects.requireNonNull(cell).getCellStyle().getDataFormatString())
        .isEqualTo("#,##0.0");
  }

  /** Averages of a database have sixteen decimals and more, and are no use as text. */
  @Test
  void digits_that_the_format_does_not_show_make_no_text_of_a_number() throws IOException {
    var third = new BigDecimal("12.3333333333333333");
    Column declared = looking(ColumnType.DECIMAL, null, "0.00", null);
    assertThat(Objects.requireNonNull(written(declared, third)).getNumericCellValue())
        .isEqualTo(12.3333333333333);
    Column plain = looking(ColumnType.DECIMAL, null, null, null);
    assertThat(described(written(plain, third))).containsEntry("type", "text");
    var tooLarge = new BigDecimal("12345678901234.567");
    assertThat(described(written(declared, tooLarge))).containsEntry("type", "text");
  }

  @Test
  void what_no_spreadsheet_can_show_is_text_on_the_right() throws IOException {
    Column duration = looking(ColumnType.DURATION, null, null, null);
    assertThat(described(written(duration, -90L)))
        .containsEntry("value", "-0:01:30")
        .containsEntry("align", "right");
    assertThat(described(written(duration, Long.MIN_VALUE))).containsEntry("type", "text");
    Column number = looking(ColumnType.INTEGER, null, null, null);
    assertThat(described(written(number, Long.MIN_VALUE)))
        .containsEntry("value", "-9223372036854775808");
    assertThat(described(written(number, new BigDecimal("1E+400")))).containsEntry("type", "text");
    assertThat(described(written(number, "•••"))).containsEntry("align", "right");
  }

  /** PL-D.4: a cell holds 32,767 characters; what is cut is told. */
  @Test
  void a_text_that_is_too_long_is_cut_with_a_mark_and_a_note() throws IOException {
    String fits = "x".repeat(32_767);
    String cut = "x" + "👍".repeat(20_000);
    Written file =
        Written.plain().section(null, List.of(looking(ColumnType.TEXT, null, null, null)));
    file.row(fits).row(cut);
    XSSFSheet sheet = file.workbook().getSheetAt(0);
    assertThat(Objects.requireNonNull(Written.cell(sheet, "A6")).getStringCellValue())
        .isEqualTo(fits);
    String seen = Objects.requireNonNull(Written.cell(sheet, "A7")).getStringCellValue();
    assertThat(seen.length()).isEqualTo(32_766);
    assertThat(seen.substring(32_700)).endsWith("👍… [cut]");
    assertThat(file.notes())
        .containsExactly("The workbook shortens 1 text: a cell holds 32,767 characters.");
  }

  @Test
  void a_text_with_line_breaks_is_shown_in_lines() throws IOException {
    Column text = looking(ColumnType.TEXT, null, null, null);
    XSSFCell cell = Objects.requireNonNull(written(text, "one\ntwo\nthree"));
    assertThat(cell.getCellStyle().getWrapText()).isTrue();
    assertThat(cell.getRow().getHeightInPoints()).isEqualTo(45);
    assertThat(Objects.requireNonNull(written(text, "one")).getRow().getHeightInPoints())
        .isEqualTo(15);
  }

  @Test
  void no_character_breaks_the_file() throws IOException {
    var all = new StringBuilder();
    for (int c = 0; c < 0x10000; c += c < 0x300 || c > 0xD700 ? 1 : 97) all.append((char) c);
    all.append("_x0041_ _X0041_ _x00g1_ _x004_ __x0041__ \uD83D");
    Column text = looking(ColumnType.TEXT, null, null, null);
    assertThat(described(written(text, all.toString()))).containsEntry("value", all.toString());
  }
}
