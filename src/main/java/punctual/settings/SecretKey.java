package punctual.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import punctual.settings.Setting.InvalidSetting;

/**
 * The one secret of an installation. Every use derives a key of its own from it, so that none can
 * stand in for another (HKDF, RFC 5869).
 */
public final class SecretKey {
  private static final int BYTES = 32;

  public static final Setting<String> SECRET_KEY =
      Setting.of(
              "secret_key",
              SecretKey::checked,
              null,
              "32 random bytes as 44 characters of base64: signs links and encrypts secrets. Unset: made in the"
                  + " home directory at the first start.")
          .asSecret();

  private final byte[] key;

  private SecretKey(byte[] key) {
    this.key = key;
  }

  /**
   * The configured key, or the one in the home directory, made there (mode 0600) at the first
   * start.
   */
  public static SecretKey of(Settings settings) {
    String text = settings.find(SECRET_KEY).orElseGet(() -> inHome(settings.home()));
    return new SecretKey(Base64.getDecoder().decode(text));
  }

  /** A key of 32 bytes for one purpose, the same at every start. */
  public byte[] derive(String purpose) {
    try {
      var parameters =
          HKDFParameterSpec.ofExtract()
              .addIKM(key)
              .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), BYTES);
      return KDF.getInstance("HKDF-SHA256").deriveData(parameters);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String inHome(Path home) {
    Path file = home.resolve("secret.key");
    try {
      if (!Files.exists(file)) make(file);
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read".formatted(file), e);
    }
  }

  /** Written under another name first: a start that is cut off leaves no half key behind. */
  private static void make(Path file) throws IOException {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Path draft =
        Files.createTempFile(
            file.toAbsolutePath().getParent(),
            "secret",
            ".part",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(draft, Base64.getEncoder().encodeToString(bytes), StandardOpenOption.SYNC);
    Files.move(draft, file);
  }

  private static String checked(String text) throws InvalidSetting {
    try {
      if (Base64.getDecoder().decode(text).length == BYTES) return text;
    } catch (IllegalArgumentException e) {
      throw new InvalidSetting("is not base64; make one with: openssl rand -base64 32");
    }
    throw new InvalidSetting("is not 32 bytes long; make one with: openssl rand -base64 32");
  }
}
