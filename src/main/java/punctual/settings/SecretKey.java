package punctual.settings;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;
import punctual.settings.Setting.InvalidSetting;
import punctual.settings.Setting.Kind;

/**
 * The installation's key: 32 bytes, written as 44 characters of base64. Every use derives a key of
 * its own from it, so that none can stand in for another (HKDF, RFC 5869).
 */
public final class SecretKey {
  static final int BYTES = 32;

  static final Kind<String> KIND =
      Kinds.described(
          "32 random bytes as 44 characters of base64: openssl rand -base64 32",
          text -> {
            if (text.length() != 44) {
              throw new InvalidSetting("has %d characters in place of 44".formatted(text.length()));
            }
            try {
              if (Base64.getDecoder().decode(text).length == BYTES) return text;
            } catch (IllegalArgumentException _) {
              throw new InvalidSetting("is not base64");
            }
            throw new InvalidSetting("does not hold 32 bytes");
          });

  private final byte[] key;

  private SecretKey(byte[] key) {
    this.key = key;
  }

  /** The key of settings that a first start has furnished with one. */
  public static SecretKey of(Settings settings) {
    return of(settings.get(CoreSettings.SECRET_KEY));
  }

  /** A key that {@link #KIND} has read. */
  static SecretKey of(String text) {
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
}
