package punctual.storage;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import punctual.database.Database;
import punctual.database.Ids;

/** Files and links over a folder and a database. */
public final class StorageFixture {
  private StorageFixture() {}

  public static Artifacts artifacts(Path folder, Database database, InstantSource time, Ids ids) {
    return new Artifacts(new DiskStore(folder), database, time, ids, Duration.ofDays(90));
  }

  public static StorageUse use(Path folder, Database database) {
    return new StorageUse(new DiskStore(folder), database);
  }

  public static Links links(Database database, InstantSource time, Ids ids) {
    byte[] key = "a key of thirty-two bytes, truly".getBytes(StandardCharsets.UTF_8);
    return new Links(database, time, ids, key, "https://punctual.test");
  }
}
