package punctual.catalog.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import punctual.catalog.sources.SourceFixture.Kind;
import punctual.faults.Category;

/** PR-6.1 for sources: one row for each line of the table of SQLStates and of SQLite's codes. */
class SqlFaultsTest {
  @ParameterizedTest
  @CsvSource({
    "08001,0,NETWORK,source_unreachable",
    "08006,0,NETWORK,source_unreachable",
    "57P01,0,NETWORK,source_unreachable",
    "57P03,0,NETWORK,source_unreachable",
    "40003,0,NETWORK,source_unreachable",
    "40001,0,SYSTEM,source_busy",
    "40P01,0,SYSTEM,source_busy",
    "55P03,0,SYSTEM,source_busy",
    "53300,0,SYSTEM,source_busy",
    "53100,0,SYSTEM,source_failed",
    "53200,0,SYSTEM,source_failed",
    "58030,0,SYSTEM,source_failed",
    "XX001,0,SYSTEM,source_failed",
    "57014,0,SYSTEM,source_failed",
    "28P01,0,CONFIGURATION,source_refused",
    "3D000,0,CONFIGURATION,source_refused",
    "3F000,0,CONFIGURATION,source_refused",
    "42501,0,CONFIGURATION,source_refused",
    "57P04,0,CONFIGURATION,source_refused",
    "F0000,0,CONFIGURATION,source_refused",
    "08P01,0,CONFIGURATION,source_refused",
    "22012,0,DATA,query_failed",
    "42P01,0,DATA,query_failed",
    "0A000,0,DATA,query_failed",
    "21000,0,DATA,query_failed",
    "54000,0,DATA,query_failed",
    "25006,0,DATA,query_failed",
    "P0001,0,DATA,query_failed",
    "99999,0,UNKNOWN,source_error",
    ",1,DATA,query_failed",
    ",20,DATA,query_failed",
    ",5,SYSTEM,source_busy",
    ",517,SYSTEM,source_busy",
    ",7,SYSTEM,source_failed",
    ",10,SYSTEM,source_failed",
    ",266,SYSTEM,source_failed",
    ",11,SYSTEM,source_failed",
    ",26,SYSTEM,source_failed",
    ",8,CONFIGURATION,source_refused",
    ",14,CONFIGURATION,source_refused",
    ",99,UNKNOWN,source_error"
  })
  void each_answer_has_its_category(
      @Nullable String state, int vendor, Category category, String code) {
    var fault = SqlFaults.of("shop", new SQLException("secret host db.internal", state, vendor));
    assertThat(fault.category()).isEqualTo(category);
    assertThat(fault.code()).isEqualTo(code);
    assertThat(fault.message()).contains("shop").doesNotContain("db.internal");
  }

  @Test
  void the_reason_behind_a_full_pool_counts() {
    var refused = new SQLException("password", "28P01");
    var wrapped = new SQLTransientConnectionException("pool", null, 0, refused);
    assertThat(SqlFaults.of("shop", wrapped).code()).isEqualTo("source_refused");
    assertThat(SqlFaults.of("shop", new SQLTransientConnectionException("pool")).code())
        .isEqualTo("source_busy");
  }

  @Test
  void a_certificate_that_is_not_trusted_is_a_matter_of_configuration() {
    var tls = new SQLException("io", "08006", new SSLHandshakeException("PKIX"));
    assertThat(SqlFaults.of("shop", tls).category()).isEqualTo(Category.CONFIGURATION);
  }

  @Test
  void a_server_that_is_not_there_is_unreachable_at_once_for_a_check() {
    String nowhere = "jdbc:postgresql://127.0.0.1:1/none";
    try (var shop = SourceFixture.on(Kind.SQLITE, Map.of("url", nowhere))) {
      SourceHealth health = shop.sources().check("shop");
      assertThat(health.isFine()).isFalse();
      assertThat(health.fault()).extracting("category").isEqualTo(Category.NETWORK);
    }
  }

  @Test
  void a_file_that_is_not_there_is_refused_and_not_made() {
    try (var shop = SourceFixture.on(Kind.SQLITE, Map.of("url", "jdbc:sqlite:/nowhere/x.db"))) {
      var fault =
          catchThrowableOfType(
              SourceFault.class, () -> shop.open(SourceFixture.query("select 1 as n")));
      assertThat(fault.fault().category()).isEqualTo(Category.CONFIGURATION);
    }
  }

  @Test
  void a_source_that_is_not_configured_is_a_matter_of_configuration() {
    try (var shop = SourceFixture.on(Kind.SQLITE)) {
      assertThat(shop.sources().check("nope").fault())
          .extracting("code")
          .isEqualTo("source_unknown");
      assertThat(shop.sources().check("shop").isFine()).isTrue();
    }
  }
}
