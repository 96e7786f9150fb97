package punctual.operations.disk;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import punctual.database.Database;
import punctual.reports.RunHealth;
import punctual.storage.StorageFixture;
import punctual.storage.StorageUse;
import punctual.storage.Volume;
import punctual.web.Live;

/** A disk of 100 GB that a test fills, with the thresholds that the product starts with. */
public final class DiskFixture implements AutoCloseable {
  static final long GB = 1_000_000_000;

  public final Disk disk;
  final FakeVolume volume = new FakeVolume();
  private final InstantSource time;
  private final Live live = new Live();

  public DiskFixture(InstantSource time) {
    this.time = time;
    disk = new Disk(volume, new Disk.Thresholds(5 * GB, GB), time);
  }

  /** What a test says is free. */
  static final class FakeVolume implements Volume {
    volatile long free = 100 * GB;
    volatile boolean broken;
    final AtomicInteger asked = new AtomicInteger();

    @Override
    public long freeBytes() throws IOException {
      if (broken) throw new IOException("gone");
      asked.incrementAndGet();
      return free;
    }

    @Override
    public long totalBytes() {
      return 100 * GB;
    }
  }

  public void free(long bytes) {
    volume.free = bytes;
  }

  /** The watch of a node; files are below {@code home}. */
  public DiskWatch watch(String node, Path home, Database database) {
    var parts =
        new DiskWatch.Parts(
            disk, new DiskSamples(database), new RunHealth(database), use(home, database));
    return new DiskWatch(parts, live, time, node);
  }

  /** One look of a watch. */
  public static void look(DiskWatch watch) {
    watch.look();
  }

  static StorageUse use(Path home, Database database) {
    return StorageFixture.use(home.resolve("reports"), database);
  }

  @Override
  public void close() {
    live.close();
  }
}
