package punctual.catalog.sources;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Currency;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Column;

/**
 * Makes a value what the definition declares. A value that cannot be made so stays as it is: a
 * report shows what the source holds rather than nothing.
 */
final class Fitting {
  private static final int DEFAULT_FRACTION_DIGITS = 2;
  private static final int FINEST_PRICE_DIGITS = 6;

  private Fitting() {}

  static @Nullable Object fit(@Nullable Object value, Column column) {
    if (value == null) return null;
    return switch (column.type()) {
      case TEXT -> value instanceof BigDecimal number ? number.toPlainString() : text(value);
      case INTEGER -> integer(value);
      case DECIMAL, PERCENT, DURATION -> decimal(value);
      case MONEY -> money(value, column.currency());
      case BOOLEAN -> truth(value);
      case DATE -> date(value);
      case TIMESTAMP -> timestamp(value);
    };
  }

  private static Object text(Object value) {
    return value instanceof byte[] ? value : value.toString();
  }

  private static Object integer(Object value) {
    Object number = decimal(value);
    if (!(number instanceof BigDecimal decimal)) return number;
    try {
      return decimal.longValueExact();
    } catch (ArithmeticException e) {
      return decimal; // a fraction, or beyond 64 bits: no digit is lost
    }
  }

  private static Object decimal(Object value) {
    return switch (value) {
      case Long number -> BigDecimal.valueOf(number);
      case String text -> number(text);
      default -> value;
    };
  }

  private static Object number(String text) {
    try {
      return new BigDecimal(text.strip());
    } catch (NumberFormatException e) {
      return text;
    }
  }

  /**
   * Sums of binary fractions carry noise far behind the last digit that the currency has; averages
   * have no end. Prices finer than the smallest coin keep their digits.
   */
  private static Object money(Object value, @Nullable String currency) {
    if (!(decimal(value) instanceof BigDecimal amount)) return value;
    int digits = digits(currency);
    if (amount.scale() <= digits) return amount.setScale(digits, RoundingMode.UNNECESSARY);
    BigDecimal fine =
        amount.setScale(FINEST_PRICE_DIGITS, RoundingMode.HALF_UP).stripTrailingZeros();
    return fine.scale() <= digits ? fine.setScale(digits, RoundingMode.UNNECESSARY) : fine;
  }

  private static int digits(@Nullable String currency) {
    if (currency == null) return DEFAULT_FRACTION_DIGITS;
    return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
  }

  private static Object truth(Object value) {
    return switch (value) {
      case Long number -> number != 0;
      case BigDecimal number -> number.signum() != 0;
      case String text ->
          switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "1" -> true;
            case "false", "f", "no", "n", "0" -> false;
            default -> value;
          };
      default -> value;
    };
  }

  private static Object date(Object value) {
    return switch (value) {
      case String text when text.length() >= 10 -> dateOf(text);
      case LocalDateTime at -> at.toLocalDate();
      default -> value;
    };
  }

  private static Object dateOf(String text) {
    try {
      return LocalDate.parse(text.substring(0, 10));
    } catch (DateTimeException e) {
      return text;
    }
  }

  /** Text in ISO form, with a space or a T; a number is seconds since 1970. */
  private static Object timestamp(Object value) {
    return switch (value) {
      case Long seconds when Math.abs(seconds) < 1L << 40 -> Instant.ofEpochSecond(seconds);
      case LocalDate date -> date.atStartOfDay();
      case String text when text.length() >= 10 -> timestampOf(text.strip());
      default -> value;
    };
  }

  private static Object timestampOf(String text) {
    String iso = text.length() > 10 ? text.substring(0, 10) + 'T' + text.substring(11) : text;
    try {
      if (iso.length() == 10) return LocalDate.parse(iso).atStartOfDay();
      boolean zoned = iso.endsWith("Z") || iso.indexOf('+', 11) > 0 || iso.indexOf('-', 11) > 0;
      return zoned ? OffsetDateTime.parse(iso).toInstant() : LocalDateTime.parse(iso);
    } catch (DateTimeException e) {
      return text;
    }
  }
}
