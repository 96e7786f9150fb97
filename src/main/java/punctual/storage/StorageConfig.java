package punctual.storage;

import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import punctual.audit.Audit;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.settings.CoreSettings;
import punctual.settings.SecretKey;
import punctual.settings.Settings;
import punctual.storage.stores.DiskStore;

@Configuration
class StorageConfig {
  @Bean
  Stores stores(Settings settings) throws IOException {
    var stores = Stores.of(settings);
    stores.disk().sweepUnfinished();
    return stores;
  }

  @Bean
  StoreWatch storeWatch(Stores stores) {
    var watch = new StoreWatch(stores);
    watch.start();
    return watch;
  }

  /** The disk of the folder in home. */
  @Bean
  Volume volume(Stores stores) {
    DiskStore disk = stores.disk();
    return new Volume() {
      @Override
      public long freeBytes() throws IOException {
        return disk.freeBytes();
      }

      @Override
      public long totalBytes() throws IOException {
        return disk.totalBytes();
      }
    };
  }

  @Bean
  StorageUse storageUse(Stores stores, Database database) {
    return new StorageUse(stores.disk(), database);
  }

  @Bean
  Artifacts.Bytes artifactBytes(Stores stores, SecretKey secret) {
    return new Artifacts.Bytes(stores, new Packing(FileKeys.of(secret)));
  }

  @Bean
  Retention retention(Settings settings, Database database, InstantSource time) {
    return new Retention(
        database,
        time,
        settings.get(CoreSettings.ARTIFACT_RETENTION),
        settings.find(StorageSettings.ARCHIVE_DIR).isPresent());
  }

  @Bean
  Artifacts artifacts(
      Artifacts.Bytes bytes, Database database, InstantSource time, Ids ids, Retention retention) {
    return new Artifacts(bytes, database, time, ids, retention);
  }

  @Bean
  CleanUp.Parts cleanUpParts(
      Artifacts artifacts, Retention retention, Settings settings, List<Awaited> awaited) {
    Archive archive =
        settings.find(StorageSettings.ARCHIVE_DIR).map(FolderArchive::new).orElse(null);
    return new CleanUp.Parts(artifacts, retention, archive, awaited);
  }

  @Bean
  CleanUp cleanUp(CleanUp.Parts parts, Audit audit, Database database, InstantSource time) {
    return new CleanUp(parts, audit, database, time);
  }

  @Bean
  Links links(Settings settings, SecretKey secret, Database database, InstantSource time, Ids ids) {
    return new Links(database, time, ids, secret.derive("links"), CoreSettings.baseUrl(settings));
  }

  @Bean
  StorageMetrics storageMetrics(Volume volume, CleanUp cleanUp, Database database) {
    return new StorageMetrics(volume, cleanUp, database);
  }
}
