package punctual.settings;

import java.util.Base64;
import punctual.settings.Setting.InvalidSetting;
import punctual.settings.Setting.Kind;

/** The installation's key: 32 bytes, written as 44 characters of base64. */
final class SecretKey {
  static final int BYTES = 32;

  private SecretKey() {}

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
}
