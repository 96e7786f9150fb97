package punctual.delivery.channels.email;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.CRC32;
import punctual.delivery.channels.Parcel;

/** The name by which mail programs sort the mails of one schedule (RFC 2919). */
final class ListId {
  private static final int MAX_LABEL = 40;

  private ListId() {}

  /** {@code <weekly-sales-1f3a09bc.acme-77e2d5a1.example.org>}. */
  static String of(Parcel parcel, Sender sender) {
    return "<%s.%s.%s>"
        .formatted(label(parcel.scheduleName()), label(parcel.organization()), sender.domain());
  }

  /** Readable where the name is Latin; the checksum keeps names apart that read the same. */
  private static String label(String name) {
    String latin = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
    String slug = latin.replaceAll("[^a-z0-9\\s_-]+", "").strip().replaceAll("[\\s_-]+", "-");
    if (slug.length() > MAX_LABEL) slug = slug.substring(0, MAX_LABEL);
    var checksum = new CRC32();
    checksum.update(name.getBytes(StandardCharsets.UTF_8));
    String hex = HexFormat.of().toHexDigits((int) checksum.getValue());
    return slug.isEmpty() || slug.equals("-") ? "r-" + hex : slug + "-" + hex;
  }
}
