package punctual.reports.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
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
import punctual.reports.formats.ReportWriter;
import punctual.web.Problem.FieldFault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CsvFormatTest {
  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final Heading HEADING =
      new Heading(
          "T",
          "O",
          null,
          List.of(),
          Instant.EPOCH,
          ZoneId.of("Europe/Berlin"),
          PageSetup.PLAIN,
          Brand.PLAIN);
  private static final Column TEXT = Column.undeclared("text", ColumnType.TEXT);
  private final CsvFormat csv = new CsvFormat();

  /** PL-D.5: RFC 4180 with a byte order mark, so that spreadsheets read UTF-8. */
  @Test
  void an_empty_report_is_its_header_alone() throws IOException {
    assertThat(write("{}", List.of(TEXT))).isEqualTo(BYTE_ORDER_MARK + "Text\r\n");
    assertThat(write("{'profile': 'raw'}", List.of(TEXT))).isEqualTo("text\r\n");
  }

  @Test
  void money_names_its_currency_in_the_header() throws IOException {
    var revenue =
        new Column("revenue", "Revenue", ColumnType.MONEY, "EUR", Total.SUM, false, Look.PLAIN);
    assertThat(write("{}", List.of(revenue))).isEqualTo(BYTE_ORDER_MARK + "Revenue (EUR)\r\n");
  }

  /** PL-D.5: every rule for cells, by the table that all formats share. */
  @ParameterizedTest
  @MethodSource("excelCells")
  void each_cell_is_as_people_read_it(CellCases.Case cell) {
    var excel = CsvCell.excel(CellCases.BERLIN, '.');
    assertThat(excel.of(cell.value(), cell.column().type())).isEqualTo(cell.expected());
  }

  static Stream<CellCases.Case> excelCells() {
    return CellCases.of("csv-excel");
  }

  @ParameterizedTest
  @MethodSource("rawCells")
  void each_cell_is_as_machines_read_it(CellCases.Case cell) {
    assertThat(CsvCell.raw().of(cell.value(), cell.column().type())).isEqualTo(cell.expected());
  }

  static Stream<CellCases.Case> rawCells() {
    return CellCases.of("csv-raw");
  }

  /** PL-D.5: the cells that a spreadsheet would run. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\tx",
        "\rx",
        "\nx",
        "\0x",
        "  =1",
        "\u00A0=1",
        "\u3000=1",
        "＝1",
        "＋1",
        "－1",
        "＠x"
      })
  void text_that_a_spreadsheet_would_run_gets_an_apostrophe(String text) {
    assertThat(CsvCell.excel(ZoneId.of("UTC"), '.').text(text)).isEqualTo("'" + text);
    assertThat(CsvCell.raw().text(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a=b", "1-2", "'=1", "x@demo.test", " plain"})
  void other_text_is_left_as_it_is(String text) {
    assertThat(CsvCell.excel(ZoneId.of("UTC"), '.').text(text)).isEqualTo(text);
  }

  @Test
  void a_heading_is_guarded_too() throws IOException {
    var column = new Column("=x", "=x", ColumnType.TEXT, null, null, false, Look.PLAIN);
    assertThat(write("{}", List.of(column))).isEqualTo(BYTE_ORDER_MARK + "'=x\r\n");
  }

  @Test
  void typed_numbers_are_never_guarded_and_never_in_powers_of_ten() throws IOException {
    assertThat(cell(-5L, ColumnType.INTEGER)).isEqualTo("-5");
    assertThat(cell(new BigDecimal("-0E-20"), ColumnType.DECIMAL))
        .isEqualTo("0.00000000000000000000");
    assertThat(cell(new BigDecimal("1E+3"), ColumnType.DECIMAL)).isEqualTo("1000");
    assertThat(cell(9007199254740993L, ColumnType.INTEGER)).isEqualTo("9007199254740993");
  }

  @ParameterizedTest
  @CsvSource({"0.125,12.5%,0.125", "0.1,10%,0.1", "1,100%,1", "-0.005,-0.5%,-0.005"})
  void a_percent_is_for_people_or_a_fraction(BigDecimal value, String excel, String raw)
      throws IOException {
    assertThat(cell(value, ColumnType.PERCENT)).isEqualTo(excel);
    assertThat(CsvCell.raw().of(value, ColumnType.PERCENT)).isEqualTo(raw);
  }

  @Test
  void times_are_in_the_schedules_zone_or_in_utc() throws IOException {
    Instant at = Instant.parse("2026-07-01T10:00:00Z");
    assertThat(cell(at, ColumnType.TIMESTAMP)).isEqualTo("2026-07-01T12:00:00+02:00");
    assertThat(CsvCell.raw().of(at, ColumnType.TIMESTAMP)).isEqualTo("2026-07-01T10:00:00Z");
    assertThat(cell(LocalDate.of(2026, 7, 1), ColumnType.DATE)).isEqualTo("2026-07-01");
    assertThat(cell(LocalDateTime.of(2026, 7, 1, 9, 0), ColumnType.TIMESTAMP))
        .isEqualTo("2026-07-01T09:00:00");
  }

  @Test
  void null_is_nothing_and_an_empty_text_is_quoted() throws IOException {
    Column[] three = {TEXT, TEXT, TEXT};
    assertThat(write("{'profile': 'raw'}", List.of(three), new @Nullable Object[] {null, "", "x"}))
        .isEqualTo("text,text,text\r\n,\"\",x\r\n");
  }

  @Test
  void what_needs_quotes_has_them_and_comes_back_the_same() throws IOException {
    String hard = "a \"quoted\", and\r\nbroken ; line";
    String file = write("{'profile': 'raw'}", List.of(TEXT, TEXT), new Object[] {hard, "ü€😀"});
    var records = de.siegmar.fastcsv.reader.CsvReader.builder().ofCsvRecord(file).stream().toList();
    assertThat(records.get(1).getFields()).containsExactly(hard, "ü€😀");
  }

  @Test
  void delimiter_and_decimal_mark_are_the_schedules() throws IOException {
    String options = "{'delimiter': ';', 'decimal': ','}";
    var amount = Column.undeclared("amount", ColumnType.DECIMAL);
    assertThat(write(options, List.of(TEXT, amount), new Object[] {"a;b", new BigDecimal("1.5")}))
        .isEqualTo(BYTE_ORDER_MARK + "Text;Amount\r\n\"a;b\";1,5\r\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'profile': 'lotus'}                       | csv.profile
          {'delimiter': ':'}                         | csv.delimiter
          {'delimiter': 5}                           | csv.delimiter
          {'decimal': ''}                            | csv.decimal
          {'decimal': ','}                           | csv.decimal
          {'profile': 'raw', 'delimiter': ';'}       | csv.profile
          {'quote': 'x'}                             | csv.quote
          """)
  void options_that_do_not_exist_are_refused_by_field(String options, String field) {
    assertThat(csv.check(json(options))).extracting(FieldFault::field).containsExactly(field);
  }

  @Test
  void no_options_and_right_options_pass() {
    assertThat(csv.check(json("null"))).isEmpty();
    assertThat(csv.check(json("{}"))).isEmpty();
    assertThat(csv.check(json("{'delimiter': ';', 'decimal': ','}"))).isEmpty();
  }

  /** PL-C.7 */
  @Test
  void a_million_cells_need_no_more_memory_than_a_thousand() throws IOException {
    ReportWriter writer = csv.open(OutputStream.nullOutputStream(), HEADING, json("{}"));
    writer.section(new Section(null, List.of(TEXT, TEXT), List.of(), List.of()));
    Object[] row = {"some text", 12345L};
    long before = -1;
    for (int i = 0; i < 500_000; i++) {
      writer.row(row);
      if (i == 1000) before = usedHeap();
    }
    writer.finish(new Footer(500_000, false));
    assertThat(usedHeap() - before).isLessThan(4L << 20);
  }

  private static long usedHeap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static String cell(Object value, ColumnType type) {
    return String.valueOf(CsvCell.excel(HEADING.zone(), '.').of(value, type));
  }

  private String write(String options, List<Column> columns, @Nullable Object[]... rows)
      throws IOException {
    var out = new ByteArrayOutputStream();
    ReportWriter writer = csv.open(out, HEADING, json(options));
    writer.section(new Section(null, columns, List.of(), List.of()));
    Arrays.stream(rows)
        .forEach(row -> {
          try {
            writer.row(row);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    writer.finish(new Footer(rows.length, false));
    return out.toString(StandardCharsets.UTF_8);
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text.replace('\'', '"'));
  }
}
