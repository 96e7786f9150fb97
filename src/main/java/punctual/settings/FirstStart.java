package punctual.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.random.RandomGenerator;
import punctual.settings.Setting.InvalidSetting;

/** Makes ready what a server needs in its home: the folders, the lock and the key. */
public final class FirstStart {
  static final String KEY_FILE = "secret.key";

  private FirstStart() {}

  /**
   * Makes home where it is missing, and locks it for the life of this process.
   *
   * @throws RefusedToStart where another server has it
   */
  public static void takeHome(Settings settings) throws IOException {
    Files.createDirectories(settings.home());
    if (HomeLock.take(settings.home(), sharesHome(settings))) return;
    throw new RefusedToStart(
        List.of(
            settings.fault(
                CoreSettings.HOME,
                "is in use by another Punctual server",
                "Stop it first, or set another PUNCTUAL_HOME.")));
  }

  private static boolean sharesHome(Settings settings) {
    return settings
        .find(CoreSettings.DATABASE_URL)
        .filter(url -> url.startsWith("jdbc:postgresql:"))
        .isPresent();
  }

  /**
   * Makes the folders in home, and reads or makes the secret key where none is given.
   *
   * @param random a strong source
   * @return the settings with a secret key
   * @throws RefusedToStart where the key file is damaged
   */
  public static Settings furnish(Settings settings, RandomGenerator random) throws IOException {
    Files.createDirectories(settings.home().resolve(HomeFolder.REPORTS));
    if (settings.isGiven(CoreSettings.SECRET_KEY)) return settings;
    Path file = settings.home().resolve(KEY_FILE);
    if (!Files.exists(file)) make(file, random);
    try {
      String key = SecretKey.KIND.parse(Files.readString(file).strip());
      return settings.with(CoreSettings.SECRET_KEY, key);
    } catch (InvalidSetting e) {
      throw damaged(file, String.valueOf(e.getMessage()));
    }
  }

  private static RefusedToStart damaged(Path file, String problem) {
    String remedy = "Restore the file from a backup: without its key stored secrets are lost.";
    return new RefusedToStart(List.of(new SettingFault(file.toString(), null, problem, remedy)));
  }

  /** Written beside and moved, so that a crash never leaves half a key. */
  private static void make(Path file, RandomGenerator random) throws IOException {
    byte[] bytes = new byte[SecretKey.BYTES];
    random.nextBytes(bytes);
    Path part = file.resolveSibling(KEY_FILE + ".part");
    Files.deleteIfExists(part);
    var onlyOwner = PosixFilePermissions.fromString("rw-------");
    Files.createFile(part, PosixFilePermissions.asFileAttribute(onlyOwner));
    Files.writeString(
        part,
        Base64.getEncoder().encodeToString(bytes) + "\n",
        StandardOpenOption.WRITE,
        StandardOpenOption.SYNC);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
