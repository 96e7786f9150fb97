package punctual.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One PostgreSQL server for the whole test run, on loopback, started at first use; works as root.
 */
public final class Postgres {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private Postgres() {}

  /** A JDBC address, user included, of a new empty database whose text order is by code point. */
  public static String freshDatabaseUrl() {
    String name = "test_" + DATABASES.incrementAndGet();
    try (Connection connection = Server.RUNNING.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name + " template template0 locale 'C.UTF-8'");
    } catch (SQLException e) {
      throw new IllegalStateException("PostgreSQL refused to create a test database", e);
    }
    return Server.RUNNING.getJdbcUrl("postgres", name);
  }

  /** A data source without a pool over a new empty database. */
  public static DataSource freshDatabase() {
    var source = new PGSimpleDataSource();
    source.setUrl(freshDatabaseUrl());
    return source;
  }

  private static final class Server {
    static final EmbeddedPostgres RUNNING = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("listen_addresses", "127.0.0.1")
            .setServerConfig("fsync", "off")
            .setServerConfig("synchronous_commit", "off")
            .setServerConfig("full_page_writes", "off")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
