package punctual.reports.formats.xlsx;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.reports.formats.xlsx.Written.column;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorkbookDocument;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.WorksheetDocument;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;
import punctual.catalog.spi.Section;
import punctual.catalog.spi.Total;
import punctual.reports.formats.Footer;
import punctual.web.Problem.FieldFault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class XlsxFileTest {
  private static final List<Column> COLUMNS =
      List.of(
          column("region", ColumnType.TEXT, null),
          column("revenue", ColumnType.MONEY, Total.SUM),
          column("share", ColumnType.PERCENT, null),
          column("day", ColumnType.DATE, Total.MAX),
          column("at", ColumnType.TIMESTAMP, null),
          column("took", ColumnType.DURATION, Total.AVERAGE),
          column("paid", ColumnType.BOOLEAN, Total.COUNT));

  private static Object[] row(int i) {
    return new Object[] {
      i < 3 ? "North" : "South",
      new BigDecimal("10.10"),
      new BigDecimal("0.125"),
      LocalDate.of(2026, 11, i),
      Instant.parse("2026-11-24T08:00:00Z"),
      (long) i,
      i % 2 == 0
    };
  }

  private static byte[] sample() throws IOException {
    Written file = Written.plain().section("Grouped", COLUMNS, "region");
    for (int i = 1; i < 6; i++) file.row(row(i));
    file.section("Empty", COLUMNS);
    return file.bytes();
  }

  private static Map<String, byte[]> parts(byte[] file) throws IOException {
    var parts = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), zip.readAllBytes());
      }
    }
    return parts;
  }

  private static byte[] part(Map<String, byte[]> parts, String name) {
    return Objects.requireNonNull(parts.get(name), name);
  }

  /** PL-D.4: Excel refuses what is not as the schema says, in its order. */
  @Test
  void every_part_is_valid_by_the_schema() throws Exception {
    Map<String, byte[]> parts = parts(sample());
    assertThat(parts.keySet())
        .containsExactly(
            "xl/worksheets/sheet1.xml",
            "xl/worksheets/sheet2.xml",
            "xl/workbook.xml",
            "xl/styles.xml",
            "xl/_rels/workbook.xml.rels",
            "docProps/core.xml",
            "docProps/app.xml",
            "_rels/.rels",
            "[Content_Types].xml");
    for (Map.Entry<String, byte[]> part : parts.entrySet()) {
      var in = new ByteArrayInputStream(part.getValue());
      switch (part.getKey()) {
        case "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml" ->
            valid(part.getKey(), WorksheetDocument.Factory.parse(in));
        case "xl/workbook.xml" -> valid(part.getKey(), WorkbookDocument.Factory.parse(in));
        // of the rest POI carries no whole schema
        default -> children(part.getValue());
      }
    }
    assertThat(children(part(parts, "xl/styles.xml")))
        .containsExactly(
            "numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles");
  }

  private static void valid(String part, XmlObject xml) {
    var faults = new ArrayList<XmlError>();
    boolean valid = xml.validate(new XmlOptions().setErrorListener(faults));
    assertThat(faults).as(part).isEmpty();
    assertThat(valid).as(part).isTrue();
  }

  @Test
  void the_elements_of_a_sheet_stand_in_the_order_of_the_schema() throws Exception {
    byte[] sheet = part(parts(sample()), "xl/worksheets/sheet1.xml");
    assertThat(children(sheet))
        .containsExactly(
            "sheetPr",
            "sheetViews",
            "sheetFormatPr",
            "cols",
            "sheetData",
            "autoFilter",
            "pageMargins",
            "pageSetup",
            "headerFooter",
            "ignoredErrors");
  }

  private static List<String> children(byte[] xml) throws XMLStreamException {
    var names = new ArrayList<String>();
    var reader = XMLInputFactory.newFactory().createXMLStreamReader(new ByteArrayInputStream(xml));
    for (int depth = 0; reader.hasNext(); ) {
      int event = reader.next();
      if (event == XMLStreamConstants.START_ELEMENT && ++depth == 2)
        names.add(reader.getLocalName());
      if (event == XMLStreamConstants.END_ELEMENT) depth--;
    }
    return names;
  }

  @Test
  void the_same_report_is_the_same_file() throws IOException {
    assertThat(sample()).isEqualTo(sample());
  }

  @Test
  void its_properties_tell_whose_it_is_and_of_when() throws IOException {
    try (XSSFWorkbook book = Written.read(sample())) {
      var core = book.getProperties().getCoreProperties();
      assertThat(core.getTitle()).isEqualTo("Sales");
      assertThat(core.getCreator()).isEqualTo("Demo");
      assertThat(core.getCreated()).isEqualTo("2026-11-24T08:00:00Z");
    }
    var nobodys = Written.heading("Sales", " ", List.of());
    byte[] file = Written.with(nobodys).section(null, COLUMNS).bytes();
    assertThat(Written.read(file).getProperties().getCoreProperties().getCreator())
        .isEqualTo("Punctual");
  }

  @Test
  void the_stream_below_stays_open_and_an_unfinished_file_is_let_go() throws IOException {
    var out =
        new ByteArrayOutputStream() {
          boolean closed;

          @Override
          public void close() {
            closed = true;
          }
        };
    var finished = new XlsxReport(out, Written.HEADING, Limits.EXCEL);
    finished.section(new Section(null, COLUMNS, List.of(), List.of()));
    finished.finish(new Footer(0, false));
    finished.close();
    var broken = new XlsxReport(out, Written.HEADING, Limits.EXCEL);
    broken.section(new Section(null, COLUMNS, List.of(), List.of()));
    int size = out.size();
    broken.row(row(1));
    broken.close();
    broken.close();
    assertThat(out.closed).isFalse();
    assertThat(out.size()).isEqualTo(size);
  }

  /** PL-C.9: a run may not hold more than it is allowed. */
  @Test
  void what_is_held_for_the_widths_is_told_and_bounded() throws IOException {
    Written file = Written.plain().section(null, List.of(column("t", ColumnType.TEXT, null)));
    file.row("x".repeat(30_000));
    assertThat(file.report().kept()).isBetween(30_000L, 40_000L);
    long most = 0;
    for (int i = 0; i < 50; i++) {
      file.row("x".repeat(30_000));
      most = Math.max(most, file.report().kept());
    }
    assertThat(most).isGreaterThan(500_000).isLessThan(1_200_000);
    assertThat(file.report().kept()).isZero();
  }

  /** PL-C.7 */
  @Test
  void many_rows_need_no_more_memory_than_few() throws IOException {
    assertThat(growth(60_000)).isLessThan(4L << 20);
  }

  /** PL-C.7 */
  @Test
  @Tag("long")
  void half_a_million_rows_need_no_more_memory_than_few() throws IOException {
    assertThat(growth(500_000)).isLessThan(4L << 20);
  }

  private static long growth(int rows) throws IOException {
    var writer = new XlsxReport(OutputStream.nullOutputStream(), Written.HEADING, Limits.EXCEL);
    writer.section(new Section(null, COLUMNS, List.of("region"), List.of()));
    Object[] row = row(1);
    long before = -1;
    for (int i = 0; i < rows; i++) {
      writer.row(row);
      if (i == 1000) before = usedHeap();
    }
    long after = usedHeap();
    writer.finish(new Footer(rows, false));
    writer.close();
    return after - before;
  }

  private static long usedHeap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void it_has_no_options_and_says_what_it_is() {
    var format = new XlsxFormat();
    assertThat(format.check(json("null"))).isEmpty();
    assertThat(format.check(json("{}"))).isEmpty();
    assertThat(format.check(json("[]"))).extracting(FieldFault::field).containsExactly("xlsx");
    assertThat(format.check(json("{\"color\": 1}")))
        .extracting(FieldFault::field)
        .containsExactly("xlsx.color");
    assertThat(format.name()).isEqualTo(format.extension()).isEqualTo("xlsx");
    assertThat(format.holdsSections()).isTrue();
    assertThat(format.contentType())
        .isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
  }

  private static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }
}
