package punctual.storage;

import static punctual.database.schema.Tables.ARTIFACTS;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import punctual.database.Database;
import punctual.faults.CodedException;
import punctual.storage.stores.Store;

/** Deletes files that no row names. */
final class OrphanSweep {
  private static final Logger log = LoggerFactory.getLogger(OrphanSweep.class);

  private final Stores stores;
  private final Packing packing;
  private final Database database;
  private int swept;

  OrphanSweep(Stores stores, Packing packing, Database database) {
    this.stores = stores;
    this.packing = packing;
    this.database = database;
  }

  /**
   * Goes through every store; one that does not answer is left for the next time.
   *
   * @return how many files there were
   */
  int before(Instant instant) throws IOException {
    for (String name : stores.names()) {
      Store store = stores.get(name);
      try {
        store.sweepUnfinished(instant);
        store.olderThan(instant, keys -> some(name, store, keys));
      } catch (CodedException e) {
        log.atWarn().setCause(e).addKeyValue("store", name).log("files of no run not looked for");
      }
    }
    return swept;
  }

  private void some(String name, Store store, List<String> keys) throws IOException {
    Set<String> known =
        new HashSet<>(
            database
                .dsl()
                .select(ARTIFACTS.STORAGE_KEY)
                .from(ARTIFACTS)
                .where(ARTIFACTS.STORAGE_KEY.in(keys))
                .fetch(ARTIFACTS.STORAGE_KEY));
    for (String key : keys) {
      if (known.contains(key) || !isOurs(name, store, key)) continue;
      store.delete(key);
      swept++;
    }
  }

  /** A bucket may hold other files than ours; the folder in home does not. */
  private boolean isOurs(String name, Store store, String key) throws IOException {
    if (name.equals(Stores.DISK)) return true;
    try (InputStream in = store.open(key)) {
      return packing.isOurs(in);
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
