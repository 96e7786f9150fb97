package punctual.storage;

import java.io.IOException;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.settings.CoreSettings;
import punctual.settings.HomeFolder;
import punctual.settings.SecretKey;
import punctual.settings.Settings;

@Configuration
class StorageConfig {
  @Bean
  DiskStore diskStore(Settings settings) throws IOException {
    var store = new DiskStore(settings.home().resolve(HomeFolder.REPORTS));
    store.sweepUnfinished();
    return store;
  }

  @Bean
  StorageUse storageUse(DiskStore store, Database database) {
    return new StorageUse(store, database);
  }

  @Bean
  Artifacts artifacts(
      DiskStore store, Settings settings, Database database, InstantSource time, Ids ids) {
    return new Artifacts(store, database, time, ids, settings.get(CoreSettings.ARTIFACT_RETENTION));
  }

  @Bean
  Links links(Settings settings, SecretKey secret, Database database, InstantSource time, Ids ids) {
    return new Links(database, time, ids, secret.derive("links"), CoreSettings.baseUrl(settings));
  }

  @Bean
  StorageMetrics storageMetrics(Volume volume, Database database) {
    return new StorageMetrics(volume, database);
  }
}
