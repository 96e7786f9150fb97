package punctual.storage;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.UUID;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import punctual.faults.CodedException;

/**
 * A key for each report file, derived from the installation's and a salt of the file (HKDF, RFC
 * 5869): no two files share one, so the nonces of a file may count from zero.
 */
final class FileKeys {
  private final byte[] key;
  private final long id;
  private final SecureRandom random;

  /**
   * @param key 32 bytes for report files alone
   * @param name of the key, bytes from which it cannot be guessed
   */
  FileKeys(byte[] key, byte[] name, SecureRandom random) {
    this.key = key.clone();
    this.id = ByteBuffer.wrap(name).getLong();
    this.random = random;
  }

  static FileKeys of(punctual.settings.SecretKey secret) {
    return new FileKeys(
        secret.derive("report files"), secret.derive("report files: name"), new SecureRandom());
  }

  /** Tells keys of installations apart. */
  long id() {
    return id;
  }

  /** The header of a new file. */
  FileHeader header(UUID fileId, boolean compressed) {
    byte[] salt = new byte[FileHeader.SALT];
    random.nextBytes(salt);
    return new FileHeader(compressed, id, fileId, salt);
  }

  /**
   * The key of the file with this header.
   *
   * @throws CodedException {@code file_key_unknown} where another installation, or this one with
   *     another key, wrote it
   */
  SecretKey of(FileHeader header) throws CodedException {
    if (header.keyId() != id)
      throw CodedException.of(
          "file_key_unknown",
          "encrypted with key %016x, not with %016x".formatted(header.keyId(), id));
    try {
      var parameters =
          HKDFParameterSpec.ofExtract()
              .addIKM(key)
              .addSalt(header.salt())
              .thenExpand(header.bytes(), 32);
      return KDF.getInstance("HKDF-SHA256").deriveKey("AES", parameters);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
