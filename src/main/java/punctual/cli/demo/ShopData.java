package punctual.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Objects;
import org.sqlite.SQLiteConfig;

/** Makes the database of the sample shop. */
public final class ShopData {
  private ShopData() {}

  /**
   * Writes the shop of both organisations, whole or not at all: it appears under its name when it
   * is complete. The same day gives the same rows.
   *
   * @param today the data cover two years up to this day and 60 days beyond
   * @throws UncheckedIOException where the folder cannot be written
   */
  public static void create(Path sqliteFile, LocalDate today) {
    Path unfinished = sqliteFile.resolveSibling(sqliteFile.getFileName() + ".new");
    try {
      Files.deleteIfExists(unfinished);
      write(unfinished, today);
      Files.move(
          unfinished,
          sqliteFile,
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new UncheckedIOException(new IOException("cannot write " + unfinished, e));
    }
  }

  private static void write(Path file, LocalDate today) throws SQLException, IOException {
    try (Connection connection = connect(file);
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      run(statement, "/demo/shop.sql");
      var calendar = new Calendar(today);
      new Shop(connection, Profile.DEMO, calendar).fill();
      new Shop(connection, Profile.OTHER, calendar).fill();
      run(statement, "/demo/shop-indexes.sql");
      connection.commit();
    }
  }

  /** Nobody sees the file before it is renamed, so nothing needs to survive a crash on the way. */
  private static Connection connect(Path file) throws SQLException {
    var config = new SQLiteConfig();
    config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
    config.setJournalMode(SQLiteConfig.JournalMode.OFF);
    config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
    config.setTempStore(SQLiteConfig.TempStore.MEMORY);
    config.setCacheSize(-64_000);
    return config.createConnection("jdbc:sqlite:" + file);
  }

  private static void run(Statement statement, String resource) throws SQLException, IOException {
    try (InputStream in = Objects.requireNonNull(ShopData.class.getResourceAsStream(resource))) {
      String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      for (String sql : script.split(";", -1)) {
        if (!sql.isBlank()) statement.execute(sql);
      }
    }
  }
}
