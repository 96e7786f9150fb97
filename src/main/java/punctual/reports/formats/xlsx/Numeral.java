package punctual.reports.formats.xlsx;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.CellPattern;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;

/**
 * The number that a cell holds for a value, where a spreadsheet's numbers can stand for it: they
 * have 15 digits, and days from 1900 to 9999.
 */
final class Numeral {
  static final MathContext DIGITS = new MathContext(15);

  private static final long LARGEST_EXACT = 1L << 53;
  private static final BigDecimal LARGEST = BigDecimal.valueOf(LARGEST_EXACT);
  private static final int LARGEST_EXPONENT = 307;
  private static final int SHOWN_OF_A_PERCENT = 3;

  /** Excel believes in a 29 February 1900; from the day after it counts as everybody does. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

  private static final LocalDate DAY_0 = LocalDate.of(1899, 12, 30);
  private static final int LAST_YEAR = 9999;
  private static final double SECONDS_OF_A_DAY = 86_400;
  private static final long LAST_DAY = 2_958_465;

  private Numeral() {}

  /**
   * @param zone in which instants are read
   * @return digits as XML has them; null where no number of a spreadsheet is the value
   */
  static @Nullable String of(Object value, Column column, ZoneId zone) {
    return switch (value) {
      case Long number when column.type() == ColumnType.DURATION -> days(number.doubleValue());
      case Long number ->
          Math.abs(number) <= LARGEST_EXACT && number != Long.MIN_VALUE ? number.toString() : null;
      case BigDecimal number when column.type() == ColumnType.DURATION ->
          days(number.doubleValue());
      case BigDecimal number -> decimal(number, column);
      case LocalDate date -> isHeld(date) ? Long.toString(day(date)) : null;
      case LocalDateTime at -> moment(at);
      case Instant at -> moment(at.atZone(zone).toLocalDateTime());
      default -> null;
    };
  }

  private static @Nullable String decimal(BigDecimal number, Column column) {
    int exponent = number.precision() - number.scale() - 1;
    if (number.signum() == 0) return "0";
    if (Math.abs(exponent) > LARGEST_EXPONENT) return null;
    if (number.precision() <= DIGITS.getPrecision()) return number.toPlainString();
    BigDecimal plain = number.stripTrailingZeros();
    if (plain.precision() <= DIGITS.getPrecision()) return plain.toPlainString();
    if (plain.scale() <= 0 && plain.abs().compareTo(LARGEST) <= 0) return plain.toPlainString();
    return isSeenWhole(plain, column) ? plain.round(DIGITS).toPlainString() : null;
  }

  /** Whether all digits that the column's format shows are among the first 15. */
  private static boolean isSeenWhole(BigDecimal number, Column column) {
    CellPattern format = column.look().format();
    if (format == null && column.type() != ColumnType.PERCENT) return false;
    int shown = format == null ? SHOWN_OF_A_PERCENT : format.decimals();
    if (format != null && column.type() == ColumnType.PERCENT) shown += 2;
    return number.setScale(shown, RoundingMode.HALF_UP).precision() <= DIGITS.getPrecision();
  }

  /** Below nothing, Excel shows only a row of crosses. */
  private static @Nullable String days(double seconds) {
    double days = seconds / SECONDS_OF_A_DAY;
    if (days < 0 || days > LAST_DAY) return null;
    return Double.toString(days);
  }

  private static boolean isHeld(LocalDate date) {
    return !date.isBefore(FIRST_DAY) && date.getYear() <= LAST_YEAR;
  }

  private static long day(LocalDate date) {
    return ChronoUnit.DAYS.between(DAY_0, date);
  }

  /** To the second, as formats show it. */
  private static @Nullable String moment(LocalDateTime at) {
    LocalDate date = at.toLocalDate();
    if (!isHeld(date)) return null;
    int second = at.toLocalTime().toSecondOfDay();
    return Double.toString(day(date) + second / SECONDS_OF_A_DAY);
  }
}
