package punctual.storage;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import punctual.database.Database;
import punctual.database.Dialect;
import punctual.database.Ids;
import punctual.settings.CoreSettings;
import punctual.settings.HomeFolder;
import punctual.settings.SecretKey;
import punctual.settings.Settings;

@Configuration
class StorageConfig {
  @Bean
  Artifacts artifacts(Settings settings, Database database, InstantSource time, Ids ids)
      throws IOException {
    var store = new DiskStore(settings.home().resolve(HomeFolder.REPORTS));
    store.sweepUnfinished(unfinishedBefore(database, time));
    return new Artifacts(store, database, time, ids, settings.get(CoreSettings.ARTIFACT_RETENTION));
  }

  /** Nodes on PostgreSQL share the folder, and no run lasts longer than a day. */
  private static Instant unfinishedBefore(Database database, InstantSource time) {
    return database.dialect() == Dialect.SQLITE
        ? Instant.MAX
        : time.instant().minus(Duration.ofDays(1));
  }

  @Bean
  Links links(Settings settings, SecretKey secret, Database database, InstantSource time, Ids ids) {
    return new Links(database, time, ids, secret.derive("links"), CoreSettings.baseUrl(settings));
  }
}
