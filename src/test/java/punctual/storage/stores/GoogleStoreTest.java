package punctual.storage.stores;

import org.junit.jupiter.api.AfterAll;

/** Google's XML API with HMAC keys is this protocol, but for refusing a name that is taken. */
class GoogleStoreTest extends StoreContract {
  private static final S3Server SERVER = new S3Server();

  private final Store store = SERVER.open(StoreSettings.Kind.GOOGLE);

  @AfterAll
  static void stop() {
    SERVER.close();
  }

  @Override
  Store store() {
    return store;
  }
}
