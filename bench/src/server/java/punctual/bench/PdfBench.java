package punctual.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import punctual.catalog.spi.PageSetup;
import punctual.catalog.spi.Section;
import punctual.reports.formats.Brand;
import punctual.reports.formats.Footer;
import punctual.reports.formats.Heading;
import punctual.reports.formats.ReportWriter;
import punctual.reports.formats.pdf.PdfFormat;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * 100,000 rows of 12 columns on landscape A4 with head, foot and page x of y, fonts embedded:
 * Punctual with {@code -Xmx128m} beside JasperReports, once with all pages in memory, once with its
 * swap file. Each writes in a process of its own; rounds are interleaved.
 */
public final class PdfBench {
  private static final int ROWS = Integer.getInteger("rows", 1_000_000) / 10;
  private static final int ROUNDS = Integer.getInteger("rounds", 3);

  private PdfBench() {}

  /** A file. */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    long from = System.nanoTime();
    try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      write(out);
    }
    double wall = (System.nanoTime() - from) / 1e9;
    var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    System.out.printf(
        Locale.ROOT, "%.3f %.3f %d%n", wall, process.getProcessCpuTime() / 1e9, Files.size(file));
  }

  private static void write(OutputStream out) throws IOException {
    var page = new PageSetup(PageSetup.Paper.A4, true);
    Instant at = Instant.parse("2026-01-01T00:00:00Z");
    var heading = new Heading("Sales", "Demo", null, List.of(), at, ZoneOffset.UTC, page, Brand.PLAIN);
    ReportWriter writer = new PdfFormat().open(out, heading, JsonNodeFactory.instance.nullNode());
    writer.section(new Section(null, Sales.columns(), List.of(), List.of()));
    for (int i = 0; i < ROWS; i++) writer.row(Sales.row(i));
    writer.finish(new Footer(ROWS, false));
    writer.close();
  }

  static void run() throws IOException {
    Path folder = Files.createTempDirectory("pdf-bench");
    String rows = "-Drows=" + ROWS * 10;
    String jasper =
        "target/jasper-classes:target/bench-classes:target/classes:"
            + Files.readString(Path.of("target/jasper.classpath")).strip();
    String peer = "punctual.bench.JasperPeer";
    String file = folder.resolve("report.pdf").toString();
    var commands = new LinkedHashMap<String, List<String>>();
    commands.put(
        "Punctual",
        Taken.java(
            System.getProperty("java.class.path"), List.of("-Xmx128m", rows), PdfBench.class, file));
    commands.put(
        "JasperReports, all in memory",
        Taken.java(jasper, List.of("-Xmx4g", rows), peer, file, "memory"));
    commands.put(
        "JasperReports, with a swap file",
        Taken.java(jasper, List.of("-Xmx512m", rows), peer, file, "swap"));
    var taken = new LinkedHashMap<String, List<Taken>>();
    for (int round = 1; round <= ROUNDS; round++) {
      for (Map.Entry<String, List<String>> command : commands.entrySet()) {
        Taken figures = Taken.of(command.getValue());
        taken.computeIfAbsent(command.getKey(), _ -> new ArrayList<>()).add(figures);
        Figures.print("%s, round %d".formatted(command.getKey(), round), figures);
      }
    }
    Taken own = Taken.median(taken.get("Punctual"));
    taken.forEach((name, all) -> {
      Taken other = Taken.median(all);
      Figures.print(name, "median %s; Punctual takes %s".formatted(other, own.beside(other)));
    });
    Files.deleteIfExists(Path.of(file));
    Files.delete(folder);
  }
}
