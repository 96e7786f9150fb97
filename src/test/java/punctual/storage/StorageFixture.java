package punctual.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import punctual.audit.Audit;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.settings.CoreSettings;
import punctual.settings.SecretKey;
import punctual.settings.Settings;
import punctual.storage.stores.DiskStore;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Files and links over a folder and a database. */
public final class StorageFixture {
  private StorageFixture() {}

  public static Artifacts artifacts(Path folder, Database database, InstantSource time, Ids ids) {
    return artifacts(
        new Stores(Map.of(Stores.DISK, new DiskStore(folder)), Stores.DISK), database, time, ids);
  }

  /** The same over stores of the test's choice. */
  static Artifacts artifacts(Stores stores, Database database, InstantSource time, Ids ids) {
    return new Artifacts(
        new Artifacts.Bytes(stores, packing(1)),
        database,
        time,
        ids,
        retention(database, time, false));
  }

  /** Of an installation of its own for each number. */
  static Packing packing(int installation) {
    byte[] key = new byte[32];
    key[0] = (byte) installation;
    return new Packing(new FileKeys(key, key, new SecureRandom()));
  }

  /**
   * The content of a stored file of an installation whose key is in its home.
   *
   * @param fileId of its row; null: it is stored as it is
   */
  public static InputStream content(Path home, Path stored, @Nullable UUID fileId)
      throws IOException {
    InputStream in = Files.newInputStream(stored);
    if (fileId == null) return in;
    String key = Files.readString(home.resolve("secret.key")).strip();
    var settings =
        new Settings(
            home,
            Map.of(CoreSettings.SECRET_KEY.key(), key),
            JsonNodeFactory.instance.objectNode());
    return new Packing(FileKeys.of(SecretKey.of(settings))).unpack(in, fileId);
  }

  /** Ninety days where an organisation says nothing. */
  public static Retention retention(Database database, InstantSource time, boolean withArchive) {
    return new Retention(database, time, Duration.ofDays(90), withArchive);
  }

  /** Without an archive. */
  public static CleanUp cleanUp(
      Artifacts artifacts, Database database, InstantSource time, Ids ids, Awaited... awaited) {
    return cleanUp(artifacts, null, database, time, ids, awaited);
  }

  static CleanUp cleanUp(
      Artifacts artifacts,
      @Nullable Archive archive,
      Database database,
      InstantSource time,
      Ids ids,
      Awaited... awaited) {
    var parts =
        new CleanUp.Parts(
            artifacts, retention(database, time, archive != null), archive, List.of(awaited));
    var audit = new Audit(database, time, ids, JsonMapper.shared());
    return new CleanUp(parts, audit, database, time);
  }

  public static StorageUse use(Path folder, Database database) {
    return new StorageUse(new DiskStore(folder), database);
  }

  public static Links links(Database database, InstantSource time, Ids ids) {
    byte[] key = "a key of thirty-two bytes, truly".getBytes(StandardCharsets.UTF_8);
    return new Links(database, time, ids, key, "https://punctual.test");
  }
}
