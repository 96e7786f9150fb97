package punctual.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.xssf.streaming.SXSSFRow;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import punctual.catalog.spi.PageSetup;
import punctual.catalog.spi.Section;
import punctual.reports.formats.Brand;
import punctual.reports.formats.Footer;
import punctual.reports.formats.Heading;
import punctual.reports.formats.ReportWriter;
import punctual.reports.formats.xlsx.XlsxFormat;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * 500,000 rows of 12 typed columns as a workbook: Punctual with {@code -Xmx128m}, fastexcel as it
 * comes (no number formats) and with a format on each cell that needs one, Apache POI's SXSSF, and
 * libxlsxwriter where a compiler finds it. Each writes in a process of its own; rounds are
 * interleaved, for the machine is never quiet.
 */
public final class XlsxBench {
  private static final int ROWS = Integer.getInteger("rows", 500_000);
  private static final int ROUNDS = Integer.getInteger("rounds", 3);
  private static final int FLUSH = 1000;
  private static final ZoneId ZONE = ZoneId.of("UTC");
  private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);
  private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");
  private static final String[] FORMATS = {
    "#,##0", null, null, "[$€]#,##0.00", "#,##0", "#,##0.000", "0.0%", "yyyy-mm-dd",
    "yyyy-mm-dd hh:mm:ss", "[h]:mm:ss", null, null
  };

  private XlsxBench() {}

  @FunctionalInterface
  private interface Writer {
    void write(OutputStream out) throws IOException;
  }

  /** One writer and its file. */
  public static void main(String[] args) throws IOException {
    child(args[0], Path.of(args[1]));
  }

  // one process -------------------------------------------------------------------------------------

  private static void child(String writer, Path file) throws IOException {
    Map<String, Writer> writers =
        Map.of(
            "punctual", XlsxBench::punctual,
            "fastexcel", out -> fastexcel(out, false),
            "fastexcel-styled", out -> fastexcel(out, true),
            "poi", XlsxBench::poi);
    long from = System.nanoTime();
    try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      writers.get(writer).write(out);
    }
    double wall = (System.nanoTime() - from) / 1e9;
    var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    System.out.printf(
        Locale.ROOT,
        "%.3f %.3f %d%n",
        wall,
        process.getProcessCpuTime() / 1e9,
        Files.size(file));
  }

  private static void punctual(OutputStream out) throws IOException {
    var heading =
        new Heading("Sales", "Demo", null, List.of(), NEW_YEAR, ZONE, PageSetup.PLAIN, Brand.PLAIN);
    ReportWriter writer = new XlsxFormat().open(out, heading, JsonNodeFactory.instance.nullNode());
    writer.section(new Section(null, Sales.columns(), List.of(), List.of()));
    for (int i = 0; i < ROWS; i++) writer.row(Sales.row(i));
    writer.finish(new Footer(ROWS, false));
    writer.close();
  }

  private static void fastexcel(OutputStream out, boolean styled) throws IOException {
    try (var book = new Workbook(out, "Bench", "1.0")) {
      Worksheet sheet = book.newWorksheet("Sales");
      for (int i = 0; i < ROWS; i++) {
        Object[] row = Sales.row(i);
        for (int c = 0; c < row.length; c++) {
          Object value = plain(row[c], c);
          if (value instanceof String text) sheet.value(i, c, text);
          else if (value instanceof Boolean truth) sheet.value(i, c, truth);
          else sheet.value(i, c, (Number) value);
          if (styled && FORMATS[c] != null) sheet.style(i, c).format(FORMATS[c]).set();
        }
        if (i % FLUSH == FLUSH - 1) sheet.flush();
      }
    }
  }

  private static void poi(OutputStream out) throws IOException {
    try (var book = new SXSSFWorkbook(100)) {
      var sheet = book.createSheet("Sales");
      var styles = new CellStyle[FORMATS.length];
      for (int c = 0; c < styles.length; c++) {
        if (FORMATS[c] == null) continue;
        styles[c] = book.createCellStyle();
        styles[c].setDataFormat(book.createDataFormat().getFormat(FORMATS[c]));
      }
      for (int i = 0; i < ROWS; i++) {
        SXSSFRow line = sheet.createRow(i);
        Object[] row = Sales.row(i);
        for (int c = 0; c < row.length; c++) {
          var cell = line.createCell(c);
          Object value = plain(row[c], c);
          if (value instanceof String text) cell.setCellValue(text);
          else if (value instanceof Boolean truth) cell.setCellValue(truth);
          else cell.setCellValue(((Number) value).doubleValue());
          if (styles[c] != null) cell.setCellStyle(styles[c]);
        }
      }
      book.write(out);
    }
  }

  /** Days of dates, times and durations, as the peers take them. */
  private static Object plain(Object value, int column) {
    return switch (value) {
      case LocalDate date -> date.toEpochDay() - DAY_0.toEpochDay();
      case Instant at -> at.getEpochSecond() / 86_400.0 - DAY_0.toEpochDay();
      case Long seconds when column == 9 -> seconds / 86_400.0;
      default -> value;
    };
  }

  // all of them -------------------------------------------------------------------------------------

  static void run() throws Exception {
    Path folder = Files.createTempDirectory("xlsx-bench");
    Map<String, List<String>> commands = commands(folder);
    var taken = new LinkedHashMap<String, List<Taken>>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<String, List<String>> command : commands.entrySet()) {
        Taken figures = Taken.of(command.getValue());
        taken.computeIfAbsent(command.getKey(), _ -> new ArrayList<>()).add(figures);
        Figures.print("%s, round %d".formatted(command.getKey(), round + 1), figures);
      }
    }
    Taken own = Taken.median(taken.get("punctual"));
    taken.forEach((name, all) -> {
      Taken other = Taken.median(all);
      Figures.print(name, "median %s; Punctual takes %s".formatted(other, own.beside(other)));
    });
    for (List<String> command : commands.values()) Files.deleteIfExists(Path.of(command.getLast()));
    Files.deleteIfExists(folder.resolve("xlsx"));
    Files.delete(folder);
  }

  private static Map<String, List<String>> commands(Path folder) throws Exception {
    var commands = new LinkedHashMap<String, List<String>>();
    commands.put("punctual", java("punctual", "-Xmx128m", folder));
    commands.put("fastexcel", java("fastexcel", "-Xmx512m", folder));
    commands.put("fastexcel-styled", java("fastexcel-styled", "-Xmx512m", folder));
    commands.put("poi", java("poi", "-Xmx512m", folder));
    String program = folder.resolve("xlsx").toString();
    var compiler =
        new ProcessBuilder("cc", "-O2", "-o", program, "bench/src/native/xlsx.c", "-lxlsxwriter");
    if (compiler.redirectErrorStream(true).start().waitFor() == 0) {
      String file = folder.resolve("libxlsxwriter.xlsx").toString();
      commands.put("libxlsxwriter", List.of(program, String.valueOf(ROWS), file));
    } else {
      System.out.println("libxlsxwriter is left out: install libxlsxwriter-dev");
    }
    return commands;
  }

  private static List<String> java(String writer, String heap, Path folder) {
    return Taken.java(
        System.getProperty("java.class.path"),
        List.of(heap, "-Drows=" + ROWS),
        XlsxBench.class,
        writer,
        folder.resolve(writer + ".xlsx").toString());
  }
}
