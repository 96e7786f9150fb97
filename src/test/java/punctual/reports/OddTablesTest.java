package punctual.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.catalog.sources.SourceFault;
import punctual.reports.formats.ReportFormat;
import punctual.reports.formats.csv.CsvFormat;
import punctual.reports.formats.html.HtmlFormat;
import punctual.reports.formats.jsonl.JsonLinesFormat;
import punctual.reports.formats.parquet.ParquetFormat;
import punctual.reports.formats.pdf.PdfFormat;
import punctual.reports.formats.xlsx.XlsxFormat;
import punctual.storage.Artifact;
import punctual.testing.TestDatabase;

/** What a query may give that nobody thought of when the report was made (PL-D.1, PL-C.9). */
@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init")
class OddTablesTest {
  private static final String[] ALL = {"csv", "xlsx", "pdf", "html", "jsonl", "parquet"};

  @Parameter TestDatabase kind;
  @TempDir Path folder;

  private GenerationFixture over(String url, String query, ReportFormat... more) {
    var formats =
        List.of(
            new CsvFormat(),
            new XlsxFormat(),
            new PdfFormat(),
            new HtmlFormat(),
            new JsonLinesFormat(),
            new ParquetFormat(folder, 64_000_000));
    return new GenerationFixture(
        url, "query: |\n  " + query, more.length > 0 ? List.of(more) : formats);
  }

  private String url() throws IOException {
    if (kind == TestDatabase.POSTGRESQL) return kind.freshUrl();
    Path file = folder.resolve("shop.db");
    if (!Files.exists(file)) Files.createFile(file);
    return "jdbc:sqlite:" + file;
  }

  private Generation.Result run(String query) throws IOException {
    try (var f = over(url(), query)) {
      Plan plan = f.plan("{}", ALL);
      return f.run(plan, f.running(plan, RunFixture.ROOMY), null);
    }
  }

  @Test
  void a_thousand_columns_are_in_every_file() throws IOException {
    String columns =
        IntStream.rangeClosed(1, 1000)
            .mapToObj("%d as c%<d"::formatted)
            .collect(Collectors.joining(", "));
    Generation.Result result = run("select " + columns);
    assertThat(result.files()).extracting(Artifact::format).containsExactlyInAnyOrder(ALL);
    assertThat(result.files()).extracting(Artifact::rows).containsOnly(1L);
  }

  @Test
  void two_columns_of_one_name_stay_two() throws IOException {
    Generation.Result result = run("select 1 as total, 2 as total, 3 as \"TOTAL\"");
    assertThat(result.files()).hasSize(ALL.length);
  }

  /** Nothing of it is kept, and the source is what failed: the run is tried again. */
  @Test
  void a_source_that_goes_away_in_the_middle_leaves_no_file() throws IOException {
    assumeTrue(kind == TestDatabase.POSTGRESQL);
    String url = url();
    var slow = new ScriptedFormat("one");
    slow.row =
        row -> {
          if (row == 1000) endSessions(url);
        };
    try (var f =
        over(url, "select n, repeat('x', 1000) as t from generate_series(1, 1000000) n", slow)) {
      Plan plan = f.plan("{}", "one");
      RunningReport run = f.running(plan, RunFixture.ROOMY);
      var fault = catchThrowableOfType(SourceFault.class, () -> f.run(plan, run, null));
      assertThat(fault.fault().code()).isEqualTo("source_unreachable");
      assertThat(f.stored()).isEmpty();
      assertThat(slow.closed).isTrue();
    }
  }

  private static void endSessions(String url) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where datname = current_database() and pid <> pg_backend_pid()");
    }
  }
}
