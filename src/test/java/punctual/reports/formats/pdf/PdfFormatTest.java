package punctual.reports.formats.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;
import punctual.catalog.spi.PageSetup;
import punctual.catalog.spi.Section;
import punctual.reports.formats.Brand;
import punctual.reports.formats.CellCases;
import punctual.reports.formats.Footer;
import punctual.reports.formats.Heading;
import punctual.reports.formats.Logo;
import punctual.reports.formats.ReportWriter;
import punctual.web.Problem.FieldFault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PdfFormatTest {
  private static final Column NAME = Column.undeclared("name", ColumnType.TEXT);
  private static final Column AMOUNT = Column.undeclared("amount", ColumnType.DECIMAL);
  private final PdfFormat format = new PdfFormat();

  /** PL-D.3: whose report of what, and of when, on the first page. */
  @Test
  void the_first_page_says_what_was_asked_and_when_the_data_were_read() throws IOException {
    try (Pdf pdf = Pdf.of(heading(null), Pdf.part(Pdf.section(NAME), row("Ada"), row("Bob")))) {
      assertThat(pdf.pages()).isEqualTo(1);
      assertThat(pdf.text(1))
          .contains("Nordwind")
          .contains("Sales of the week")
          .contains("16 Nov 2026 – 22 Nov 2026")
          .containsPattern("Region +North, South")
          .containsPattern("Generated, data as of +24 Nov 2026, 09:00 \\(Europe/Berlin\\)")
          .containsPattern("Rows +2\\R")
          .contains("Page 1 of 1");
    }
  }

  @Test
  void title_author_and_language_are_those_of_the_report() throws IOException {
    try (Pdf pdf = Pdf.of(heading(null), Pdf.part(Pdf.section(NAME)))) {
      var about = pdf.document().getDocumentInformation();
      assertThat(about.getTitle()).isEqualTo("Sales of the week");
      assertThat(about.getAuthor()).isEqualTo("Nordwind");
      assertThat(about.getCreationDate().toInstant())
          .isEqualTo(Instant.parse("2026-11-24T08:00:00Z"));
      var catalog = pdf.document().getDocumentCatalog();
      assertThat(catalog.getLanguage()).isEqualTo("en");
      assertThat(catalog.getViewerPreferences().displayDocTitle()).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                               | 595 | 842
          {'paper': 'letter'}                              | 612 | 792
          {'orientation': 'landscape'}                     | 842 | 595
          {'paper': 'letter', 'orientation': 'landscape'}  | 792 | 612
          """)
  void pages_are_as_the_schedule_wants_them(String options, float width, float height)
      throws IOException {
    try (Pdf pdf = Pdf.of(heading(null), options, false, Pdf.part(Pdf.section(NAME)))) {
      PDRectangle page = pdf.document().getPage(0).getMediaBox();
      assertThat(page.getWidth()).isEqualTo(width);
      assertThat(page.getHeight()).isEqualTo(height);
    }
  }

  @Test
  void what_the_schedule_leaves_out_is_the_definitions() {
    var letter = new PageSetup(PageSetup.Paper.LETTER, true);
    assertThat(PdfOptions.of(json("null"), letter)).isEqualTo(letter);
    assertThat(PdfOptions.of(json("{'orientation': 'portrait'}"), letter))
        .isEqualTo(new PageSetup(PageSetup.Paper.LETTER, false));
  }

  /** On a server whose language writes i without a dot, too. */
  @Test
  void paper_is_read_the_same_in_every_language() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.of("tr"));
    try {
      assertThat(PdfOptions.of(json("{'paper': 'a4'}"), PageSetup.PLAIN))
          .isEqualTo(PageSetup.PLAIN);
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {'paper': 'a3'}                | pdf.paper
          {'paper': 4}                   | pdf.paper
          {'orientation': 'upside down'} | pdf.orientation
          {'font': 'x'}                  | pdf.font
          []                             | pdf
          """)
  void options_that_do_not_exist_are_refused_by_field(String options, String field) {
    assertThat(format.check(json(options))).extracting(FieldFault::field).containsExactly(field);
  }

  @Test
  void no_options_and_right_options_pass() {
    assertThat(format.check(json("null"))).isEmpty();
    assertThat(format.check(json("{}"))).isEmpty();
    assertThat(format.check(json("{'paper': 'letter', 'orientation': 'landscape'}"))).isEmpty();
  }

  @Test
  void an_empty_report_says_so() throws IOException {
    try (Pdf pdf = Pdf.of(heading(null), Pdf.part(Pdf.section(NAME)))) {
      assertThat(pdf.text()).contains("No data for this period.").doesNotContain("Shortened");
    }
  }

  /** PL-C.9: never a silent cut. */
  @Test
  void a_shortened_report_says_so_at_its_beginning_and_at_its_end() throws IOException {
    try (Pdf pdf = Pdf.of(heading(null), "{}", true, Pdf.part(Pdf.section(NAME), row("Ada")))) {
      assertThat(pdf.text())
          .contains("1 (shortened by the limit of this report)")
          .contains("Shortened: the report ends after 1 rows, there are more.");
    }
    try (Pdf pdf = Pdf.of(heading(null), "{}", true, Pdf.part(Pdf.section(NAME)))) {
      assertThat(pdf.text()).contains("Shortened:").doesNotContain("No data");
    }
  }

  @Test
  void sections_are_chapters_that_a_reader_can_go_to() throws IOException {
    try (Pdf pdf =
        Pdf.of(
            heading(null),
            Pdf.part(titled("Shops"), row("Ada")),
            Pdf.part(titled("Zürich – 東京"), row("Bob")))) {
      assertThat(pdf.text()).containsSubsequence("Shops", "Ada", "Zürich", "Bob");
      var outline = pdf.document().getDocumentCatalog().getDocumentOutline();
      assertThat(outline.children())
          .extracting(PDOutlineItem::getTitle)
          .containsExactly("Shops", "Zürich – 東京");
    }
  }

  @Test
  void a_logo_stands_in_place_of_the_name() throws IOException {
    var picture = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(40, 10, BufferedImage.TYPE_INT_ARGB), "png", picture);
    Brand brand = new Brand("#AA3300", new Logo(picture.toByteArray()));
    try (Pdf pdf = Pdf.of(heading(brand), Pdf.part(Pdf.section(NAME), row("Ada")))) {
      assertThat(pdf.images()).isNotEmpty();
      assertThat(pdf.text()).doesNotContain("Nordwind");
      assertThat(pdf.notes()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"no picture", "''"})
  void a_broken_logo_costs_the_logo_alone(String bytes) throws IOException {
    Brand brand = new Brand("#AA3300", new Logo(bytes.getBytes(StandardCharsets.UTF_8)));
    try (Pdf pdf = Pdf.of(heading(brand), Pdf.part(Pdf.section(NAME), row("Ada")))) {
      assertThat(pdf.text()).contains("Nordwind").contains("Ada");
      assertThat(pdf.notes())
          .containsExactly(
              "The PDF has no logo: the organisation's picture cannot be read as a PNG.");
    }
  }

  @Test
  void a_character_without_a_glyph_shows_a_replacement_and_a_note() throws IOException {
    try (Pdf pdf = Pdf.of(heading(null), Pdf.part(Pdf.section(NAME), row("a𓀀b")))) {
      assertThat(pdf.text()).contains("a\uFFFDb");
      assertThat(pdf.notes())
          .containsExactly(
              "The PDF shows \uFFFD for characters that its fonts do not have: U+13000.");
    }
  }

  @Test
  void words_of_the_head_may_be_of_any_script() throws IOException {
    Heading heading =
        new Heading(
            "売上 週報",
            "Øresund 한국",
            null,
            List.of(new Heading.Value("Ρήτρα", "हिन्दी")),
            Instant.EPOCH,
            CellCases.BERLIN,
            PageSetup.PLAIN,
            Brand.PLAIN);
    try (Pdf pdf = Pdf.of(heading, Pdf.part(Pdf.section(NAME)))) {
      assertThat(pdf.text()).contains("売上 週報", "Øresund 한국", "Ρήτρα", "हिन्दी");
      assertThat(pdf.notes()).isEmpty();
    }
  }

  /** PL-C.7 */
  @Test
  void twenty_thousand_rows_need_no_more_memory_than_a_thousand() throws IOException {
    ReportWriter writer = format.open(OutputStream.nullOutputStream(), heading(null), json("{}"));
    writer.section(Pdf.section(NAME, AMOUNT, NAME.named("other"), AMOUNT.named("sum")));
    long before = -1;
    for (int i = 0; i < 20_000; i++) {
      writer.row(new Object[] {"Name " + i, BigDecimal.valueOf(i, 2), "of a shop", BigDecimal.TEN});
      if (i == 1000) before = usedHeap();
    }
    long after = usedHeap();
    assertThat(writer.kept()).isZero();
    writer.finish(new Footer(20_000, false));
    assertThat(after - before).isLessThan(2L << 20);
  }

  @Test
  void rows_that_wait_for_the_widths_are_told_and_bounded() throws IOException {
    ReportWriter writer = format.open(OutputStream.nullOutputStream(), heading(null), json("{}"));
    writer.section(Pdf.section(NAME));
    String large = "word ".repeat(50_000);
    long most = 0;
    for (int i = 0; i < 50; i++) {
      writer.row(row(large));
      most = Math.max(most, writer.kept());
    }
    assertThat(most).isBetween(500_000L, 2_000_000L);
    writer.finish(new Footer(50, false));
    assertThat(writer.notes()).hasSize(1).first().asString().contains("first lines only");
  }

  /** The library hides it; the run must see a full disk as one. */
  @Test
  void a_fault_of_the_stream_is_seen_as_one() {
    var full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("full");
          }
        };
    assertThatThrownBy(
            () -> {
              ReportWriter writer = format.open(full, heading(null), json("{}"));
              writer.section(Pdf.section(NAME));
              for (int i = 0; i < 20_000; i++) writer.row(row("Ada " + i));
              writer.finish(new Footer(20_000, false));
            })
        .isInstanceOf(IOException.class)
        .hasMessage("full");
  }

  @Test
  void the_accent_is_the_organisations() throws IOException {
    assertThat(new Palette(Color.decode("#AA3300")).series(0)).isEqualTo(new Color(0xAA3300));
  }

  private static long usedHeap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static Section titled(String title) {
    return new Section(title, List.of(NAME), List.of(), List.of());
  }

  private static @Nullable Object[] row(@Nullable Object... values) {
    return values;
  }

  private static Heading heading(@Nullable Brand brand) {
    return new Heading(
        "Sales of the week",
        "Nordwind",
        "16 Nov 2026 – 22 Nov 2026",
        List.of(new Heading.Value("Region", "North, South")),
        Instant.parse("2026-11-24T08:00:00Z"),
        CellCases.BERLIN,
        PageSetup.PLAIN,
        brand == null ? Brand.PLAIN : brand);
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text.replace('\'', '"'));
  }
}
