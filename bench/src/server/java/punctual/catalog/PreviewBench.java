package punctual.catalog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import punctual.bench.Figures;
import punctual.bench.Sales;
import punctual.catalog.sources.SourceFixture;
import punctual.catalog.sources.Sources;
import punctual.settings.CoreSettings;
import punctual.settings.Settings;
import tools.jackson.databind.json.JsonMapper;

/**
 * A preview of 100 rows of a large table, from the question to the last byte of its JSON, the query
 * included: the first byte after the first row comes sooner.
 */
public final class PreviewBench {
  private static final InstantSource TIME = InstantSource.system();

  private PreviewBench() {}

  /** The table {@code sales} is there, with so many rows. */
  public static void run(String url, int rows) throws Exception {
    Path folder = Files.createTempDirectory("preview-bench");
    Path file = folder.resolve("report.yaml");
    Files.writeString(file, "id: report\nname: Sales\nsource: shop\n" + Sales.definition(rows));
    Settings settings =
        SourceFixture.settings(url, Map.of("shared", true)).with(CoreSettings.REPORTS_DIR, folder);
    try (var sources = new Sources(settings, TIME)) {
      ReportType type =
          new Catalog(settings, sources, TIME, List.of()).type("report", "demo").orElseThrow();
      var context =
          new RunContext(
              TIME.instant(), ZoneOffset.UTC, "demo", new UUID(1, 2), List.of("manager"));
      BoundReport report = Binding.bind(type, JsonMapper.shared().createObjectNode(), context);
      var preview = new Preview(sources, TIME);
      Figures.print("a preview of 100 rows, the first", Figures.of(0, 1, _ -> write(preview, report)));
      Figures.print("a preview of 100 rows", Figures.of(10, 100, _ -> write(preview, report)));
    }
    Files.delete(file);
    Files.delete(folder);
  }

  private static void write(Preview preview, BoundReport report) {
    Preview.Sample sample = preview.read(report, 100, true);
    byte[] json = JsonMapper.shared().writeValueAsBytes(sample.tables().getFirst().rows());
    if (sample.tables().getFirst().rows().size() != 100 || json.length == 0)
      throw new IllegalStateException("no preview");
  }
}
