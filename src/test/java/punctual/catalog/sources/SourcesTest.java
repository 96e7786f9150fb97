package punctual.catalog.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static punctual.catalog.sources.SourceFixture.NOW;
import static punctual.catalog.sources.SourceFixture.query;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.catalog.sources.SourceFixture.Kind;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;
import punctual.catalog.spi.DeclaredColumn;
import punctual.catalog.spi.Look;
import punctual.catalog.spi.Total;
import punctual.faults.Category;

class SourcesTest {
  private static final String MANY_ROWS =
      "with recursive c(n) as (select 1 union all select n + 1 from c where n < 500000)"
          + " select n, 'row ' || n as name from c";
  private static final String ENDLESS =
      "with recursive c(n) as (select 1 union all select n + 1 from c) select max(n) from c";

  @ParameterizedTest
  @EnumSource
  void values_are_bound_and_never_read_as_sql(Kind kind) {
    try (var shop = SourceFixture.on(kind)) {
      String attack = "x'; drop table orders; --";
      var rows = shop.all(query("select ? as given, ? as day", attack, LocalDate.of(2026, 1, 31)));
      assertThat(rows.getFirst()[0]).isEqualTo(attack);
      assertThat(rows.getFirst()[1]).hasToString("2026-01-31");
    }
  }

  @ParameterizedTest
  @EnumSource
  void declared_types_win_over_what_the_driver_gives(Kind kind) {
    try (var shop = SourceFixture.on(kind)) {
      var declared =
          List.of(
              new DeclaredColumn(
                  "revenue", null, ColumnType.MONEY, "EUR", Total.SUM, false, Look.PLAIN),
              new DeclaredColumn("day", "Day", ColumnType.DATE, null, null, false, Look.PLAIN));
      var query =
          new Query(
              "shop",
              "select 10.100000000001 as revenue, '2026-11-24 10:00:00' as day, 7 as n",
              List.of(),
              SourceFixture.BERLIN,
              declared,
              null);
      try (Rows rows = shop.open(query)) {
        assertThat(rows.columns())
            .containsExactly(
                new Column(
                    "revenue", "Revenue", ColumnType.MONEY, "EUR", Total.SUM, false, Look.PLAIN),
                new Column("day", "Day", ColumnType.DATE, null, null, false, Look.PLAIN),
                new Column("n", "N", ColumnType.INTEGER, null, null, false, Look.PLAIN));
        assertThat(rows.next()).isTrue();
        assertThat(rows.row())
            .containsExactly(new BigDecimal("10.10"), LocalDate.of(2026, 11, 24), 7L);
        assertThat(rows.next()).isFalse();
      }
    }
  }

  @Test
  void an_undeclared_sqlite_column_that_begins_with_null_keeps_its_numbers() {
    try (var shop = SourceFixture.on(Kind.SQLITE)) {
      var rows = shop.all(query("select null as n union all select -5 union all select 1.5"));
      assertThat(rows).extracting(row -> row[0]).containsExactly(null, -5L, new BigDecimal("1.5"));
    }
  }

  @Test
  void postgresql_types_become_the_types_that_formats_know() {
    try (var shop = SourceFixture.on(Kind.POSTGRESQL)) {
      var row =
          shop.all(
                  query(
                      "select 1::int2, 9007199254740993::int8, 1.50::numeric, 0.1::float8,"
                          + " 'NaN'::float8, true, date '2026-03-29', timestamp '2026-03-29 02:30',"
                          + " timestamptz '2026-03-29 03:30', '{\"a\":1}'::jsonb, null::text"))
              .getFirst();
      assertThat(row)
          .containsExactly(
              1L,
              9007199254740993L,
              new BigDecimal("1.50"),
              new BigDecimal("0.1"),
              Double.NaN,
              true,
              LocalDate.of(2026, 3, 29),
              LocalDateTime.of(2026, 3, 29, 2, 30),
              Instant.parse("2026-03-29T01:30:00Z"),
              "{\"a\": 1}",
              null);
    }
  }

  /** PL-C.13. */
  @ParameterizedTest
  @EnumSource
  void all_queries_of_a_session_see_the_same_data(Kind kind) {
    try (var shop = SourceFixture.on(kind)) {
      if (kind == Kind.SQLITE) shop.execute("pragma journal_mode = wal");
      shop.execute("create table counted (n integer)", "insert into counted values (1)");
      Query count = query("select count(*) from counted");
      try (var session =
          shop.sources()
              .snapshot("shop", Asker.NOBODY, SourceFixture.BERLIN, new QueryControl(), null)) {
        assertThat(only(session.open(count))).isEqualTo(1L);
        shop.execute("insert into counted values (2)");
        assertThat(only(session.open(count))).isEqualTo(1L);
      }
      assertThat(only(shop.open(count))).isEqualTo(2L);
    }
  }

  /** Java calls it Z, which no database knows. */
  @ParameterizedTest
  @EnumSource
  void a_session_may_be_in_utc(Kind kind) {
    try (var shop = SourceFixture.on(kind);
        var session =
            shop.sources()
                .snapshot("shop", Asker.NOBODY, ZoneOffset.UTC, new QueryControl(), null)) {
      assertThat(only(session.open(query("select 1")))).isEqualTo(1L);
    }
  }

  private static @Nullable Object only(Rows rows) {
    try (rows) {
      assertThat(rows.next()).isTrue();
      return rows.row()[0];
    }
  }

  @Test
  void a_time_after_all_others_is_a_word() {
    try (var shop = SourceFixture.on(Kind.POSTGRESQL);
        var rows =
            shop.open(query("select timestamptz 'infinity' as a, timestamptz '-infinity' as b"))) {
      assertThat(rows.next()).isTrue();
      assertThat(rows.row()).containsExactly("infinity", "-infinity");
    }
  }

  /** A bound day is midnight in the schedule's zone, also where the column is an instant. */
  @Test
  void postgresql_compares_days_with_instants_in_the_schedules_zone() {
    try (var shop = SourceFixture.on(Kind.POSTGRESQL)) {
      String sql = "select timestamptz '2026-11-22T23:30:00Z' >= ?, current_setting('TimeZone')";
      var row = shop.all(query(sql, LocalDate.of(2026, 11, 23))).getFirst();
      assertThat(row).containsExactly(true, "Europe/Berlin");
    }
  }

  @ParameterizedTest
  @EnumSource
  void an_absent_value_is_bound_as_null(Kind kind) {
    try (var shop = SourceFixture.on(kind)) {
      Query query =
          query(
              "select 1 as n where ? is null and ? is null",
              new Query.Absent(Types.VARCHAR),
              new Query.Absent(Types.DATE));
      assertThat(shop.all(query)).hasSize(1);
    }
  }

  /** PR-7.3, PR-7.4: the statement itself is ended, on every database. */
  @ParameterizedTest
  @EnumSource
  void a_heavy_query_ends_at_the_deadline(Kind kind) {
    try (var shop = SourceFixture.on(kind)) {
      long start = System.nanoTime();
      var fault =
          catchThrowableOfType(
              SourceFault.class,
              () -> shop.sources().open(query(ENDLESS), new QueryControl(), NOW.plusMillis(300)));
      assertThat(fault.fault().code()).isEqualTo("timeout");
      assertThat(fault.fault().category()).isEqualTo(Category.SYSTEM);
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
      assertThat(shop.all(query("select 1 as n"))).hasSize(1);
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_heavy_query_ends_at_the_query_timeout_of_the_source(Kind kind) {
    try (var shop = SourceFixture.on(kind, Map.of("query_timeout", "200ms"))) {
      var fault = catchThrowableOfType(SourceFault.class, () -> shop.open(query(ENDLESS)));
      assertThat(fault.fault().code()).isEqualTo("timeout");
      assertThat(fault.fault().message()).contains("200 ms");
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_persons_cancel_ends_a_heavy_query_within_two_seconds(Kind kind) throws Exception {
    try (var shop = SourceFixture.on(kind)) {
      var control = new QueryControl();
      long start = System.nanoTime();
      var canceller = Thread.ofVirtual().start(control::cancel);
      var fault =
          catchThrowableOfType(
              SourceFault.class,
              () -> shop.sources().open(query(ENDLESS), control, NOW.plusSeconds(60)));
      canceller.join();
      assertThat(fault.isCancelled()).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }
  }

  @ParameterizedTest
  @EnumSource
  void a_cancel_between_two_rows_is_found_at_the_next(Kind kind) {
    try (var shop = SourceFixture.on(kind)) {
      var control = new QueryControl();
      try (Rows rows = shop.sources().open(query(MANY_ROWS), control, NOW.plusSeconds(60))) {
        assertThat(rows.next()).isTrue();
        control.cancel();
        assertThatThrownBy(rows::next).isInstanceOf(SourceFault.class);
      }
      assertThat(shop.all(query("select 1 as n"))).hasSize(1);
    }
  }

  /** PR-7.3: a query that has given rows and then computes on hears the cancel too. */
  @ParameterizedTest
  @EnumSource
  void a_query_that_is_stuck_after_its_first_rows_ends_within_two_seconds(Kind kind) {
    String stuck =
        "with recursive few(n) as (select 1 union all select n + 1 from few where n < 200),"
            + " c(n) as (select 1 union all select n + 1 from c)"
            + " select n from few union all select max(n) from c";
    try (var shop = SourceFixture.on(kind)) {
      var control = new QueryControl();
      long start;
      try (Rows rows = shop.sources().open(query(stuck), control, null)) {
        start = System.nanoTime();
        var canceller = Thread.ofVirtual().unstarted(control::cancel);
        assertThatThrownBy(
                () -> {
                  for (int i = 0; rows.next(); i++) if (i == 40) canceller.start();
                })
            .isInstanceOf(SourceFault.class);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
      assertThat(shop.all(query("select 1 as n"))).hasSize(1);
    }
  }

  /** PL-C.9: the driver refuses what would not fit, before it is in memory. */
  @ParameterizedTest
  @EnumSource
  void rows_that_do_not_fit_into_memory_are_refused(Kind kind) {
    String wide =
        kind == Kind.SQLITE
            ? "select hex(zeroblob(2000000)) as wide"
            : "select repeat('x', 2000000) as wide";
    try (var shop = SourceFixture.on(kind, Map.of(), 2_000_000)) {
      var fault = catchThrowableOfType(SourceFault.class, () -> shop.all(query(wide)));
      assertThat(fault.fault().code()).isEqualTo("memory_limit");
      assertThat(fault.fault().category()).isEqualTo(Category.SYSTEM);
      assertThat(shop.all(query("select 1 as n"))).hasSize(1);
    }
  }

  /** Many rows of which each is wide: fewer are fetched at once, and all arrive. */
  @ParameterizedTest
  @EnumSource
  void wide_rows_stream_through_little_memory(Kind kind) {
    String text = kind == Kind.SQLITE ? "hex(zeroblob(5000))" : "repeat('x', 10000)";
    String many = MANY_ROWS.replace("500000", "3000").replace("'row ' || n", text);
    try (var shop = SourceFixture.on(kind, Map.of(), 2_000_000)) {
      assertThat(shop.all(query(many))).hasSize(3000);
    }
  }

  /** PL-C.7: rows stream; what is kept does not grow with their number. */
  @ParameterizedTest
  @EnumSource
  void half_a_million_rows_stream_through_a_small_heap(Kind kind) {
    try (var shop = SourceFixture.on(kind);
        Rows rows = shop.open(query(MANY_ROWS))) {
      long before = -1;
      long count = 0;
      while (rows.next()) {
        if (++count == 10_000) before = usedHeap();
      }
      long grown = usedHeap() - before;
      assertThat(count).isEqualTo(500_000);
      assertThat(grown).isLessThan(8L << 20);
    }
  }

  private static long usedHeap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @ParameterizedTest
  @EnumSource
  void columns_are_known_where_there_are_no_rows(Kind kind) {
    try (var shop = SourceFixture.on(kind);
        Rows rows = shop.open(query("select 1 as order_count where 1 = 0"))) {
      assertThat(rows.next()).isFalse();
      assertThat(rows.columns()).extracting(Column::label).containsExactly("Order count");
    }
  }

  @ParameterizedTest
  @EnumSource
  void sql_that_fails_is_the_datas_fault(Kind kind) {
    try (var shop = SourceFixture.on(kind)) {
      var fault =
          catchThrowableOfType(
              SourceFault.class, () -> shop.open(query("select amount from nowhere")));
      assertThat(fault.fault().code()).isEqualTo("query_failed");
      assertThat(fault.fault().category()).isEqualTo(Category.DATA);
      assertThat(fault.fault().detail()).contains("nowhere");
      assertThat(fault.fault().message()).doesNotContain("nowhere");
    }
  }
}
