package punctual.reports.formats.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;
import punctual.catalog.spi.Look;
import punctual.catalog.spi.PageSetup;
import punctual.catalog.spi.Section;
import punctual.reports.formats.Brand;
import punctual.reports.formats.CellCases;
import punctual.reports.formats.Footer;
import punctual.reports.formats.Heading;
import punctual.reports.formats.ReportWriter;
import punctual.reports.formats.WrittenFile;
import tools.jackson.databind.node.JsonNodeFactory;

class ParquetFormatTest {
  private static final Column TEXT = Column.undeclared("text", ColumnType.TEXT);
  private static final Column NUMBER = Column.undeclared("number", ColumnType.INTEGER);
  private static final Column DECIMAL = Column.undeclared("decimal", ColumnType.DECIMAL);

  private static final long MEMORY = 48_000_000;

  @TempDir Path temporary;
  @TempDir Path elsewhere;

  /** PL-D.4: every rule for cells, by the table that all formats share. */
  @ParameterizedTest
  @MethodSource("cells")
  void each_cell_has_its_type_and_its_value(CellCases.Case cell) throws Exception {
    ReadBack file = write(List.of(cell.column()), new @Nullable Object[] {cell.value()});
    assertThat(cell.expected())
        .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
        .containsExactly(file.types().get("value"), file.rows().getFirst().getFirst());
  }

  static Stream<CellCases.Case> cells() {
    return CellCases.of("parquet");
  }

  @Test
  void a_report_without_rows_has_its_columns() throws Exception {
    ReadBack file = write(List.of(TEXT, NUMBER, DECIMAL));
    assertThat(file.rows()).isEmpty();
    assertThat(file.types())
        .containsExactly(
            entry("text", "VARCHAR"), entry("number", "BIGINT"), entry("decimal", "DECIMAL(18,2)"));
  }

  /** Readers find out what stands in a file without the product. */
  @Test
  void the_file_says_what_it_is() throws Exception {
    var heading =
        new Heading(
            "It's 👍 \"sales\"",
            "Demo",
            "17 to 23 Nov 2026",
            List.of(new Heading.Value("Region", "North, South")),
            Instant.parse("2026-11-24T08:00:00Z"),
            CellCases.BERLIN,
            PageSetup.PLAIN,
            Brand.PLAIN);
    var money = new Column("sum", "Sum", ColumnType.MONEY, "EUR", null, false, Look.PLAIN);
    byte[] bytes =
        WrittenFile.of(
            new ParquetFormat(temporary, MEMORY),
            heading,
            new Section(null, List.of(money), List.of(), List.of()));
    assertThat(ReadBack.of(elsewhere, bytes).metadata())
        .containsExactly(
            entry("title", "It's 👍 \"sales\""),
            entry("organization", "Demo"),
            entry("period", "17 to 23 Nov 2026"),
            entry("parameters", "{\"Region\":\"North, South\"}"),
            entry("data_as_of", "2026-11-24T08:00:00Z"),
            entry("zone", "Europe/Berlin"),
            entry(
                "columns", "{\"sum\":{\"label\":\"Sum\",\"type\":\"money\",\"currency\":\"EUR\"}}"),
            entry("truncated", "false"));
  }

  @Test
  void names_of_columns_are_kept_as_they_are() throws Exception {
    var odd = Column.undeclared("a \"b'; drop", ColumnType.TEXT);
    assertThat(write(List.of(odd, NUMBER)).types()).containsOnlyKeys("a \"b'; drop", "number");
  }

  @Test
  void the_order_of_rows_is_kept() throws Exception {
    Object[][] rows = new Object[5000][];
    for (int i = 0; i < rows.length; i++) rows[i] = new Object[] {(long) i * 7 % 5000};
    assertThat(write(List.of(NUMBER), rows).column(0))
        .containsExactlyElementsOf(Stream.of(rows).map(row -> row[0].toString()).toList());
  }

  @Test
  void a_decimal_grows_with_its_values() throws Exception {
    ReadBack file = write(List.of(DECIMAL), row("1.5"), row("12345678901.25"), row("0.00000001"));
    assertThat(file.types()).containsEntry("decimal", "DECIMAL(38,8)");
    assertThat(file.column(0)).containsExactly("1.50000000", "12345678901.25000000", "0.00000001");
  }

  /** No number of Parquet has more than 38 digits. */
  @Test
  void a_decimal_with_too_many_digits_makes_its_column_text() throws Exception {
    var huge = "12345678901234567890123456789.5";
    ReadBack file = write(List.of(DECIMAL), row("0.0000000001"), row(huge), row("2"));
    assertThat(file.types()).containsEntry("decimal", "VARCHAR");
    assertThat(file.column(0)).containsExactly("0.0000000001", huge, "2");
  }

  @Test
  void an_integer_beyond_64_bits_makes_its_column_decimal() throws Exception {
    var writer = open(new ByteArrayOutputStream(), NUMBER);
    writer.row(new @Nullable Object[] {null});
    writer.row(new Object[] {-5L});
    writer.row(row("123456789012345678901234567890"));
    writer.finish(new Footer(3, false));
    assertThat(writer.notes())
        .containsExactly(
            "In the Parquet file Number is a decimal: not every value is integer of 64 bits.");
    writer.close();
  }

  @Test
  void what_is_of_several_kinds_is_text_with_a_note() throws Exception {
    var time = Column.undeclared("at", ColumnType.TIMESTAMP);
    ReadBack file =
        write(
            List.of(time),
            new Object[] {Instant.parse("2026-07-01T10:00:00.5Z")},
            new @Nullable Object[] {null},
            new Object[] {LocalDateTime.parse("2026-07-01T10:00:00")},
            new Object[] {"soon"},
            new Object[] {new byte[] {0, 1}});
    assertThat(file.types()).containsEntry("at", "VARCHAR");
    assertThat(file.column(0))
        .containsExactly("2026-07-01T10:00:00.5Z", null, "2026-07-01T10:00:00", "soon", "AAE=");
  }

  @Test
  void the_values_before_are_written_as_they_would_have_been() throws Exception {
    Object[] first = {
      5L,
      new BigDecimal("1.50"),
      true,
      LocalDate.of(2026, 7, 1),
      LocalDateTime.parse("2026-07-01T09:05:00.25"),
      new byte[] {0, 1}
    };
    List<Column> columns =
        Stream.of(first)
            .map(value -> Column.undeclared(value.getClass().getSimpleName(), ColumnType.TEXT))
            .toList();
    ReadBack file = write(columns, first, new Object[] {"x", "x", "x", "x", "x", "x"});
    assertThat(file.types().values()).containsOnly("VARCHAR");
    assertThat(file.rows().getFirst())
        .containsExactly("5", "1.50", "true", "2026-07-01", "2026-07-01T09:05:00.25", "AAE=");
  }

  /** What 64 bits of microseconds cannot hold is kept as text. */
  @Test
  void times_that_parquet_does_not_know_keep_every_digit() throws Exception {
    var time = Column.undeclared("at", ColumnType.TIMESTAMP);
    assertThat(write(List.of(time), new Object[] {Instant.MAX}).column(0))
        .containsExactly("+1000000000-12-31T23:59:59.999999999Z");
    assertThat(write(List.of(time), new Object[] {LocalDate.MIN}).column(0))
        .containsExactly("-999999999-01-01");
  }

  /** PL-C.7; one in 16 of the rows is wide, and all of them are more than the memory for rows. */
  @Test
  void more_rows_than_memory_holds_go_through_the_disk() throws Exception {
    var bytes = new Random(7);
    var out = new ByteArrayOutputStream();
    ReportWriter writer = open(out, TEXT);
    for (int i = 0; i < 24_000; i++) writer.row(new Object[] {text(bytes, i % 16 == 0)});
    assertThat(Files.exists(folder().resolve("spilled"))).isTrue();
    writer.finish(new Footer(24_000, false));
    writer.close();
    ReadBack file = ReadBack.of(elsewhere, out.toByteArray());
    bytes.setSeed(7);
    assertThat(file.rows()).hasSize(24_000);
    for (int i = 0; i < 24_000; i++)
      assertThat(file.rows().get(i)).containsExactly(text(bytes, i % 16 == 0));
  }

  private static String text(Random bytes, boolean wide) {
    byte[] noise = new byte[wide ? 18_000 : 600];
    bytes.nextBytes(noise);
    return Base64.getEncoder().encodeToString(noise);
  }

  private Path folder() throws IOException {
    try (Stream<Path> folders = Files.list(temporary)) {
      return folders.findFirst().orElseThrow();
    }
  }

  @Test
  void a_row_group_holds_fewer_of_wide_rows() {
    var narrow = new Widths(32 << 20);
    var wide = new Widths(32 << 20);
    for (int i = 0; i < 5000; i++) {
      narrow.add(new Object[] {"text", 1L});
      wide.add(new Object[] {i < 2048 ? "x".repeat(6_000) : "", 1L});
    }
    assertThat(narrow.rowGroup()).isEqualTo(122_880);
    assertThat(wide.rowGroup()).isEqualTo(4096);
  }

  @Test
  void nothing_stays_in_the_temporary_folder() throws Exception {
    write(List.of(TEXT), new Object[] {"a"});
    ReportWriter unfinished = open(new ByteArrayOutputStream(), TEXT);
    for (int i = 0; i < 3000; i++) unfinished.row(new Object[] {"text " + i});
    unfinished.close();
    new ParquetFormat(temporary, MEMORY)
        .open(new ByteArrayOutputStream(), CellCases.heading(), JsonNodeFactory.instance.nullNode())
        .close();
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void a_dead_process_is_tidied_up_after_and_a_living_one_is_left_alone() throws Exception {
    Path dead = Files.createDirectories(temporary.resolve("parquet-1"));
    Files.createFile(dead.resolve("lock"));
    Files.createFile(dead.resolve("rows"));
    Path other = Files.createFile(temporary.resolve("other"));
    ReportWriter living = open(new ByteArrayOutputStream(), TEXT);
    WorkFolder.sweep(temporary);
    assertThat(dead).doesNotExist();
    assertThat(other).exists();
    living.row(new Object[] {"a"});
    living.finish(new Footer(1, false));
    living.close();
  }

  private ReportWriter open(ByteArrayOutputStream out, Column column) throws IOException {
    ReportWriter writer =
        new ParquetFormat(temporary, MEMORY)
            .open(out, CellCases.heading(), JsonNodeFactory.instance.nullNode());
    writer.section(new Section(null, List.of(column), List.of(), List.of()));
    return writer;
  }

  private static Object[] row(String number) {
    return new Object[] {new BigDecimal(number)};
  }

  private ReadBack write(List<Column> columns, @Nullable Object[]... rows)
      throws IOException, SQLException {
    return ReadBack.of(
        elsewhere, WrittenFile.of(new ParquetFormat(temporary, MEMORY), columns, rows));
  }
}
