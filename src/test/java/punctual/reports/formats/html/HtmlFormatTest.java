package punctual.reports.formats.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
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
import punctual.reports.formats.Logo;
import punctual.reports.formats.ReportWriter;
import punctual.reports.formats.WrittenFile;
import tools.jackson.databind.node.JsonNodeFactory;

class HtmlFormatTest {
  private static final Pattern TAGS = Pattern.compile("<[^>]*>");
  private static final Column REGION = Column.undeclared("region", ColumnType.TEXT);
  private static final Column CITY = Column.undeclared("city", ColumnType.TEXT);
  private static final Column REVENUE =
      new Column("revenue", "Revenue", ColumnType.MONEY, "EUR", Total.SUM, false, Look.PLAIN);
  private final HtmlFormat html = new HtmlFormat();

  /** PL-D.4: every rule for cells, by the table that all formats share. */
  @ParameterizedTest
  @MethodSource("cells")
  void each_cell_is_as_people_read_it(CellCases.Case cell) throws IOException {
    String row =
        rows(page(List.of(cell.column()), new @Nullable Object[] {cell.value()})).getFirst();
    assertThat(row.replaceFirst("^<tr><td[^>]*>", "").replaceFirst("</td></tr>$", ""))
        .isEqualTo(cell.expected());
  }

  static Stream<CellCases.Case> cells() {
    return CellCases.of("html");
  }

  @Test
  void the_page_says_what_it_is_and_nothing_in_it_is_markup() throws IOException {
    var heading =
        new Heading(
            "<script>alert(1)</script>",
            "Demo & \"Sons\"",
            "17 to 23 Nov 2026",
            List.of(new Heading.Value("<Region>", "North\nSouth")),
            Instant.parse("2026-11-24T08:00:00Z"),
            CellCases.BERLIN,
            PageSetup.PLAIN,
            new Brand("#112233", new Logo(new byte[] {1, 2, 3})));
    String page = page(heading, new Section("<i>One", List.of(REGION), List.of(), List.of()));
    assertThat(page)
        .contains(
            "<title>&lt;script&gt;alert(1)&lt;/script&gt;</title>",
            "<p>Demo &amp; &quot;Sons&quot;</p>",
            "<p>17 to 23 Nov 2026</p>",
            "<dt>&lt;Region&gt;</dt><dd>North<br>South</dd>",
            "<dt>Generated, data as of</dt><dd>24 Nov 2026, 09:00:00</dd>",
            "<dt>Times</dt><dd>Europe/Berlin</dd>",
            ">&lt;i&gt;One</h2>",
            "--accent: #112233",
            "src=\"data:image/png;base64,AQID\"")
        .doesNotContain("<script", "http:", "https:", "url(", "@import");
  }

  @Test
  void numbers_stand_right_and_text_left() throws IOException {
    String page = page(List.of(REGION, REVENUE), new Object[] {"North", new BigDecimal("1234.5")});
    assertThat(page)
        .contains(
            "<th scope=\"col\" align=\"left\" valign=\"bottom\" style=\"background:#f1f3f6\">Region</th>")
        .contains(
            "<th scope=\"col\" align=\"right\" valign=\"bottom\" style=\"background:#f1f3f6\">Revenue</th>")
        .contains(
            "<td align=\"right\" class=\"n\" style=\"border-top:1px solid #dfe3e8\">€1,234.50</td>");
  }

  @Test
  void groups_have_subtotals_and_the_table_has_its_total() throws IOException {
    var section = new Section(null, List.of(REGION, CITY, REVENUE), List.of("region"), List.of());
    String page =
        page(
            CellCases.heading(),
            section,
            new Object[] {"North", "Kiel", new BigDecimal("10.50")},
            new Object[] {"North", "Husum", new BigDecimal("4.50")},
            new @Nullable Object[] {null, "Bonn", new BigDecimal("1.00")});
    assertThat(texts(page))
        .containsExactly(
            "Region: North",
            "North|Kiel|€10.50",
            "North|Husum|€4.50",
            "Subtotal||€15.00",
            "Region: –",
            "|Bonn|€1.00",
            "Subtotal||€1.00",
            "Total||€16.00");
  }

  @Test
  void a_total_that_is_no_sum_says_what_it_is() throws IOException {
    var average = new Column("a", "A", ColumnType.DECIMAL, null, Total.AVERAGE, false, Look.PLAIN);
    var count = new Column("b", "B", ColumnType.MONEY, "EUR", Total.COUNT, false, Look.PLAIN);
    Object[] one = {new BigDecimal("1.0"), new BigDecimal("5.00")};
    Object[] two = {new BigDecimal("2.0"), new BigDecimal("6.00")};
    assertThat(texts(page(List.of(average, count), one, two)))
        .containsExactly("1.0|€5.00", "2.0|€6.00", "average 1.5|count 2");
  }

  @Test
  void each_section_is_a_table_and_one_without_rows_says_so() throws IOException {
    var out = new ByteArrayOutputStream();
    ReportWriter writer = open(out);
    writer.section(new Section("Sales", List.of(REGION), List.of(), List.of()));
    writer.row(new Object[] {"North"});
    writer.section(new Section("Returns", List.of(CITY, REVENUE), List.of(), List.of()));
    writer.finish(new Footer(1, true));
    String page = out.toString(StandardCharsets.UTF_8);
    assertThat(texts(page)).containsExactly("North", "No rows");
    assertThat(page)
        .containsSubsequence(
            "Sales</h2>", "<table", "</table>", "Returns</h2>", "<table", "</table>")
        .contains("<footer>1 row, shortened: there are more.</footer>")
        .endsWith("</html>\n");
  }

  /** The mail takes whole lines from between the marks. */
  @Test
  void each_row_is_one_line_between_the_marks() throws IOException {
    String page = page(List.of(REGION), new Object[] {"a\r\nb"}, new Object[] {"<!--/tables-->"});
    List<String> lines = page.lines().toList();
    assertThat(lines).containsOnlyOnce("<!--tables-->", "<!--/tables-->");
    assertThat(rows(page)).hasSize(2).allMatch(line -> line.endsWith("</td></tr>"));
  }

  /** PL-C.7 */
  @Test
  void a_million_cells_need_no_more_memory_than_a_thousand() throws IOException {
    ReportWriter writer = open(OutputStream.nullOutputStream());
    writer.section(new Section(null, List.of(REGION, REVENUE), List.of("region"), List.of()));
    long before = -1;
    for (int i = 0; i < 500_000; i++) {
      writer.row(new Object[] {"region " + i / 100, new BigDecimal("12.50")});
      if (i == 1000) before = usedHeap();
    }
    writer.finish(new Footer(500_000, false));
    assertThat(usedHeap() - before).isLessThan(4L << 20);
  }

  private static long usedHeap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private ReportWriter open(OutputStream out) {
    return html.open(out, CellCases.heading(), JsonNodeFactory.instance.nullNode());
  }

  /** Rows of data. */
  private static List<String> rows(String page) {
    return page.lines().filter(line -> line.startsWith("<tr><td")).toList();
  }

  /** Rows of bodies, as text. */
  private static List<String> texts(String page) {
    return page.lines()
        .filter(line -> line.startsWith("<tr"))
        .map(line -> line.replaceFirst("</td></tr>$", "").replace("</td>", "|"))
        .map(line -> TAGS.matcher(line).replaceAll(""))
        .toList();
  }

  private String page(List<Column> columns, @Nullable Object[]... rows) throws IOException {
    return new String(WrittenFile.of(html, columns, rows), StandardCharsets.UTF_8);
  }

  private String page(Heading heading, Section section, @Nullable Object[]... rows)
      throws IOException {
    return new String(WrittenFile.of(html, heading, section, rows), StandardCharsets.UTF_8);
  }
}
