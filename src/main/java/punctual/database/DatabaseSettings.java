package punctual.database;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import punctual.settings.CoreSettings;
import punctual.settings.Settings;

/**
 * Where the state database is.
 *
 * @param url JDBC address
 * @param temporary folder of this process for SQLite's native library
 */
public record DatabaseSettings(
    String url, @Nullable String username, @Nullable String password, Path temporary) {

  public static DatabaseSettings from(Settings settings) {
    return new DatabaseSettings(
        settings
            .find(CoreSettings.DATABASE_URL)
            .orElseGet(() -> "jdbc:sqlite:" + settings.home().resolve("punctual.db")),
        settings.find(CoreSettings.DATABASE_USERNAME).orElse(null),
        settings.find(CoreSettings.DATABASE_PASSWORD).orElse(null),
        settings.home().resolve("tmp"));
  }
}
