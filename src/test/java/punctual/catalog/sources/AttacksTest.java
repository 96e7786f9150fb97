package punctual.catalog.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;
import static punctual.catalog.sources.SourceFixture.query;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import punctual.catalog.sources.SourceFixture.Kind;

/** What a query may try when it gets past the definition's own checks; attacks.csv lists it. */
class AttacksTest {
  private static final Map<String, Object> NARROW =
      Map.of("max_connections", 1, "query_timeout", "400ms");

  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path elsewhere;

  /** refused: an error; stopped: ends at the limit; powerless: may run, and changes nothing. */
  record Attack(String on, String ends, String sql) {}

  static Stream<Attack> attacks() throws IOException {
    var file = Objects.requireNonNull(AttacksTest.class.getResourceAsStream("attacks.csv"));
    try (var csv =
        CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(file, StandardCharsets.UTF_8))) {
      return csv.stream().toList().stream().map(AttacksTest::attack);
    }
  }

  private static Attack attack(NamedCsvRecord row) {
    return new Attack(row.getField("on"), row.getField("ends"), row.getField("sql"));
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void ends_as_it_should_and_leaves_a_clean_session(Attack attack) throws IOException {
    Path written = elsewhere.resolve("written");
    if (attack.on().equals("mariadb")) assumeThat(MariaDb.isThere()).isTrue();
    try (var shop = shop(attack.on())) {
      String clean = session(shop, attack.on());
      String sql = attack.sql().replace("WRITTEN", written.toString());
      var fault = catchThrowableOfType(SourceFault.class, () -> shop.all(query(sql)));
      switch (attack.ends()) {
        case "refused" -> assertThat(fault.fault().code()).isNotEqualTo("timeout");
        case "stopped" -> assertThat(fault.fault().code()).isEqualTo("timeout");
        default -> {}
      }
      assertThat(shop.all(query("select id from orders"))).containsExactly(new Object[] {1L});
      assertThat(session(shop, attack.on())).isEqualTo(clean);
    }
    assertThat(written).doesNotExist();
  }

  private SourceFixture shop(String on) throws IOException {
    if (on.equals("files")) {
      Files.writeString(folder.resolve("orders.csv"), "id\n1\n");
      return SourceFixture.files(folder, NARROW);
    }
    var shop =
        switch (on) {
          case "sqlite" -> SourceFixture.on(Kind.SQLITE, NARROW);
          case "postgresql" -> SourceFixture.on(Kind.POSTGRESQL, NARROW);
          default -> MariaDb.fresh(NARROW, 256_000_000);
        };
    shop.execute("create table orders (id integer)", "insert into orders values (1)");
    if (on.equals("postgresql")) shop.execute("create sequence numbers");
    return shop;
  }

  /** What the next borrower of a session finds. */
  private static String session(SourceFixture shop, String on) {
    return shop.all(query(settings(on))).stream().map(Arrays::toString).toList().toString();
  }

  private static String settings(String on) {
    return switch (on) {
      case "postgresql" ->
          "select current_setting('statement_timeout'), current_setting('search_path'),"
              + " current_setting('transaction_read_only'),"
              + " (select count(*) from pg_locks where locktype = 'advisory')";
      case "mariadb" ->
          "select @@session.sql_mode, @@session.tx_read_only, coalesce(is_used_lock('x'), 0)";
      case "files" ->
          "select string_agg(name || value, ',' order by name) from duckdb_settings()"
              + " where name like '%memory%' or name like '%extern%' or name like 'lock%'";
      default -> "select count(*) from pragma_database_list";
    };
  }
}
