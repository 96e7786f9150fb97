package punctual.reports.formats.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.catalog.spi.Chart;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;
import punctual.catalog.spi.Look;
import punctual.catalog.spi.Section;
import punctual.catalog.spi.Total;
import punctual.reports.formats.CellCases;
import punctual.reports.formats.CellText;

class PdfChartsTest {
  private static final Column SHOP = Column.undeclared("shop", ColumnType.TEXT);
  private static final Column DAY = Column.undeclared("day", ColumnType.DATE);
  private static final Column ORDERS = Column.undeclared("orders", ColumnType.INTEGER);
  private static final Column RETURNS = Column.undeclared("returns", ColumnType.INTEGER);
  private static final Column SHARE =
      new Column("share", "Share", ColumnType.PERCENT, null, Total.AVERAGE, false, Look.PLAIN);

  /** PL-D.3: sharp at any size, and told to those who cannot see it. */
  @ParameterizedTest
  @EnumSource
  void a_chart_is_drawn_in_vectors_with_words_for_who_cannot_see_it(Chart.Kind kind)
      throws IOException {
    Section section =
        Pdf.charts(Pdf.section(SHOP, ORDERS), chart(kind, "Orders by shop", "shop", "orders"));
    try (Pdf pdf =
        Pdf.of(CellCases.heading(), Pdf.part(section, row("North", 4L), row("South", 12L)))) {
      assertThat(pdf.images()).isEmpty();
      PDFormXObject place = place(pdf);
      List<String> operators = operators(place);
      assertThat(operators).contains("BDC", "EMC").containsAnyOf("f", "S", "b", "B");
      String word = kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
      assertThat(words(place))
          .isEqualTo(word + " chart: Orders by shop. Orders: North 4, South 12.");
      assertThat(pdf.text()).contains("Orders by shop");
    }
  }

  @Test
  void bars_stand_in_their_proportion() throws IOException {
    Section section =
        Pdf.charts(Pdf.section(SHOP, ORDERS), chart(Chart.Kind.BAR, null, "shop", "orders"));
    try (Pdf pdf =
        Pdf.of(
            CellCases.heading(), Pdf.part(section, row("a", 10L), row("b", 20L), row("c", -5L)))) {
      List<Float> heights = heights(place(pdf));
      assertThat(heights.get(1) / heights.get(0)).isCloseTo(2, within());
      assertThat(heights.get(2) / heights.get(0)).isCloseTo(-0.5f, within());
    }
  }

  private static org.assertj.core.data.Offset<Float> within() {
    return org.assertj.core.data.Offset.offset(0.01f);
  }

  /** Heights of the bars; the keys of the legend, which are squares, left out. */
  private static List<Float> heights(PDFormXObject place) throws IOException {
    List<Object> tokens = new PDFStreamParser(place).parse();
    return IntStream.range(0, tokens.size())
        .filter(i -> tokens.get(i) instanceof Operator o && o.getName().equals("re"))
        .filter(i -> number(tokens.get(i - 2)) != number(tokens.get(i - 1)))
        .mapToObj(i -> number(tokens.get(i - 1)))
        .toList();
  }

  private static float number(Object token) {
    return ((org.apache.pdfbox.cos.COSNumber) token).floatValue();
  }

  @Test
  void several_charts_and_stacked_ones_have_a_legend_for_each_series() throws IOException {
    Section section =
        Pdf.charts(
            Pdf.section(DAY, ORDERS, RETURNS),
            new Chart(Chart.Kind.BAR, "Bars", "day", List.of("orders", "returns"), true),
            new Chart(Chart.Kind.AREA, "Areas", "day", List.of("orders", "returns"), true),
            new Chart(Chart.Kind.LINE, "Lines", "day", List.of("orders", "returns"), false));
    Object[][] rows =
        IntStream.range(0, 30)
            .mapToObj(i -> row(LocalDate.of(2026, 11, 1).plusDays(i), i == 3 ? null : 5L + i, -2L))
            .toArray(Object[][]::new);
    try (Pdf pdf = Pdf.of(CellCases.heading(), Pdf.part(section, rows))) {
      assertThat(pdf.text(1)).contains("Bars", "Areas", "Lines");
      assertThat(pdf.text(1).split("Returns", -1)).hasSize(5);
    }
  }

  @Test
  void a_report_without_rows_has_no_empty_chart() throws IOException {
    Section section =
        Pdf.charts(Pdf.section(SHOP, ORDERS), chart(Chart.Kind.BAR, "Bars", "shop", "orders"));
    try (Pdf pdf = Pdf.of(CellCases.heading(), Pdf.part(section))) {
      assertThat(pdf.text()).contains("No data").doesNotContain("Bars");
    }
  }

  @Test
  void pieces_beyond_forty_are_one_and_bars_are_left_out() {
    ChartData bars = data(chart(Chart.Kind.BAR, null, "shop", "orders"), SHOP, ORDERS);
    for (int i = 0; i < 50; i++) bars.add(row("shop " + i, 2L));
    assertThat(bars.points()).hasSize(40);
    assertThat(bars.note()).isEqualTo("The first 40 points; 10 more are in the table.");
    ChartData data = data(chart(Chart.Kind.PIE, null, "shop", "orders"), SHOP, ORDERS);
    for (int i = 0; i < 50; i++) data.add(row("shop " + i, 2L));
    assertThat(data.points()).hasSize(41);
    assertThat(data.points().getLast().label()).isEqualTo("Other");
    assertThat(data.points().getLast().value(0)).isEqualTo(20);
    assertThat(data.note()).isNull();
  }

  @Test
  void shares_and_days_beyond_forty_are_left_out_and_told() {
    ChartData shares = data(chart(Chart.Kind.BAR, null, "shop", "share"), SHOP, SHARE);
    for (int i = 0; i < 50; i++) shares.add(row("shop " + i, new BigDecimal("0.5")));
    assertThat(shares.points()).hasSize(40);
    assertThat(shares.note()).isEqualTo("The first 40 points; 10 more are in the table.");
    ChartData days = data(chart(Chart.Kind.BAR, null, "day", "orders"), DAY, ORDERS);
    for (int i = 0; i < 50; i++) days.add(row(LocalDate.EPOCH.plusDays(i), 1L));
    assertThat(days.points()).hasSize(40);
    assertThat(days.note()).isNotNull();
  }

  @Test
  void a_line_has_five_hundred_points_at_most() {
    ChartData data = data(chart(Chart.Kind.LINE, null, "day", "orders"), DAY, ORDERS);
    for (int i = 0; i < 600; i++) data.add(row(LocalDate.EPOCH.plusDays(i), 1L));
    assertThat(data.points()).hasSize(500);
    assertThat(data.note()).isEqualTo("The first 500 points; 100 more are in the table.");
  }

  @Test
  void rows_with_the_same_word_are_one_point_where_they_may_be_added() {
    ChartData sums = data(chart(Chart.Kind.BAR, null, "shop", "orders"), SHOP, ORDERS);
    ChartData shares = data(chart(Chart.Kind.BAR, null, "shop", "share"), SHOP, SHARE);
    for (Object value : new Object[] {1L, 2L}) sums.add(row("North", value));
    sums.add(row("North", null));
    for (int i = 0; i < 2; i++) shares.add(row("North", BigDecimal.ONE));
    assertThat(sums.points()).hasSize(1);
    assertThat(sums.points().getFirst().value(0)).isEqualTo(3);
    assertThat(shares.points()).hasSize(2);
  }

  @Test
  void what_is_no_number_is_a_gap() {
    ChartData data = data(chart(Chart.Kind.LINE, null, "day", "orders"), DAY, ORDERS);
    for (Object value : new @Nullable Object[] {null, Double.NaN, "x", 3L}) {
      data.add(row(LocalDate.EPOCH.plusDays(data.points().size()), value));
    }
    assertThat(data.points().stream().map(point -> point.value(0)))
        .containsExactly(Double.NaN, Double.NaN, Double.NaN, 3.0);
  }

  private static ChartData data(Chart chart, Column... columns) {
    return new ChartData(chart, Pdf.section(columns), CellText.in(CellCases.BERLIN));
  }

  private static Chart chart(Chart.Kind kind, @Nullable String title, String x, String y) {
    return new Chart(kind, title, x, List.of(y), false);
  }

  private static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }

  /** The place with words for who cannot see it: the chart. */
  private static PDFormXObject place(Pdf pdf) throws IOException {
    for (PDFormXObject place : pdf.places()) if (!words(place).isEmpty()) return place;
    throw new AssertionError("no chart");
  }

  private static String words(PDFormXObject place) throws IOException {
    for (COSName name : place.getCOSObject().getCOSDictionary(COSName.RESOURCES).keySet()) {
      assertThat(name).isNotEqualTo(COSName.IMAGE);
    }
    for (Object token : new PDFStreamParser(place).parse()) {
      if (token instanceof COSName name && place.getResources() != null) {
        var properties = place.getResources().getProperties(name);
        COSDictionary dictionary = properties == null ? null : properties.getCOSObject();
        if (dictionary != null && dictionary.containsKey(COSName.ALT)) {
          return dictionary.getString(COSName.ALT);
        }
      }
      if (token instanceof COSDictionary inline && inline.containsKey(COSName.ALT)) {
        return inline.getString(COSName.ALT);
      }
    }
    return "";
  }

  private static List<String> operators(PDFormXObject place) throws IOException {
    return new PDFStreamParser(place)
        .parse().stream()
            .filter(Operator.class::isInstance)
            .map(token -> ((Operator) token).getName())
            .toList();
  }
}
