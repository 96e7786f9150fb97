package punctual.catalog.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static punctual.catalog.sources.SourceFixture.query;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import punctual.catalog.sources.SourceFixture.Kind;

/** What a query may try when it gets past the definition's own checks: the session refuses it. */
class ReadOnlyTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into orders values (2)",
        "with x as (select 1) insert into orders select * from x",
        "attach database '/dev/null' as other",
        "vacuum into '/dev/null'",
        "select load_extension('x')",
        "delete from orders"
      })
  void sqlite_refuses(String sql) {
    try (var shop = SourceFixture.on(Kind.SQLITE)) {
      shop.execute("create table orders (id integer)", "insert into orders values (1)");
      assertThatThrownBy(() -> shop.all(query(sql))).isInstanceOf(SourceFault.class);
      assertThat(shop.all(query("select id from orders"))).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into orders values (2) returning id",
        "with x as (delete from orders returning id) select * from x",
        "select set_config('transaction_read_only', 'off', false)",
        "select id into copied from orders",
        "select id from orders for update",
        "select lo_create(0)",
        "copy orders to program 'true'"
      })
  void postgresql_refuses(String sql) {
    try (var shop = SourceFixture.on(Kind.POSTGRESQL)) {
      shop.execute("create table orders (id integer)", "insert into orders values (1)");
      assertThatThrownBy(() -> shop.all(query(sql))).isInstanceOf(SourceFault.class);
      assertThat(shop.all(query("select id from orders"))).hasSize(1);
    }
  }

  @Test
  void the_next_query_gets_a_clean_postgresql_session() {
    try (var shop = SourceFixture.on(Kind.POSTGRESQL, Map.of("max_connections", 1))) {
      shop.all(
          query(
              "select set_config('statement_timeout', '1', false), set_config('search_path', 'x',"
                  + " false), pg_advisory_lock(7) is null as locked"));
      var row =
          shop.all(
                  query(
                      "select current_setting('statement_timeout'), current_setting('search_path'),"
                          + " (select count(*) from pg_locks where locktype = 'advisory')"))
              .getFirst();
      assertThat(row).containsExactly("0", "\"$user\", public", 0L);
    }
  }
}
