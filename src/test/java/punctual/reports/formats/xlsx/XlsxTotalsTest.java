package punctual.reports.formats.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static punctual.reports.formats.xlsx.Written.cell;
import static punctual.reports.formats.xlsx.Written.column;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;
import punctual.catalog.spi.Total;

/** PL-D.4: totals are formulas that filters move, with the value that a preview shows. */
class XlsxTotalsTest {
  private static final Column REGION = column("region", ColumnType.TEXT, null);
  private static final Column REVENUE = column("revenue", ColumnType.MONEY, Total.SUM);
  private static final List<Column> EVERY =
      List.of(
          REGION,
          REVENUE,
          column("orders", ColumnType.INTEGER, Total.AVERAGE),
          column("smallest", ColumnType.DECIMAL, Total.MIN),
          column("last", ColumnType.DATE, Total.MAX),
          column("customer", ColumnType.TEXT, Total.COUNT));

  private static BigDecimal money(String amount) {
    return new BigDecimal(amount);
  }

  private static Written grouped(Written file) throws IOException {
    LocalDate day = LocalDate.of(2026, 11, 1);
    return file.section(null, EVERY, "region")
        .row("North", money("10.10"), 1L, money("0.5"), day, "a")
        .row("North", money("20.20"), 2L, money("0.25"), day.plusDays(1), null)
        .row("South", money("30.30"), 3L, null, day.plusDays(2), "b")
        .row("South", money("40.40"), 5L, money("7"), null, "c");
  }

  @Test
  void each_group_has_a_subtotal_and_the_table_a_total() throws IOException {
    XSSFSheet sheet = grouped(Written.plain()).workbook().getSheetAt(0);
    assertThat(Written.firstColumn(sheet).subList(Written.HEADER, 12))
        .containsExactly("North", "North", "Total North", "South", "South", "Total South", "Total");
    assertThat(formula(sheet, "B8")).isEqualTo("SUBTOTAL(109,B6:B7) = 30.3");
    assertThat(formula(sheet, "B11")).isEqualTo("SUBTOTAL(109,B9:B10) = 70.7");
    assertThat(formula(sheet, "B12")).isEqualTo("SUBTOTAL(109,B6:B11) = 101.0");
    assertThat(formula(sheet, "C12")).isEqualTo("SUBTOTAL(101,C6:C11) = 2.75");
    assertThat(formula(sheet, "D12")).isEqualTo("SUBTOTAL(105,D6:D11) = 0.25");
    assertThat(formula(sheet, "E11")).isEqualTo("SUBTOTAL(104,E9:E10) = 46329.0");
    assertThat(formula(sheet, "F8")).isEqualTo("SUBTOTAL(103,F6:F7) = 1.0");
    assertThat(sheet.getCTWorksheet().getAutoFilter().getRef()).isEqualTo("A5:F11");
  }

  @Test
  void totals_look_like_what_they_add_up() throws IOException {
    XSSFSheet sheet = grouped(Written.plain()).workbook().getSheetAt(0);
    assertThat(format(sheet, "B12")).isEqualTo("[$€]#,##0.00");
    assertThat(format(sheet, "C12")).isEqualTo("#,##0.00");
    assertThat(format(sheet, "C6")).isEqualTo("#,##0");
    assertThat(format(sheet, "E12")).isEqualTo("yyyy-mm-dd");
    assertThat(format(sheet, "F12")).isEqualTo("#,##0");
    assertThat(found(sheet, "B12").getCellStyle().getFont().getBold()).isTrue();
  }

  /** Subtotals are left out of totals, also on other sheets. */
  @Test
  void spreadsheets_reckon_the_same_from_the_cells() throws IOException {
    assertThat(recomputed(grouped(Written.plain()).workbook())).isEqualTo(15);
    assertThat(recomputed(grouped(Written.inSheetsOf(Written.HEADER + 3)).workbook()))
        .isEqualTo(15);
  }

  /** How many formulas there are, all of which give what is cached. */
  private static int recomputed(XSSFWorkbook book) {
    FormulaEvaluator evaluator = book.getCreationHelper().createFormulaEvaluator();
    int count = 0;
    for (Sheet sheet : book) {
      for (Row row : sheet) {
        for (Cell cell : row) {
          if (cell.getCellType() != CellType.FORMULA) continue;
          assertThat(evaluator.evaluate(cell).getNumberValue())
              .as(cell.getAddress() + " " + cell.getCellFormula())
              .isEqualTo(cell.getNumericCellValue(), within(1e-9));
          count++;
        }
      }
    }
    return count;
  }

  @Test
  void a_total_over_several_sheets_names_them_all() throws IOException {
    Written file =
        Written.inSheetsOf(Written.HEADER + 3).section("It's all", List.of(REGION, REVENUE));
    for (long i = 1; i <= 5; i++) file.row("x", i);
    XSSFWorkbook book = file.workbook();
    assertThat(formula(book.getSheetAt(2), "B8"))
        .isEqualTo("SUBTOTAL(109,'It''s all'!B7:B8,'It''s all (2)'!B7:B8,B7:B7) = 15.0");
    assertThat(recomputed(book)).isEqualTo(1);
  }

  /** What is text in its cell, a formula would leave out. */
  @Test
  void a_total_that_no_formula_gives_is_the_exact_value() throws IOException {
    Column exact = column("exact", ColumnType.DECIMAL, Total.SUM);
    Column least = column("least", ColumnType.TEXT, Total.MIN);
    Column count = column("count", ColumnType.DECIMAL, Total.COUNT);
    XSSFSheet sheet =
        Written.plain()
            .section(null, List.of(REGION, exact, least, count), "region")
            .row("a", new BigDecimal("1234567890.123456"), "b", Double.NaN)
            .row("a", new BigDecimal("-1234567890.123000"), "a", new BigDecimal("1"))
            .row("b", new BigDecimal("2"), null, null)
            .workbook()
            .getSheetAt(0);
    assertThat(found(sheet, "B8").getCellType()).isEqualTo(CellType.NUMERIC);
    assertThat(found(sheet, "B8").getNumericCellValue()).isEqualTo(0.000456);
    assertThat(formula(sheet, "B10")).isEqualTo("SUBTOTAL(109,B9:B9) = 2.0");
    assertThat(found(sheet, "B11").getNumericCellValue()).isEqualTo(2.000456);
    assertThat(found(sheet, "C11").getStringCellValue()).isEqualTo("a");
    assertThat(found(sheet, "D8").getCellType()).isEqualTo(CellType.NUMERIC);
    assertThat(found(sheet, "D11").getNumericCellValue()).isEqualTo(1.0);
  }

  @Test
  void a_sum_with_more_digits_than_a_number_holds_is_exact_text() throws IOException {
    XSSFSheet sheet =
        Written.plain()
            .section(null, List.of(REVENUE))
            .row(money("9999999999999.99"))
            .row(money("0.02"))
            .row(money("10000000000000.00"))
            .workbook()
            .getSheetAt(0);
    assertThat(found(sheet, "A9").getStringCellValue()).isEqualTo("20000000000000.01");
  }

  @Test
  void where_nothing_counts_there_is_no_total() throws IOException {
    XSSFSheet sheet =
        Written.plain()
            .section(null, List.of(REGION, REVENUE))
            .row("a", null)
            .workbook()
            .getSheetAt(0);
    assertThat(found(sheet, "B7").getCellType()).isEqualTo(CellType.BLANK);
    XSSFSheet none =
        Written.plain().section(null, List.of(REGION, REVENUE), "region").workbook().getSheetAt(0);
    assertThat(Written.firstColumn(none)).endsWith("Region", "No rows.");
  }

  private static XSSFCell found(XSSFSheet sheet, String name) {
    return Objects.requireNonNull(cell(sheet, name), name);
  }

  private static String format(XSSFSheet sheet, String name) {
    return found(sheet, name).getCellStyle().getDataFormatString();
  }

  private static String formula(XSSFSheet sheet, String name) {
    XSSFCell cell = found(sheet, name);
    return cell.getCellFormula() + " = " + cell.getNumericCellValue();
  }
}
