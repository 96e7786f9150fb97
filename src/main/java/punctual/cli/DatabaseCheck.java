package punctual.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import punctual.cli.Finding.Status;
import punctual.database.DatabaseSettings;
import punctual.settings.CoreSettings;
import punctual.settings.Setting;
import punctual.settings.Settings;

/** PR-10.2: whether the state database can be reached, and is new enough. Only reads. */
final class DatabaseCheck {
  private static final String SUBJECT = "database";
  private static final String SQLITE = "jdbc:sqlite:";
  private static final int OLDEST_POSTGRESQL = 14;

  private DatabaseCheck() {}

  static Finding check(Settings settings) {
    if (settings.isFaulty(CoreSettings.DATABASE_URL)) {
      return finding(Status.WARNING, "not asked: its address is at fault", "");
    }
    String url = DatabaseSettings.from(settings).url();
    if (isMissing(url)) {
      return finding(Status.SUCCESS, "SQLite file, to be made at first start", "");
    }
    return connect(settings, url);
  }

  /** Whether it is a SQLite file that no server has made yet. */
  static boolean isMissing(String url) {
    return url.startsWith(SQLITE) && !Files.exists(file(url));
  }

  private static Path file(String url) {
    return Path.of(
        url.substring(SQLITE.length()).replaceFirst("^file:", "").replaceFirst("\\?.*", ""));
  }

  private static Finding connect(Settings settings, String url) {
    try (Connection connection = DriverManager.getConnection(url, properties(settings, url))) {
      var data = connection.getMetaData();
      String found = data.getDatabaseProductName() + " " + data.getDatabaseProductVersion();
      boolean old = !url.startsWith(SQLITE) && data.getDatabaseMajorVersion() < OLDEST_POSTGRESQL;
      if (!old) return finding(Status.SUCCESS, found, "");
      return finding(
          Status.FAILURE,
          found + " is too old",
          "Upgrade it to %d or later.".formatted(OLDEST_POSTGRESQL));
    } catch (SQLException e) {
      return finding(
          Status.FAILURE,
          "cannot be reached (%s)"
              .formatted(String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
          "Check %s, its user and password, and that the database is running."
              .formatted(settings.name(CoreSettings.DATABASE_URL)));
    }
  }

  private static Properties properties(Settings settings, String url) {
    var properties = new Properties();
    if (url.startsWith(SQLITE)) {
      properties.put("open_mode", "1"); // read-only: makes no file
      return properties;
    }
    put(properties, "user", settings, CoreSettings.DATABASE_USERNAME);
    put(properties, "password", settings, CoreSettings.DATABASE_PASSWORD);
    properties.put("loginTimeout", "10");
    properties.put("connectTimeout", "10");
    return properties;
  }

  private static void put(
      Properties properties, String name, Settings settings, Setting<String> setting) {
    settings.find(setting).ifPresent(value -> properties.put(name, value));
  }

  private static Finding finding(Status status, String text, String remedy) {
    return new Finding(status, SUBJECT, text, remedy);
  }
}
