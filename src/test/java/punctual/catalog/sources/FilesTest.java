package punctual.catalog.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static punctual.catalog.sources.SourceFixture.NOW;
import static punctual.catalog.sources.SourceFixture.query;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;

/** PL-C.8: files of a folder as a source; what else lies on the machine stays closed. */
class FilesTest {
  private static final String ENDLESS =
      "with recursive c(n) as (select 1 union all select n + 1 from c) select max(n) from c";

  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path outside;

  @SuppressWarnings("NullAway.Init")
  private Path folder;

  @BeforeEach
  void files() throws IOException {
    folder = Files.createDirectories(outside.resolve("exports"));
    Files.writeString(
        folder.resolve("orders.csv"),
        "id,day,amount,zip\n1,2026-01-01,1.50,00123\n2,2026-01-02,2.25,00456\n");
    Files.writeString(outside.resolve("secret.csv"), "word\nhidden\n");
  }

  private SourceFixture shop() {
    return SourceFixture.files(folder, Map.of());
  }

  private void write(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Test
  void a_file_or_a_folder_of_parts_is_a_table_by_its_name() throws Exception {
    Files.createDirectories(folder.resolve("sales/year=2026"));
    write("copy (select 1 as n) to '%s'".formatted(folder.resolve("sales/a.parquet")));
    write("copy (select 2 as n) to '%s'".formatted(folder.resolve("sales/year=2026/b.parquet")));
    try (var shop = shop()) {
      assertThat(shop.all(query("select id, day, amount, zip from ORDERS order by id")))
          .containsExactly(
              new Object[] {1L, LocalDate.of(2026, 1, 1), new BigDecimal("1.5"), "00123"},
              new Object[] {2L, LocalDate.of(2026, 1, 2), new BigDecimal("2.25"), "00456"});
      assertThat(shop.all(query("select sum(n) from sales")).getFirst())
          .containsExactly(new BigDecimal("3"));
    }
  }

  @Test
  void values_have_the_types_that_formats_know() {
    try (var shop = shop();
        var rows =
            shop.open(
                query(
                    "select sum(id) as total, timestamptz '2026-03-29 03:30' as at, true as yes,"
                        + " null::varchar as nothing, 0.1::double as d, [1, 2] as list from"
                        + " orders"))) {
      assertThat(rows.columns().getFirst()).extracting(Column::type).isEqualTo(ColumnType.DECIMAL);
      assertThat(rows.next()).isTrue();
      assertThat(rows.row())
          .containsExactly(
              new BigDecimal("3"),
              Instant.parse("2026-03-29T01:30:00Z"),
              true,
              null,
              new BigDecimal("0.1"),
              "[1, 2]");
    }
  }

  @Test
  void values_are_bound_in_the_schedules_zone() {
    try (var shop = shop()) {
      var row =
          shop.all(
                  query(
                      "select timestamptz '2026-11-22T23:30:00Z' >= ?, ? = timestamptz"
                          + " '2026-11-24T09:00:00Z', ? is null, ?",
                      LocalDate.of(2026, 11, 23),
                      NOW,
                      new Query.Absent(Types.DATE),
                      "x'; drop view orders; --"))
              .getFirst();
      assertThat(row).containsExactly(true, true, true, "x'; drop view orders; --");
    }
  }

  /** Whoever may write into the folder must not reach further by a link. */
  @Test
  void links_are_passed_over() throws IOException {
    Path secret = outside.resolve("secret.csv");
    Files.createSymbolicLink(folder.resolve("link.csv"), secret);
    Files.createSymbolicLink(folder.resolve("linked"), outside);
    try (var shop = shop()) {
      for (String from :
          List.of("link", "linked", "read_csv('%s')".formatted(folder.resolve("link.csv")))) {
        assertThatThrownBy(() -> shop.all(query("select * from " + from)))
            .isInstanceOf(SourceFault.class);
      }
    }
  }

  @Test
  void the_folder_itself_may_be_a_link() throws IOException {
    Path link = Files.createSymbolicLink(outside.resolve("current"), folder);
    try (var shop = SourceFixture.files(link, Map.of())) {
      assertThat(shop.all(query("select id from orders"))).hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "copy orders to '%s/new.csv'",
        "copy orders to '%s/orders.csv' (use_tmp_file false)",
        "select 1; copy orders to '%s/orders.csv' (use_tmp_file false)",
        "copy orders to '%s/orders.csv' (use_tmp_file false); select 1",
        "explain analyze copy orders to '%s/orders.csv' (use_tmp_file false)",
        "attach '%s/new.db' as x",
        "export database '%s/all'"
      })
  void nothing_is_written(String sql) throws IOException {
    String before = Files.readString(folder.resolve("orders.csv"));
    try (var shop = shop()) {
      assertThatThrownBy(() -> shop.all(query(sql.formatted(folder))))
          .isInstanceOf(SourceFault.class);
      assertThat(shop.all(query("select id from orders"))).hasSize(2);
    }
    assertThat(Files.readString(folder.resolve("orders.csv"))).isEqualTo(before);
    try (var left = Files.list(folder)) {
      assertThat(left).hasSize(1);
    }
  }

  /** The second worst after a lost report is a wrong one. */
  @Test
  void a_file_that_changes_while_it_is_read_fails_the_run() throws IOException {
    try (var shop = shop();
        Rows rows = shop.open(query("select id from orders"))) {
      Files.writeString(
          folder.resolve("orders.csv"), "3,2026-01-03,1,1\n", StandardOpenOption.APPEND);
      var fault =
          catchThrowableOfType(
              SourceFault.class,
              () -> {
                while (rows.next()) {}
              });
      assertThat(fault.fault().code()).isEqualTo("source_failed");
    }
  }

  @Test
  void the_next_run_sees_new_files_and_the_running_one_does_not() throws IOException {
    try (var shop = shop();
        var session =
            shop.sources()
                .snapshot("shop", Asker.NOBODY, SourceFixture.BERLIN, new QueryControl(), null)) {
      Files.writeString(folder.resolve("late.csv"), "n\n1\n");
      assertThatThrownBy(() -> session.open(query("select * from late")))
          .isInstanceOf(SourceFault.class);
      assertThat(shop.all(query("select * from late"))).hasSize(1);
    }
  }

  @Test
  void two_files_of_one_name_are_refused() throws Exception {
    write("copy (select 1 as n) to '%s'".formatted(folder.resolve("Orders.parquet")));
    try (var shop = shop()) {
      var fault =
          catchThrowableOfType(SourceFault.class, () -> shop.all(query("select * from orders")));
      assertThat(fault.fault().code()).isEqualTo("source_refused");
      assertThat(fault.fault().detail()).containsIgnoringCase("orders would be both");
    }
  }

  @Test
  void a_heavy_query_ends_at_the_deadline() {
    try (var shop = shop()) {
      long start = System.nanoTime();
      var fault =
          catchThrowableOfType(
              SourceFault.class,
              () -> shop.sources().open(query(ENDLESS), new QueryControl(), NOW.plusMillis(300)));
      assertThat(fault.fault().code()).isEqualTo("timeout");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
      assertThat(shop.all(query("select id from orders"))).hasSize(2);
    }
  }

  @Test
  void a_query_beyond_its_memory_fails_and_harms_nobody() {
    try (var shop = SourceFixture.files(folder, Map.of("memory", "64MB"))) {
      var fault =
          catchThrowableOfType(
              SourceFault.class,
              () ->
                  shop.all(
                      query("select max(l) from (select list(range) as l from range(100000000))")));
      assertThat(fault.fault().code()).as(fault.fault().detail()).isEqualTo("source_failed");
      assertThat(shop.sources().check("shop").isFine()).isTrue();
    }
  }
}
