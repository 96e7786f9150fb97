package punctual.catalog.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static punctual.catalog.sources.SourceFixture.NOW;
import static punctual.catalog.sources.SourceFixture.query;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PL-C.8, against a real server where one is named; docs/guides/data-sources.md says how. */
@EnabledIfEnvironmentVariable(named = MariaDb.VARIABLE, matches = ".+")
class MariaDbTest {
  private static Query utc(String sql, Object... binds) {
    Query query = query(sql, binds);
    return new Query("shop", sql, query.binds(), ZoneOffset.UTC, query.declared(), null);
  }

  private static SourceFixture shop() {
    return MariaDb.fresh(Map.of(), 256_000_000);
  }

  @Test
  void types_become_the_types_that_formats_know() {
    try (var shop = shop()) {
      shop.execute(
          "create table t (b tinyint(1), n bigint unsigned, d decimal(10,2), f double, at datetime,"
              + " ts timestamp null, day date, j json, x blob)",
          "insert into t values (2, 18446744073709551615, 1.5, 0.1, '2026-03-29 02:30:00',"
              + " '2026-03-29 01:30:00', '2026-03-29', '{\"a\": 1}', 'x')");
      var row = shop.all(query("select b, n, d, f, at, day, j, null from t")).getFirst();
      assertThat(row)
          .containsExactly(
              2L,
              new BigDecimal("18446744073709551615"),
              new BigDecimal("1.50"),
              new BigDecimal("0.1"),
              LocalDateTime.of(2026, 3, 29, 2, 30),
              LocalDate.of(2026, 3, 29),
              "{\"a\": 1}",
              null);
    }
  }

  @Test
  void values_are_bound_in_the_sessions_zone() {
    try (var shop = shop()) {
      var row =
          shop.all(
                  utc(
                      "select ? = timestamp('2026-11-24 09:00:00'), ? is null, @@time_zone, ?",
                      NOW,
                      new Query.Absent(Types.DATE),
                      "x'; drop table orders; --"))
              .getFirst();
      assertThat(row[2]).isEqualTo("+00:00");
      assertThat(row[3]).isEqualTo("x'; drop table orders; --");
      assertThat(row[0]).isIn(1L, true);
      assertThat(row[1]).isIn(1L, true);
    }
  }

  /** PL-C.13. */
  @Test
  void all_queries_of_a_session_see_the_same_data() {
    try (var shop = shop()) {
      shop.execute(
          "create table counted (n int) engine = innodb", "insert into counted values (1)");
      Query count = query("select count(*) from counted");
      try (var session =
          shop.sources().snapshot("shop", Asker.NOBODY, ZoneOffset.UTC, new QueryControl(), null)) {
        shop.execute("insert into counted values (2)");
        try (Rows rows = session.open(count)) {
          assertThat(rows.next()).isTrue();
          assertThat(rows.row()).containsExactly(1L);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select sleep(3600)",
        "select count(*) from seq_1_to_1000000 a, seq_1_to_1000000 b where a.seq % 7 = b.seq % 5"
      })
  void a_heavy_query_ends_at_the_deadline(String heavy) {
    try (var shop = shop()) {
      long start = System.nanoTime();
      var fault =
          catchThrowableOfType(
              SourceFault.class,
              () -> shop.sources().open(utc(heavy), new QueryControl(), NOW.plusMillis(300)));
      assertThat(fault.fault().code()).isEqualTo("timeout");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
      assertThat(shop.all(utc("select 1 as n"))).hasSize(1);
    }
  }

  /** A preview reads a few rows of many; the rest is neither sent nor waited for. */
  @Test
  void rows_that_nobody_wants_are_not_read() {
    try (var shop = shop()) {
      long start = System.nanoTime();
      try (Rows rows =
          shop.open(utc("select a.seq, repeat('x', 1000) from seq_1_to_100000000 a"))) {
        assertThat(rows.next()).isTrue();
      }
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
      assertThat(shop.all(utc("select 1 as n"))).hasSize(1);
    }
  }

  @Test
  void many_rows_stream_through_a_small_heap() {
    try (var shop = shop();
        Rows rows = shop.open(utc("select seq, repeat('x', 200) from seq_1_to_500000"))) {
      long before = -1;
      long count = 0;
      while (rows.next()) if (++count == 10_000) before = usedHeap();
      assertThat(count).isEqualTo(500_000);
      assertThat(usedHeap() - before).isLessThan(8L << 20);
    }
  }

  private static long usedHeap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void a_user_that_may_write_is_told() {
    try (var shop = shop()) {
      assertThat(shop.sources().excess("shop")).isPresent();
    }
  }

  @Test
  void sql_that_fails_is_the_datas_fault() {
    try (var shop = shop()) {
      var fault =
          catchThrowableOfType(SourceFault.class, () -> shop.all(utc("select x from nowhere")));
      assertThat(fault.fault().code()).isEqualTo("query_failed");
    }
  }
}
