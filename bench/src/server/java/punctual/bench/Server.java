package punctual.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.database.DatabaseSettings;

/**
 * A new empty state database on the disk, as durable as in production: a SQLite file, or a
 * PostgreSQL server of its own with its default settings, {@code fsync} on.
 */
public final class Server implements AutoCloseable {
  private static final Path ROOT = Path.of("target", "bench").toAbsolutePath();

  private final Path folder;
  private final @Nullable EmbeddedPostgres postgres;
  private final String url;
  private final Database database;

  private Server(String kind) throws IOException {
    Files.createDirectories(ROOT);
    folder = Files.createTempDirectory(ROOT, kind);
    postgres = kind.equals("postgresql") ? postgres(folder) : null;
    url =
        postgres == null
            ? "jdbc:sqlite:" + folder.resolve("state.db")
            : postgres.getJdbcUrl("postgres", "postgres");
    database = open();
  }

  /** {@code sqlite} or {@code postgresql}. */
  public static Server start(String kind) {
    try {
      return new Server(kind);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EmbeddedPostgres postgres(Path folder) throws IOException {
    return EmbeddedPostgres.builder()
        .setServerConfig("listen_addresses", "127.0.0.1")
        .setServerConfig("fsync", "on")
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("full_page_writes", "on")
        .setDataDirectory(folder.resolve("data"))
        .setCleanDataDirectory(true)
        .start();
  }

  private Database open() {
    return Database.open(new DatabaseSettings(url, null, null, folder.resolve("tmp")));
  }

  public Database database() {
    return database;
  }

  /** JDBC address, user included. */
  public String url() {
    return url;
  }

  /** Statistics for the planner, as time brings them. */
  public void settle() {
    if (postgres == null) {
      database.dsl().execute("analyze");
      return;
    }
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute("vacuum analyze");
      statement.execute("checkpoint");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    database.close();
    try {
      if (postgres != null) postgres.close();
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
