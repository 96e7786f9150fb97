package punctual.settings;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import punctual.settings.Setting.InvalidSetting;

/**
 * A secret as it may stand in punctual.yaml: {@code enc:v1:} and base64 of nonce and AES-256-GCM,
 * under a key that is derived from the installation's. It is bound to no name: who may write the
 * file decides anyway what stands where, and a source may be renamed.
 */
public final class SealedText {
  private static final String PREFIX = "enc:v1:";
  private static final String PURPOSE = "settings";
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private SealedText() {}

  static boolean is(String text) {
    return text.startsWith(PREFIX);
  }

  /**
   * @param random a strong source
   */
  public static String seal(String plain, SecretKey key, RandomGenerator random) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    try {
      byte[] secret =
          cipher(Cipher.ENCRYPT_MODE, key, nonce).doFinal(plain.getBytes(StandardCharsets.UTF_8));
      byte[] all = ByteBuffer.allocate(NONCE + secret.length).put(nonce).put(secret).array();
      return PREFIX + Base64.getEncoder().encodeToString(all);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String open(String text, SecretKey key) throws InvalidSetting {
    try {
      ByteBuffer in = ByteBuffer.wrap(Base64.getDecoder().decode(text.substring(PREFIX.length())));
      if (in.remaining() <= NONCE) throw new InvalidSetting("is cut off after enc:v1:");
      byte[] nonce = new byte[NONCE];
      in.get(nonce);
      byte[] secret = new byte[in.remaining()];
      in.get(secret);
      return new String(
          cipher(Cipher.DECRYPT_MODE, key, nonce).doFinal(secret), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw new InvalidSetting("holds no base64 after enc:v1:");
    } catch (GeneralSecurityException _) {
      throw new InvalidSetting("was encrypted with another secret key, or is damaged");
    }
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    var derived = new SecretKeySpec(key.derive(PURPOSE), "AES");
    cipher.init(mode, derived, new GCMParameterSpec(TAG_BITS, nonce));
    return cipher;
  }
}
