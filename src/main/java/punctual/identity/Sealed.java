package punctual.identity;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * AES-256-GCM for small secrets in the database; the name of the row is bound in, so a value cannot
 * be moved.
 */
final class Sealed {
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecureRandom random = new SecureRandom();

  Sealed(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  byte[] seal(byte[] plain, String name) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] secret = run(Cipher.ENCRYPT_MODE, nonce, plain, name);
    return ByteBuffer.allocate(NONCE + secret.length).put(nonce).put(secret).array();
  }

  /**
   * @throws IllegalStateException where the installation's key is not the one that sealed it
   */
  byte[] open(byte[] sealed, String name) {
    ByteBuffer in = ByteBuffer.wrap(sealed);
    byte[] nonce = new byte[NONCE];
    in.get(nonce);
    byte[] secret = new byte[in.remaining()];
    in.get(secret);
    return run(Cipher.DECRYPT_MODE, nonce, secret, name);
  }

  private byte[] run(int mode, byte[] nonce, byte[] input, String name) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(name.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "A stored secret cannot be opened: PUNCTUAL_SECRET_KEY is not the key of this database",
          e);
    }
  }
}
