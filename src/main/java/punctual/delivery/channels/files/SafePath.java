package punctual.delivery.channels.files;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A path below a root, of names that every system reads as plain names: none leads up, hides, or
 * means a device. Empty for the root itself. The rule is one for folders, files and what people
 * type (OWASP ASVS 5.3.2).
 *
 * @param segments folders from the root on, Unicode NFC
 */
record SafePath(List<String> segments) {
  static final SafePath TOP = new SafePath(List.of());

  /** What file systems hold of one name, in bytes of UTF-8. */
  private static final int LONGEST_SEGMENT = 255;

  private static final int MOST_SEGMENTS = 32;

  /** Windows takes these for devices, with any extension, also on a share. */
  private static final Pattern DEVICE =
      Pattern.compile("(con|prn|aux|nul|conin\\$|conout\\$|com[0-9¹²³]|lpt[0-9¹²³])(\\..*)?");

  SafePath {
    segments = List.copyOf(segments);
  }

  /** A path or name that is refused; the message is a sentence for the person who wrote it. */
  static final class UnsafePath extends Exception {
    UnsafePath(String message) {
      super(message);
    }
  }

  /**
   * Reads folders parted by slashes; nothing at all is the root itself.
   *
   * @throws UnsafePath naming the first segment that is refused, and why
   */
  static SafePath parse(String text) throws UnsafePath {
    if (text.isEmpty()) return TOP;
    var segments = new ArrayList<String>();
    for (String segment : Normalizer.normalize(text, Normalizer.Form.NFC).split("/", -1)) {
      String fault = fault(segment);
      if (fault != null) throw new UnsafePath(fault);
      segments.add(segment);
    }
    if (segments.size() > MOST_SEGMENTS)
      throw new UnsafePath(
          "A path may have %d folders; this one has %d.".formatted(MOST_SEGMENTS, segments.size()));
    return new SafePath(segments);
  }

  SafePath with(String segment) {
    var longer = new ArrayList<>(segments);
    longer.add(segment);
    return new SafePath(longer);
  }

  SafePath parent() {
    return new SafePath(segments.subList(0, segments.size() - 1));
  }

  String name() {
    return segments.getLast();
  }

  /** Why a name is refused, a sentence; null where it is plain. */
  static @Nullable String fault(String segment) {
    if (segment.isEmpty()) return "A name between two slashes is missing.";
    String shown = shown(segment);
    if (segment.startsWith("."))
      return "“%s” begins with a dot, which leads up or hides it; use another name."
          .formatted(shown);
    if (segment.endsWith(".") || !segment.equals(segment.strip()))
      return "“%s” begins or ends with a space or ends with a dot; remove it.".formatted(shown);
    if (segment.codePoints().anyMatch(SafePath::isRefused))
      return "“%s” has a character that a name may not have (\\ %% / or one that cannot be seen)."
          .formatted(shown);
    if (isDevice(segment)) return "“%s” means a device on some systems.".formatted(shown);
    if (bytes(segment) > LONGEST_SEGMENT)
      return "“%s” is longer than the %d bytes that a name may have."
          .formatted(shown, LONGEST_SEGMENT);
    return null;
  }

  /** Whether the very name can be asked for again. */
  static boolean isPlain(String name) {
    return fault(name) == null && Normalizer.isNormalized(name, Normalizer.Form.NFC);
  }

  static boolean isDevice(String segment) {
    return DEVICE.matcher(segment.toLowerCase(Locale.ROOT)).matches();
  }

  static int bytes(String segment) {
    return segment.getBytes(StandardCharsets.UTF_8).length;
  }

  /** {@code %} is refused so that no decoder further on makes another path of it. */
  static boolean isRefused(int character) {
    return character == '/' || character == '\\' || character == '%' || isUnseen(character);
  }

  /** Controls, directions and what is no character at all. */
  static boolean isUnseen(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }

  private static String shown(String segment) {
    var text = new StringBuilder();
    segment.codePoints().limit(40).forEach(c -> text.appendCodePoint(isUnseen(c) ? 0xFFFD : c));
    return text.toString();
  }

  @Override
  public String toString() {
    return String.join("/", segments);
  }
}
