package punctual.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class PostgresTest {
  @Test
  void every_database_is_new_and_sorts_by_code_point() throws SQLException {
    assertThat(Postgres.freshDatabaseUrl()).isNotEqualTo(Postgres.freshDatabaseUrl());
    try (var connection = Postgres.freshDatabase().getConnection();
        var statement = connection.createStatement();
        var rows = statement.executeQuery("select 'B' < 'a'")) {
      rows.next();
      assertThat(rows.getBoolean(1)).isTrue();
    }
  }
}
