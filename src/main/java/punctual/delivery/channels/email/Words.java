package punctual.delivery.channels.email;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Text for readers, and what text must never contain. */
final class Words {
  private static final int SHOWN = 80;
  private static final DateTimeFormatter DUE =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

  private Words() {}

  /**
   * Whether the text has a character that could end a header line or hide in one: C0, DEL, C1, the
   * line and paragraph separators, half a surrogate pair.
   */
  static boolean isUnsafe(String text) {
    return text.codePoints().anyMatch(Words::isUnsafe);
  }

  private static boolean isUnsafe(int c) {
    int type = Character.getType(c);
    return Character.isISOControl(c)
        || type == Character.LINE_SEPARATOR
        || type == Character.PARAGRAPH_SEPARATOR
        || type == Character.SURROGATE;
  }

  /** The text as it can stand in a message: printable and not endless. */
  static String shown(String text) {
    var printable = new StringBuilder();
    text.codePoints()
        .limit(SHOWN)
        .forEach(c -> printable.appendCodePoint(isUnsafe(c) ? '\ufffd' : c));
    return text.codePointCount(0, text.length()) > SHOWN ? printable + "…" : printable.toString();
  }

  /** The chain of causes in one line, for administrators. */
  static String causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .limit(5)
        .map(cause -> cause.getClass().getSimpleName() + ": " + cause.getMessage())
        .collect(Collectors.joining("; "))
        .replaceAll("[\\p{Cntrl}\\s]+", " ");
  }

  /** {@code Tue 24 Nov 2026, 09:00 New York (UTC-5)}. */
  static String due(Instant at, ZoneId zone) {
    ZoneOffset offset = zone.getRules().getOffset(at);
    String time = DUE.format(at.atZone(zone));
    if (zone.getId().indexOf('/') < 0) return time + " " + utc(offset);
    String city = zone.getId().substring(zone.getId().lastIndexOf('/') + 1).replace('_', ' ');
    return "%s %s (%s)".formatted(time, city, utc(offset));
  }

  private static String utc(ZoneOffset offset) {
    int minutes = offset.getTotalSeconds() / 60;
    if (minutes == 0) return "UTC";
    String sign = minutes < 0 ? "-" : "+";
    int size = Math.abs(minutes);
    return size % 60 == 0
        ? "UTC%s%d".formatted(sign, size / 60)
        : "UTC%s%d:%02d".formatted(sign, size / 60, size % 60);
  }

  /** {@code 24 Nov 2026}. */
  static String day(Instant at, ZoneId zone) {
    return DAY.format(at.atZone(zone));
  }

  /** {@code 12.4 MB}, in decimal units. */
  static String bytes(long bytes) {
    if (bytes < 1_000) return bytes + " B";
    if (bytes < 999_500) return Math.round(bytes / 1e3) + " kB";
    if (bytes < 999_950_000) return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }

  /** {@code 1,204}. */
  static String count(long count) {
    return String.format(Locale.ENGLISH, "%,d", count);
  }

  /** {@code 1,204 rows}. */
  static String rows(long rows) {
    if (rows == 0) return "No rows";
    return rows == 1 ? "1 row" : count(rows) + " rows";
  }
}
