package punctual.storage.stores;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class DiskStoreContractTest extends NamesOnceContract {
  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  @Override
  Store store() {
    return new DiskStore(folder);
  }
}
