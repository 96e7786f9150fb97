package punctual.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteException;

/** Another process that writes to a SQLite file, and says how that ended. */
public final class ForeignWriter {
  private ForeignWriter() {}

  public static void main(String[] words) throws SQLException {
    try (Connection connection = DriverManager.getConnection(words[0]);
        Statement statement = connection.createStatement()) {
      statement.execute("begin immediate");
      statement.execute("rollback");
      System.out.println("WROTE");
    } catch (SQLiteException e) {
      System.out.println(e.getResultCode().name());
    }
  }

  /** What another process gets that wants to write now: {@code WROTE} or the SQLite code. */
  public static String tries(String url) {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classes,
                ForeignWriter.class.getName(),
                url)
            .redirectErrorStream(true);
    try {
      var running = process.start();
      String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      running.waitFor();
      return said.strip();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
