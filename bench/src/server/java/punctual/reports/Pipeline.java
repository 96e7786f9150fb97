package punctual.reports;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import punctual.bench.Sales;
import punctual.reports.formats.csv.CsvFormat;
import punctual.reports.formats.pdf.PdfFormat;
import punctual.reports.formats.xlsx.XlsxFormat;
import punctual.storage.Artifact;

/**
 * The product's way from a source to files, in a process of its own that does a run for each line
 * that it is told: {@code 100000 csv xlsx}. It answers seconds, processor seconds, bytes, and the
 * most memory of the process so far in MB.
 */
public final class Pipeline {
  private static final Budget.Limits LIMITS =
      new Budget.Limits(128_000_000, 2_000_000_000, 1_000_000_000, Duration.ofMinutes(15));

  private Pipeline() {}

  public static void main(String[] args) throws IOException {
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ", 2);
      System.out.println(run(args[0], Integer.parseInt(words[0]), words[1].split(" ")));
    }
  }

  private static String run(String url, int rows, String[] formats) throws IOException {
    String definition = Sales.definition(rows);
    var all = List.of(new CsvFormat(), new XlsxFormat(), new PdfFormat());
    try (var f = new GenerationFixture(url, definition, all)) {
      Plan plan = f.plan("{}", formats);
      var process = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      long cpu = process.getProcessCpuTime();
      long from = System.nanoTime();
      Generation.Result result = f.run(plan, f.running(plan, LIMITS), null);
      double wall = (System.nanoTime() - from) / 1e9;
      double used = (process.getProcessCpuTime() - cpu) / 1e9;
      if (result.footer().rows() != rows) throw new IllegalStateException("" + result.footer());
      long bytes = result.files().stream().mapToLong(Artifact::bytes).sum();
      for (Path file : f.stored()) Files.delete(file);
      return String.format(
          Locale.ROOT, "%.3f %.3f %d %.0f", wall, used, bytes, resident());
    }
  }

  /** What Linux counts; 0 elsewhere. */
  private static double resident() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) return 0;
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1e3)
        .findFirst()
        .orElse(0);
  }
}
