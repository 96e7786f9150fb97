package punctual.catalog.sources;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.UUID;

/**
 * A MariaDB server that the person who runs the tests has named, such as {@code
 * jdbc:mariadb://127.0.0.1:3306/?user=root}; its user may make databases.
 */
final class MariaDb {
  static final String VARIABLE = "PUNCTUAL_TEST_MARIADB";

  private MariaDb() {}

  static boolean isThere() {
    return System.getenv(VARIABLE) != null;
  }

  /** A source over a new database. */
  static SourceFixture fresh(Map<String, ?> extra, long memory) {
    String server = System.getenv(VARIABLE);
    String name = "punctual_" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = DriverManager.getConnection(server);
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return SourceFixture.at(server.replaceFirst("/(\\?|$)", "/" + name + "$1"), extra, memory);
  }
}
