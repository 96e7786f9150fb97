package punctual.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static punctual.database.schema.Tables.ARTIFACTS;
import static punctual.database.schema.Tables.DOWNLOAD_LINKS;
import static punctual.database.schema.Tables.REPORT_DELIVERIES;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;
import static punctual.database.schema.Tables.SCHEDULED_REPORTS;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.testing.TestDatabase;

/** What an older version left is there afterwards, and means the same. */
class MigrationsTest {
  private static final UUID CURRENT = new UUID(0x7000, 0x8000000000000006L);
  private static final UUID DELETED = new UUID(0x7000, 0x8000000000000007L);

  @ParameterizedTest
  @EnumSource
  void rows_of_the_first_versions_are_kept(TestDatabase kind) throws Exception {
    String url = kind.freshUrl();
    fill(url, "2");
    try (Database database = TestDatabase.open(url)) {
      files(database);
      deliveries(database);
      var s = SCHEDULED_REPORTS;
      var schedule = database.dsl().selectFrom(s).fetchSingle();
      assertThat(schedule.getName()).isEqualTo("Daily sales");
      assertThat(schedule.getSendCondition()).isNull();
      assertThat(schedule.getStore()).isNull();
      assertThat(schedule.getBurst()).isNull();
      assertThat(database.dsl().fetchCount(REPORT_EXECUTIONS)).isEqualTo(2);
      var link = database.dsl().selectFrom(DOWNLOAD_LINKS).fetchSingle();
      assertThat(link.getMaxUses()).isNull();
      assertThat(link.getUses()).isZero();
    }
  }

  /** They lie where they lay, as they were written, and what was deleted stays deleted. */
  private static void files(Database database) {
    var a = ARTIFACTS;
    var current = database.dsl().selectFrom(a).where(a.ID.eq(CURRENT)).fetchSingle();
    assertThat(current.getFormat()).isEqualTo("csv");
    assertThat(current.getPart()).isEqualTo("csv");
    assertThat(current.getBurstKey()).isNull();
    assertThat(current.getStore()).isEqualTo("disk");
    assertThat(current.getStoredBytes()).isEqualTo(12);
    assertThat(current.getFileId()).as("not encrypted").isNull();
    assertThat(current.getPurgedAt()).isNull();
    var deleted = database.dsl().selectFrom(a).where(a.ID.eq(DELETED)).fetchSingle();
    assertThat(deleted.getPurgedAt()).isEqualTo(Instant.parse("2026-01-02T02:00:00Z"));
  }

  private static void deliveries(Database database) {
    var d = REPORT_DELIVERIES;
    var delivery = database.dsl().selectFrom(d).fetchSingle();
    assertThat(delivery.getDestination()).isEqualTo("bob@acme.test");
    assertThat(delivery.getReader()).isEqualTo("bob@acme.test");
    assertThat(delivery.getContent()).as("what all readers are told").isNull();
    delivery.setId(UUID.randomUUID());
    delivery.touched(true);
    assertThatThrownBy(() -> database.dsl().insertInto(d).set(delivery).execute())
        .as("one copy for each reader")
        .isInstanceOf(org.springframework.dao.DuplicateKeyException.class);
  }

  private static void fill(String url, String version) throws SQLException, IOException {
    Flyway.configure()
        .dataSource(url, null, null)
        .locations("classpath:db/migration")
        .placeholders(Database.placeholders(Dialect.ofUrl(url)))
        .target(version)
        .load()
        .migrate();
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : rows("rows-of-v" + version + ".sql").split(";\n", -1))
        if (!sql.isBlank()) statement.execute(sql);
    }
  }

  private static String rows(String name) throws IOException {
    try (InputStream in = MigrationsTest.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
