package punctual.reports.formats.jsonl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;
import punctual.catalog.spi.Section;
import punctual.reports.formats.CellCases;
import punctual.reports.formats.Footer;
import punctual.reports.formats.ReportWriter;
import punctual.reports.formats.WrittenFile;
import punctual.web.Problem.FieldFault;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonLinesFormatTest {
  private static final Column NAME = Column.undeclared("name", ColumnType.TEXT);
  private static final Column AMOUNT = Column.undeclared("a \"mount\"", ColumnType.DECIMAL);
  private final JsonLinesFormat jsonl = new JsonLinesFormat();

  /** PL-D.4: every rule for cells, by the table that all formats share. */
  @ParameterizedTest
  @MethodSource("cells")
  void each_cell_is_a_value_of_json(CellCases.Case cell) throws IOException {
    assertThat(write(List.of(cell.column()), new @Nullable Object[] {cell.value()}))
        .isEqualTo("{\"value\":%s}\n".formatted(cell.expected()));
  }

  static Stream<CellCases.Case> cells() {
    return CellCases.of("jsonl");
  }

  @Test
  void each_row_is_an_object_on_a_line_of_its_own() throws IOException {
    String file =
        write(
            List.of(NAME, AMOUNT),
            new @Nullable Object[] {"two\nlines", new BigDecimal("12345678901234567890.10")},
            new @Nullable Object[] {null, 9007199254740993L});
    var exact =
        JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();
    List<JsonNode> rows = file.lines().map(exact::readTree).toList();
    assertThat(rows).hasSize(2);
    assertThat(rows.getFirst().propertyNames()).containsExactly("name", "a \"mount\"");
    assertThat(rows.getFirst().get("name").asString()).isEqualTo("two\nlines");
    assertThat(rows.getFirst().get("a \"mount\"").decimalValue())
        .isEqualByComparingTo("12345678901234567890.10");
    assertThat(rows.get(1).get("name").isNull()).isTrue();
    assertThat(rows.get(1).get("a \"mount\"").longValue()).isEqualTo(9007199254740993L);
  }

  @Test
  void a_report_without_rows_is_an_empty_file() throws IOException {
    assertThat(write(List.of(NAME))).isEmpty();
  }

  /** A source may cut a text in the middle of a character; the report is written all the same. */
  @Test
  void half_a_character_is_a_question_mark() throws IOException {
    assertThat(write(List.of(NAME), new Object[] {"a\uD83D"})).isEqualTo("{\"name\":\"a?\"}\n");
  }

  @Test
  void options_are_refused_by_field() {
    assertThat(jsonl.check(json("{\"indent\": 2}")))
        .extracting(FieldFault::field)
        .containsExactly("jsonl.indent");
    assertThat(jsonl.check(json("true"))).extracting(FieldFault::field).containsExactly("jsonl");
    assertThat(jsonl.check(json("null"))).isEmpty();
    assertThat(jsonl.check(json("{}"))).isEmpty();
  }

  @Test
  void the_callers_stream_stays_open_and_its_faults_are_told() throws IOException {
    var full = new FullDisk();
    ReportWriter writer = open(full);
    assertThatThrownBy(() -> fill(writer)).isInstanceOf(IOException.class).hasMessage("disk full");
    var empty = new FullDisk();
    open(empty).finish(new Footer(0, false));
    assertThat(empty.closed).isFalse();
  }

  private ReportWriter open(OutputStream out) throws IOException {
    ReportWriter writer = jsonl.open(out, CellCases.heading(), json("null"));
    writer.section(new Section(null, List.of(NAME), List.of(), List.of()));
    return writer;
  }

  private static void fill(ReportWriter writer) throws IOException {
    for (int i = 0; i < 100_000; i++) writer.row(new Object[] {"some text"});
  }

  private static final class FullDisk extends OutputStream {
    private boolean closed;

    @Override
    public void write(int b) throws IOException {
      throw new IOException("disk full");
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private String write(List<Column> columns, @Nullable Object[]... rows) throws IOException {
    return new String(WrittenFile.of(jsonl, columns, rows), StandardCharsets.UTF_8);
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
