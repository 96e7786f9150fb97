package punctual.reports.formats.csv;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.ColumnType;
import punctual.reports.formats.Durations;

/** The text of one cell, by profile. */
final class CsvCell {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final DateTimeFormatter OFFSET =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

  private final boolean raw;
  private final ZoneId zone;
  private final char decimal;

  private CsvCell(boolean raw, ZoneId zone, char decimal) {
    this.raw = raw;
    this.zone = zone;
    this.decimal = decimal;
  }

  static CsvCell raw() {
    return new CsvCell(true, ZoneOffset.UTC, '.');
  }

  static CsvCell excel(ZoneId zone, char decimal) {
    return new CsvCell(false, zone, decimal);
  }

  /** Null is an empty field. */
  @Nullable String of(@Nullable Object value, ColumnType type) {
    return switch (value) {
      case null -> null;
      case String text -> text(text);
      case Long number when !isShownOtherwise(type) -> Long.toString(number);
      case Long number -> number(BigDecimal.valueOf(number), type);
      case BigDecimal number -> number(number, type);
      case Double notFinite -> raw ? Double.toString(notFinite) : null;
      case Boolean truth -> Boolean.toString(truth);
      case LocalDate date -> date.toString();
      case LocalDateTime at -> raw ? at.toString() : LOCAL.format(at);
      case Instant at -> raw ? at.toString() : OFFSET.format(at.atZone(zone));
      case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
      default -> text(value.toString());
    };
  }

  private String number(BigDecimal number, ColumnType type) {
    if (type == ColumnType.DURATION && !raw) return Durations.text(number);
    boolean percent = type == ColumnType.PERCENT && !raw;
    String text = percent ? percent(number) : number.toPlainString();
    return decimal == '.' ? text : text.replace('.', decimal);
  }

  private static boolean isShownOtherwise(ColumnType type) {
    return type == ColumnType.PERCENT || type == ColumnType.DURATION;
  }

  private static String percent(BigDecimal fraction) {
    BigDecimal hundredfold = fraction.multiply(HUNDRED).stripTrailingZeros();
    return hundredfold.setScale(Math.max(0, hundredfold.scale())).toPlainString() + "%";
  }

  String text(String text) {
    return raw || !isFormula(text) ? text : "'" + text;
  }

  /**
   * Whether a spreadsheet might run the text: OWASP's list with the full-width forms and NUL, also
   * behind spaces.
   */
  static boolean isFormula(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ("=+-@\t\r\n\0＝＋－＠".indexOf(c) >= 0) return true;
      if (!Character.isSpaceChar(c)) return false;
    }
    return false;
  }
}
