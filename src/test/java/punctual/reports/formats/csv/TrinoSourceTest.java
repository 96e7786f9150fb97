package punctual.reports.formats.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static punctual.catalog.sources.SourceFixture.BERLIN;
import static punctual.catalog.sources.SourceFixture.NOW;
import static punctual.catalog.sources.SourceFixture.query;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import punctual.catalog.sources.Asker;
import punctual.catalog.sources.Query;
import punctual.catalog.sources.QueryControl;
import punctual.catalog.sources.QueryProgress;
import punctual.catalog.sources.Rows;
import punctual.catalog.sources.SourceFault;
import punctual.catalog.sources.SourceFixture;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.PageSetup;
import punctual.catalog.spi.Section;
import punctual.reports.formats.Brand;
import punctual.reports.formats.Footer;
import punctual.reports.formats.Heading;
import punctual.testing.Await;
import tools.jackson.databind.node.JsonNodeFactory;

/** RA.5, against a real Trino: the script trino/run starts one and names it. */
@EnabledIfEnvironmentVariable(named = "PUNCTUAL_TEST_TRINO", matches = ".+")
class TrinoSourceTest {
  private static final String REPORT =
      """
      select n.name as nation, o.orderpriority as priority, count(*) as orders,
             sum(o.totalprice) as revenue, min(o.orderdate) as first_day, max(o.comment) as remark
      from orders o join customer c on c.custkey = o.custkey
      join nation n on n.nationkey = c.nationkey
      where o.orderdate >= ? and o.orderdate < ? and n.name <> ?
      group by n.name, o.orderpriority order by n.name, o.orderpriority
      """;
  private static final String ENDLESS =
      "select count(*) from tpch.sf1000.lineitem a join tpch.sf1000.lineitem b"
          + " on a.comment < b.comment";

  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  private static String address() {
    return Objects.requireNonNull(System.getenv("PUNCTUAL_TEST_TRINO"));
  }

  private static SourceFixture trino() {
    return SourceFixture.at(address(), Map.of(), 256_000_000);
  }

  private static Query report() {
    return query(REPORT, LocalDate.of(1994, 1, 1), LocalDate.of(1996, 1, 1), "FRANCE");
  }

  /** The data decide what a report says, not the engine. */
  @Test
  void the_same_report_over_files_and_over_trino_is_the_same_file() throws Exception {
    export();
    try (var trino = trino();
        var files = SourceFixture.files(folder, Map.of())) {
      byte[] overTrino = csv(trino);
      assertThat(new String(overTrino, java.nio.charset.StandardCharsets.UTF_8).lines())
          .hasSizeGreaterThan(100);
      assertThat(csv(files)).isEqualTo(overTrino);
    }
  }

  private static byte[] csv(SourceFixture source) throws Exception {
    var out = new ByteArrayOutputStream();
    var page = PageSetup.PLAIN;
    var heading = new Heading("Orders", "Acme", null, List.of(), NOW, BERLIN, page, Brand.PLAIN);
    try (Rows rows = source.open(report())) {
      var writer = new CsvFormat().open(out, heading, JsonNodeFactory.instance.objectNode());
      writer.section(new Section(null, rows.columns(), List.of(), List.of()));
      long count = 0;
      for (; rows.next(); count++) writer.row(rows.row());
      writer.finish(new Footer(count, false));
      writer.close();
    }
    return out.toByteArray();
  }

  /** Trino's own rows as CSV, which DuckDB then makes Parquet of. */
  private void export() throws Exception {
    Path raw = Files.createTempDirectory("tpch");
    for (String table : List.of("orders", "customer", "nation")) {
      Path csv = raw.resolve(table + ".csv");
      try (var trino = trino();
          Rows rows = trino.open(query("select * from " + table));
          var out = Files.newOutputStream(csv)) {
        var names = rows.columns().stream().map(Column::name).toList();
        var heading =
            new Heading(table, "", null, List.of(), NOW, BERLIN, PageSetup.PLAIN, Brand.PLAIN);
        var writer =
            new CsvFormat()
                .open(out, heading, JsonNodeFactory.instance.objectNode().put("profile", "raw"));
        writer.section(new Section(null, rows.columns(), List.of(), List.of()));
        assertThat(names).isNotEmpty();
        long count = 0;
        for (; rows.next(); count++) writer.row(rows.row());
        writer.finish(new Footer(count, false));
        writer.close();
      }
      parquet(csv, folder.resolve(table + ".parquet"), table.equals("orders"));
    }
  }

  private static void parquet(Path csv, Path parquet, boolean priced) throws Exception {
    String replaced = priced ? " replace (cast(totalprice as decimal(12, 2)) as totalprice)" : "";
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(
          "copy (select *%s from read_csv('%s', header = true)) to '%s'"
              .formatted(replaced, csv, parquet));
    }
  }

  /** Resource groups choose by these. */
  @Test
  void trino_is_told_for_which_organisation_it_works() throws Exception {
    var asker = new Asker(new UUID(0, 1), "acme", "orders", new UUID(0, 2));
    try (var trino = trino();
        var session = trino.sources().snapshot("shop", asker, BERLIN, new QueryControl(), null);
        Rows rows = session.open(query("select 4711 as n"))) {
      assertThat(rows.next()).isTrue();
    }
    String told = ask("/v1/query");
    assertThat(told).contains("organization:acme").contains("\"source\":\"punctual\"");
  }

  private static String ask(String path) throws Exception {
    URI address = URI.create(address().substring("jdbc:trino:".length()));
    var request =
        HttpRequest.newBuilder(
                URI.create("http://%s:%d%s".formatted(address.getHost(), address.getPort(), path)))
            .header("X-Trino-User", "reporter")
            .build();
    try (var client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.ofString()).body();
    }
  }

  @Test
  void a_run_hears_from_trino_which_query_it_is_and_how_far_it_is() {
    var control = new QueryControl();
    try (var trino = trino()) {
      var heavy =
          query("select count(*) from tpch.sf1.lineitem a join tpch.sf1.orders b using (orderkey)");
      Thread asking =
          Thread.ofVirtual()
              .start(() -> trino.sources().open(heavy, control, NOW.plusSeconds(120)).close());
      Await.until("it says how far it is", Duration.ofSeconds(60), () -> percent(control) > 0);
      control.cancel();
      asking.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    assertThat(control.ids()).singleElement().asString().matches("\\d{8}_\\d{6}_\\d{5}_\\w{5}");
  }

  private static int percent(QueryControl control) {
    QueryProgress heard = control.latest();
    return heard == null || heard.percent() == null ? 0 : heard.percent();
  }

  /** PR-7.3, PR-7.4. */
  @Test
  void a_heavy_query_ends_at_the_deadline_in_trino_too() {
    try (var trino = trino()) {
      long start = System.nanoTime();
      var fault =
          catchThrowableOfType(
              SourceFault.class,
              () -> trino.sources().open(query(ENDLESS), new QueryControl(), NOW.plusMillis(1500)));
      assertThat(fault.fault().code()).isEqualTo("timeout");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      var left =
          trino.all(
              query(
                  "select count(*) from system.runtime.queries where state = 'RUNNING' and query"
                      + " like '%sf1000%' and query not like '%runtime%'"));
      assertThat(left.getFirst()).containsExactly(0L);
    }
  }

  @Test
  void values_are_bound_in_the_schedules_zone() {
    try (var trino = trino()) {
      var row =
          trino
              .all(
                  query(
                      "select current_timezone(), ? = timestamp '2026-11-24 09:00:00 UTC', ?,"
                          + " date '2026-11-24', ? is null, timestamp '2026-11-24 10:00:00' = ?",
                      NOW,
                      "x'; --",
                      new Query.Absent(Types.DATE),
                      NOW))
              .getFirst();
      assertThat(row)
          .containsExactly("Europe/Berlin", true, "x'; --", LocalDate.of(2026, 11, 24), true, true);
    }
  }

  @Test
  void sql_that_fails_is_the_datas_fault() {
    try (var trino = trino()) {
      var fault =
          catchThrowableOfType(SourceFault.class, () -> trino.all(query("select x from nowhere")));
      assertThat(fault.fault().code()).isEqualTo("query_failed");
      assertThat(trino.sources().check("shop").isFine()).isTrue();
    }
  }
}
