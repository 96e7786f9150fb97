package punctual.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import punctual.catalog.PreviewBench;

/**
 * From a PostgreSQL table of 12 columns to files, the whole way of a run, with {@code -Xmx128m}:
 * CSV beside {@code psql \copy}; three formats at once beside three runs; the memory it takes.
 */
final class PipelineBench {
  static final List<String> PARTS = List.of("csv", "together", "memory", "preview");
  private static final int ROUNDS = Integer.getInteger("rounds", 3);
  private static final int ROWS = Integer.getInteger("rows", 1_000_000);
  private static final String HEAP = System.getProperty("heap", "-Xmx128m");
  private static final String ALL = "csv xlsx pdf";

  private final String url;

  private PipelineBench(String url) {
    this.url = url;
  }

  /**
   * @param parts of {@link #PARTS}
   */
  static void run(List<String> parts) throws Exception {
    try (Server server = Server.start("postgresql")) {
      Sales.fill(server.url(), ROWS);
      server.settle();
      var bench = new PipelineBench(server.url());
      if (parts.contains("csv")) bench.csv();
      if (parts.contains("together")) bench.together();
      if (parts.contains("memory")) bench.memory();
      if (parts.contains("preview")) PreviewBench.run(server.url(), ROWS);
    }
  }

  // CSV beside psql -------------------------------------------------------------------------------

  private void csv() throws IOException {
    if (!said(List.of("bash", "-c", "command -v psql || true")).contains("psql")) {
      System.out.println("CSV is left out: install psql");
      return;
    }
    Path file = Files.createTempFile("psql", ".csv");
    var psql = new ArrayList<Taken>();
    var own = new ArrayList<Taken>();
    try (Runs runs = Runs.start(HEAP, url)) {
      for (int round = 0; round <= ROUNDS; round++) {
        psql.add(psql(file));
        own.add(runs.run(ROWS, "csv"));
        Figures.print("psql, round " + round, psql.getLast());
        Figures.print("CSV, round " + round, own.getLast());
      }
    }
    Files.delete(file);
    Taken peer = Taken.median(psql.subList(1, psql.size()));
    Figures.print("CSV, first run of a process, beside psql", own.getFirst().beside(psql.getFirst()));
    Figures.print("CSV, later runs, beside psql", Taken.median(own.subList(1, own.size())).beside(peer));
  }

  /** The processor time is that of psql; what the server uses is not in it, as for the other. */
  private Taken psql(Path file) {
    String copy = "\\copy (%s) to '%s' csv header".formatted(Sales.query(ROWS), file);
    String script = "TIMEFORMAT='%R %U %S'; { time psql -q -d \"$0\" -c \"$1\"; } 2>&1";
    String said = said(List.of("bash", "-c", script, address(), copy));
    String[] words = said.strip().split(" ");
    double cpu = Double.parseDouble(words[1]) + Double.parseDouble(words[2]);
    return new Taken(Double.parseDouble(words[0]), cpu, file.toFile().length(), 0);
  }

  private String address() {
    return url.replaceFirst("^jdbc:", "");
  }

  private static String said(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) throw new IllegalStateException(said);
      return said;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  // three formats at once ----------------------------------------------------------------------------

  private void together() throws IOException {
    int rows = ROWS / 10;
    var once = new ArrayList<Taken>();
    var thrice = new ArrayList<Taken>();
    try (Runs runs = Runs.start(HEAP, url)) {
      runs.run(rows, ALL); // the compiler learns the formats
      for (int round = 1; round <= ROUNDS; round++) {
        once.add(runs.run(rows, ALL));
        Figures.print("three formats from one run, round " + round, once.getLast());
        Taken csv = runs.run(rows, "csv");
        Taken xlsx = runs.run(rows, "xlsx");
        Taken pdf = runs.run(rows, "pdf");
        thrice.add(csv.plus(xlsx).plus(pdf));
        Figures.print(
            "three runs, round " + round,
            String.format(
                Locale.ROOT,
                "%.2f s of CSV, %.2f s of XLSX, %.2f s of PDF: %s",
                csv.wall(), xlsx.wall(), pdf.wall(), thrice.getLast()));
      }
    }
    Figures.print(
        "three formats from one run beside three runs",
        Taken.median(once).beside(Taken.median(thrice)));
  }

  // memory -------------------------------------------------------------------------------------------

  private void memory() throws IOException {
    for (String formats : List.of("csv", "xlsx", "pdf", ALL)) {
      int most = formats.contains("pdf") ? ROWS / 5 : ROWS;
      for (int rows : new int[] {most / 2, most}) {
        try (Runs runs = Runs.start(HEAP, url)) {
          String what = String.format(Locale.ROOT, "%,d rows to %s, %s", rows, formats, HEAP);
          Figures.print(what, runs.run(rows, formats));
        }
      }
    }
  }
}
