package punctual.reports.formats.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;
import punctual.catalog.spi.Look;
import punctual.catalog.spi.Section;
import punctual.catalog.spi.Total;
import punctual.reports.formats.CellCases;

class PdfTableTest {
  private static final Column REGION = Column.undeclared("region", ColumnType.TEXT);
  private static final Column SHOP = Column.undeclared("shop", ColumnType.TEXT);
  private static final Column REVENUE = total("revenue", ColumnType.MONEY, Total.SUM);
  private static final Column MARGIN = total("margin", ColumnType.PERCENT, Total.AVERAGE);
  private static final Column LAST = total("last", ColumnType.DATE, Total.MAX);
  private static final Column ORDERS = total("orders", ColumnType.INTEGER, Total.COUNT);

  /** PL-D.3 */
  @Test
  void the_head_stands_on_each_page_and_the_foot_counts_them() throws IOException {
    Object[][] rows =
        IntStream.range(0, 400).mapToObj(i -> new Object[] {"Row " + i}).toArray(Object[][]::new);
    try (Pdf pdf = Pdf.of(CellCases.heading(), Pdf.part(Pdf.section(SHOP), rows))) {
      int pages = pdf.pages();
      assertThat(pages).isBetween(7, 14);
      for (int page = 1; page <= pages; page++) {
        assertThat(pdf.text(page))
            .containsOnlyOnce("Shop")
            .contains("Page %d of %d".formatted(page, pages))
            .contains("Cells");
      }
      for (int i = 0; i < 400; i++) assertThat(pdf.text()).contains("Row " + i + "\n");
    }
  }

  /** PL-D.3: nothing is lost where a page ends. */
  @Test
  void rows_keep_their_order_over_pages() throws IOException {
    Object[][] rows =
        IntStream.range(0, 150)
            .mapToObj(i -> new Object[] {"<%d> %s".formatted(i, "long text ".repeat(i % 40))})
            .toArray(Object[][]::new);
    try (Pdf pdf = Pdf.of(CellCases.heading(), Pdf.part(Pdf.section(SHOP), rows))) {
      String[] each = IntStream.range(0, 150).mapToObj("<%d>"::formatted).toArray(String[]::new);
      assertThat(pdf.text()).containsSubsequence(each);
    }
  }

  @Test
  void groups_have_heads_and_totals_and_the_table_has_its_own() throws IOException {
    Section section =
        new Section(
            null,
            List.of(REGION, SHOP, REVENUE, MARGIN, LAST, ORDERS),
            List.of("region"),
            List.of());
    try (Pdf pdf =
        Pdf.of(
            CellCases.heading(),
            Pdf.part(
                section,
                row("North", "A", "10.00", "0.1", 1, 5L),
                row("North", "B", "0.50", "0.3", 2, null),
                row("South", "C", "-4.25", "0.2", 3, 7L)))) {
      assertThat(lines(pdf))
          .containsSubsequence(
              "Shop Revenue Margin Last Orders",
              "Region: North",
              "A €10.00 10% 1 Nov 2026 5",
              "B €0.50 30% 2 Nov 2026",
              "Total North €10.50 20% 2 Nov 2026 1",
              "average highest count",
              "Region: South",
              "C -€4.25 20% 3 Nov 2026 7",
              "Total South -€4.25 20% 3 Nov 2026 1",
              "Total €6.25 20% 3 Nov 2026 2");
    }
  }

  private static @Nullable Object[] row(
      String region, String shop, String revenue, String margin, int day, @Nullable Long orders) {
    return new @Nullable Object[] {
      region,
      shop,
      new BigDecimal(revenue),
      new BigDecimal(margin),
      LocalDate.of(2026, 11, day),
      orders
    };
  }

  @Test
  void a_group_that_goes_on_says_so_and_its_head_is_never_alone() throws IOException {
    var section = new Section(null, List.of(REGION, SHOP), List.of("region"), List.of());
    var rows = new ArrayList<Object[]>();
    for (int i = 0; i < 60; i++) {
      for (int k = 0; k <= i % 7; k++)
        rows.add(new Object[] {"R" + i, "shop %d.%d".formatted(i, k)});
    }
    for (int i = 0; i < 90; i++) rows.add(new Object[] {"Long", "last " + i});
    try (Pdf pdf = Pdf.of(CellCases.heading(), Pdf.part(section, rows.toArray(Object[][]::new)))) {
      assertThat(pdf.text()).contains("Region: Long (continued)");
      for (int page = 1; page <= pdf.pages(); page++) {
        List<String> lines = pdf.text(page).lines().toList();
        String last = lines.get(lines.size() - 2);
        assertThat(last).as("last line of page " + page).matches("(shop|last) .*");
      }
    }
  }

  @Test
  void totals_are_never_alone_on_a_page() throws IOException {
    for (int rows = 30; rows < 50; rows++) {
      Object[][] values =
          Collections.nCopies(rows, new Object[] {"x", BigDecimal.ONE}).toArray(Object[][]::new);
      try (Pdf pdf = Pdf.of(CellCases.heading(), Pdf.part(Pdf.section(SHOP, REVENUE), values))) {
        assertThat(lines(pdf, pdf.pages()).toString())
            .contains("x €1.00, Total €%d.00".formatted(rows));
      }
    }
  }

  @Test
  void totals_of_a_shortened_table_say_what_they_add_up() throws IOException {
    try (Pdf pdf =
        Pdf.of(
            CellCases.heading(),
            "{}",
            true,
            Pdf.part(Pdf.section(SHOP, REVENUE), new Object[] {"x", BigDecimal.ONE}))) {
      assertThat(lines(pdf)).contains("Total of the rows above €1.00");
    }
  }

  @Test
  void a_total_in_the_first_column_leaves_room_for_its_label() throws IOException {
    Object[] row = {new BigDecimal("2.5")};
    try (Pdf pdf = Pdf.of(CellCases.heading(), Pdf.part(Pdf.section(REVENUE), row, row))) {
      assertThat(lines(pdf)).containsSubsequence("€2.50", "€2.50", "Total", "€5.00");
    }
  }

  @Test
  void points_stand_below_each_other() throws IOException {
    Column amount = Column.undeclared("amount", ColumnType.DECIMAL);
    try (Pdf pdf =
        Pdf.of(
            CellCases.heading(),
            Pdf.part(
                Pdf.section(amount),
                new Object[] {new BigDecimal("1.25")},
                new Object[] {new BigDecimal("300")},
                new Object[] {Double.NaN}))) {
      assertThat(lines(pdf)).containsSubsequence("1.25", "300.00", "–");
    }
  }

  @Test
  void a_text_of_many_lines_ends_with_a_mark_after_twenty() throws IOException {
    Object[] row = {"line\n".repeat(30)};
    try (Pdf pdf = Pdf.of(CellCases.heading(), Pdf.part(Pdf.section(SHOP), row))) {
      List<String> lines = lines(pdf);
      assertThat(Collections.frequency(lines, "line")).isEqualTo(19);
      assertThat(lines).contains("line…");
      assertThat(pdf.notes())
          .containsExactly(
              "The PDF shows the first lines only of texts that are too long for its columns.");
    }
  }

  /** Numbers keep whole in a smaller size; nothing hangs over the edge of the page. */
  @Test
  void twenty_columns_stay_on_the_page() throws IOException {
    Column[] columns =
        IntStream.range(0, 20)
            .mapToObj(i ->
                Column.undeclared("column_" + i, i % 2 == 0 ? ColumnType.MONEY : ColumnType.TEXT))
            .toArray(Column[]::new);
    Object[] row =
        IntStream.range(0, 20)
            .mapToObj(i -> i % 2 == 0 ? new BigDecimal("1234.56") : "Donaudampfschiff " + i)
            .toArray();
    String lying = "{'orientation': 'landscape'}";
    try (Pdf pdf = Pdf.of(CellCases.heading(), lying, false, Pdf.part(Pdf.section(columns), row))) {
      List<String> words = List.of(pdf.text(1).split("\\s+"));
      assertThat(Collections.frequency(words, "1,234.56")).isEqualTo(10);
      for (TextPosition letter : letters(pdf)) {
        assertThat(letter.getX()).isGreaterThan(41);
        assertThat(letter.getX() + letter.getWidth()).isLessThan(842 - 41);
      }
    }
  }

  @Test
  void forty_columns_are_told_to_be_too_many() throws IOException {
    Column[] columns =
        IntStream.range(0, 40)
            .mapToObj(i -> Column.undeclared("column_" + i, ColumnType.MONEY))
            .toArray(Column[]::new);
    Object[] row = Collections.nCopies(40, new BigDecimal("1234.56")).toArray();
    try (Pdf pdf = Pdf.of(CellCases.heading(), Pdf.part(Pdf.section(columns), row))) {
      assertThat(pdf.notes()).first().asString().contains("too small for so many columns");
    }
  }

  @Test
  void numbers_end_and_text_begins_at_the_edge_of_their_column() throws IOException {
    Object[] row = {"Ada", new BigDecimal("1.00")};
    Object[] other = {"Barbara", new BigDecimal("100.00")};
    try (Pdf pdf = Pdf.of(CellCases.heading(), Pdf.part(Pdf.section(SHOP, REVENUE), row, other))) {
      List<TextPosition> ends =
          letters(pdf).stream().filter(letter -> letter.getX() + letter.getWidth() > 552).toList();
      // of the head, two rows and a total; the foot ends there too
      assertThat(ends).hasSize(5);
      assertThat(ends)
          .allSatisfy(letter ->
              assertThat(letter.getX() + letter.getWidth())
                  .isCloseTo(553, org.assertj.core.data.Offset.offset(0.2f)));
    }
  }

  @Test
  void a_width_that_is_declared_is_kept() {
    Column narrow =
        new Column("n", "N", ColumnType.TEXT, null, null, false, new Look(null, null, 10, null));
    var type = new Typesetter(new Fonts());
    var pages =
        new Pages(
            java.io.OutputStream.nullOutputStream(),
            CellCases.heading(),
            punctual.catalog.spi.PageSetup.PLAIN,
            type);
    Grid grid =
        Grid.fit(
            List.of(narrow, SHOP),
            List.of(0, 1),
            List.<String[]>of(new String[] {"x".repeat(90), "y"}),
            type,
            pages);
    assertThat(grid.places().get(0).width()).isEqualTo(10 * type.width("0", grid.body()));
  }

  private static List<TextPosition> letters(Pdf pdf) throws IOException {
    var letters = new ArrayList<TextPosition>();
    var stripper =
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(TextPosition letter) {
            if (!letter.getUnicode().isBlank()) letters.add(letter);
          }
        };
    stripper.getText(pdf.document());
    return letters;
  }

  private static List<String> lines(Pdf pdf) throws IOException {
    return lines(pdf, 1);
  }

  private static List<String> lines(Pdf pdf, int page) throws IOException {
    return pdf.text(page).lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
  }

  private static Column total(String name, ColumnType type, Total total) {
    String currency = type == ColumnType.MONEY ? "EUR" : null;
    return new Column(name, Column.labelOf(name), type, currency, total, false, Look.PLAIN);
  }
}
