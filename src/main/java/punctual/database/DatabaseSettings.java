package punctual.database;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import punctual.settings.Setting;
import punctual.settings.Setting.InvalidSetting;
import punctual.settings.Settings;

/**
 * Where the state database is.
 *
 * @param url JDBC address
 * @param temporary folder of this process for SQLite's native library
 */
public record DatabaseSettings(
    String url, @Nullable String username, @Nullable String password, Path temporary) {

  public static final Setting<String> URL =
      Setting.of(
          "database_url",
          DatabaseSettings::checkedUrl,
          null,
          "JDBC address of the state database; unset: the SQLite file punctual.db in the home"
              + " directory.");

  public static final Setting<String> USERNAME =
      Setting.text("database_username", null, "User of the state database (PostgreSQL).");

  public static final Setting<String> PASSWORD =
      Setting.secret("database_password", "Password of the state database (PostgreSQL).");

  public static List<Setting<?>> all() {
    return List.of(URL, USERNAME, PASSWORD);
  }

  public static DatabaseSettings from(Settings settings) {
    return new DatabaseSettings(
        settings.find(URL).orElseGet(() -> "jdbc:sqlite:" + settings.home().resolve("punctual.db")),
        settings.find(USERNAME).orElse(null),
        settings.find(PASSWORD).orElse(null),
        settings.home().resolve("tmp"));
  }

  private static String checkedUrl(String text) throws InvalidSetting {
    if (text.startsWith("jdbc:sqlite:") || text.startsWith("jdbc:postgresql:")) return text;
    throw new InvalidSetting(
        "is not a supported address; write jdbc:postgresql://host/database, or leave it out for SQLite");
  }
}
