package punctual.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import punctual.database.Database;
import punctual.database.DatabaseSettings;

/**
 * The two state databases. What touches tables is tested on both: {@code @ParameterizedClass} with
 * {@code @EnumSource(TestDatabase.class)}.
 */
public enum TestDatabase {
  SQLITE,
  POSTGRESQL;

  /** A new, migrated database; the caller closes it. */
  public Database open() {
    return open(freshUrl());
  }

  /** One more pool of connections, as another node has, to a database. */
  public static Database open(String url) {
    return Database.open(
        new DatabaseSettings(url, null, null, Path.of("target", "sqlite-native").toAbsolutePath()));
  }

  /** The JDBC address of a new, empty database. */
  public String freshUrl() {
    return this == SQLITE ? "jdbc:sqlite:" + freshFile() : Postgres.freshDatabaseUrl();
  }

  private static Path freshFile() {
    try {
      Path folder = Files.createTempDirectory("punctual-state");
      folder.toFile().deleteOnExit();
      Path file = folder.resolve("punctual.db");
      for (String end : new String[] {"-shm", "-wal", ""})
        folder.resolve("punctual.db" + end).toFile().deleteOnExit();
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
