package punctual.storage;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Signs addresses of files and checks them in constant time, so that a guess learns nothing. */
final class LinkSignature {
  private static final int KEY_ID_BYTES = 4;

  private final SecretKeySpec key;
  private final String keyId;

  LinkSignature(byte[] key) {
    this.key = new SecretKeySpec(key, "HmacSHA256");
    keyId = HexFormat.of().formatHex(mac("key id"), 0, KEY_ID_BYTES);
  }

  /** Tells keys apart without telling the key: {@code k} of an address. */
  String keyId() {
    return keyId;
  }

  /**
   * What a signature covers; whoever changes any of it has no signature.
   *
   * @param method {@code GET} or {@code POST}
   * @param path of the address, below the installation's own
   * @param expires in seconds since 1970
   * @param recipient the delivery; null: whoever has the link
   * @param maxUses null: no limit
   */
  record Covered(
      String method,
      String path,
      long expires,
      UUID organizationId,
      @Nullable UUID recipient,
      @Nullable Integer maxUses) {}

  String of(Covered link) {
    String text =
        "v2|%s|%s|%s|%d|%s|%s|%s"
            .formatted(
                keyId,
                link.method(),
                link.path(),
                link.expires(),
                link.organizationId(),
                link.recipient() == null ? "" : link.recipient(),
                link.maxUses() == null ? "" : link.maxUses());
    return base64(mac(text));
  }

  boolean fits(Covered link, String givenKeyId, String signature) {
    boolean ours = same(keyId, givenKeyId);
    boolean whole = same(of(link), signature);
    return ours && whole;
  }

  /** Links in mails that were sent before there were key ids. */
  boolean fitsFirstForm(UUID id, long expires, String signature) {
    return same(base64(mac("v1|GET|/d/%s|%d".formatted(id, expires))), signature);
  }

  private static boolean same(String ours, String given) {
    return MessageDigest.isEqual(
        ours.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private static String base64(byte[] mac) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
  }

  private byte[] mac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
