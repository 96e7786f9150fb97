package punctual.reports.formats.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.text.Bidi;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;
import punctual.reports.formats.CellCases;

class PdfCellsTest {
  private static final String BEFORE = "cell begins";
  private static final String AFTER = "cell ends";

  /** PL-D.4: every rule for cells, by the table that all formats share. */
  @ParameterizedTest
  @MethodSource("cells")
  void each_cell_is_as_people_read_it(CellCases.Case cell) throws IOException {
    assertThat(read(cell)).isEqualTo(asReadBack(String.valueOf(cell.expected())));
  }

  /**
   * The text of each stretch is in the file as it is read. The library that reads it takes it for
   * what is seen, and turns the brackets of right-to-left text once more.
   */
  private static String asReadBack(String text) {
    if (!Bidi.requiresBidi(text.toCharArray(), 0, text.length())) return text;
    return text.replace('(', '<').replace(')', '(').replace('<', ')');
  }

  static Stream<CellCases.Case> cells() {
    return CellCases.of("pdf");
  }

  /** PL-D.3: nothing depends on the fonts of who reads it. */
  @ParameterizedTest
  @MethodSource("cells")
  void each_font_is_embedded(CellCases.Case cell) throws IOException {
    try (Pdf pdf = Pdf.of(CellCases.heading(), part(cell))) {
      assertThat(pdf.fonts()).isNotEmpty().allMatch(font -> font.isEmbedded());
    }
  }

  /** The value stands between two rows of words, so that what is read is the cell alone. */
  private static String read(CellCases.Case cell) throws IOException {
    try (Pdf pdf = Pdf.of(CellCases.heading(), part(cell))) {
      String text = pdf.text();
      int from = text.indexOf(BEFORE) + BEFORE.length();
      return text.substring(from, text.indexOf(AFTER))
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .collect(Collectors.joining(" "));
    }
  }

  private static Pdf.Part part(CellCases.Case cell) {
    Column mark = Column.undeclared("mark", ColumnType.TEXT);
    Object[] row = {BEFORE, cell.value(), AFTER};
    return Pdf.part(Pdf.section(mark, cell.column(), mark.named("end")), row);
  }

  /** The table has no id twice, and this file says something of each. */
  @Test
  void the_table_is_read_as_a_whole() {
    List<String> ids = cells().map(CellCases.Case::id).toList();
    assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(50);
  }
}
