package punctual.operations.disk;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import punctual.database.Database;
import punctual.delivery.Deliveries;
import punctual.queue.NodeName;
import punctual.queue.Queue;
import punctual.reports.ExecutionFigures;
import punctual.reports.RunHealth;
import punctual.settings.Settings;
import punctual.storage.StorageUse;
import punctual.storage.Volume;
import punctual.web.Live;

@Configuration
class DiskConfig {
  /** The gate is there before the queue starts. */
  @Bean
  Disk disk(Volume volume, Settings settings, InstantSource time, Queue queue) {
    var thresholds =
        new Disk.Thresholds(
            settings.get(DiskSettings.DISK_WARN), settings.get(DiskSettings.DISK_STOP));
    var disk = new Disk(volume, thresholds, time);
    queue.gate(disk);
    return disk;
  }

  @Bean
  DiskWatch diskWatch(
      Disk disk, Database database, RunHealth runs, StorageUse use, Live live, InstantSource time) {
    var parts = new DiskWatch.Parts(disk, new DiskSamples(database), runs, use);
    var watch = new DiskWatch(parts, live, time, NodeName.ofThisMachine());
    watch.start();
    return watch;
  }

  @Bean
  Costs costs(ExecutionFigures runs, Deliveries deliveries, StorageUse use, InstantSource time) {
    return new Costs(runs, deliveries, use, time);
  }

  @Bean
  Advice advice(StorageUse use, Settings settings) {
    return new Advice(use, settings.home());
  }
}
