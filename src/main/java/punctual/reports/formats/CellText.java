package punctual.reports.formats;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.CellPattern;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;

/**
 * The text of a cell as people read it, in PDF and HTML: {@code 1,234.50}, {@code €1,234.50},
 * {@code 12.5%}, {@code 1:30:00}, {@code 24 Nov 2026}. One for each file: it is not shared between
 * threads.
 */
public final class CellText {
  private static final Locale WORDS = Locale.UK;
  private static final String NO_NUMBER = "–";
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", WORDS);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss", WORDS);
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final ZoneId zone;
  private final Map<CellPattern, DateTimeFormatter> days = new HashMap<>();
  private final Map<Integer, DecimalFormat> grouped = new HashMap<>();
  private final Map<Integer, DecimalFormat> ungrouped = new HashMap<>();

  private CellText(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * @param zone in which instants are read
   */
  public static CellText in(ZoneId zone) {
    return new CellText(zone);
  }

  /** One text, perhaps of several lines; empty where there is nothing. */
  public String of(@Nullable Object value, Column column) {
    return switch (value) {
      case null -> Objects.requireNonNullElse(column.look().nullAs(), "");
      case String text -> text;
      case Long number -> number(BigDecimal.valueOf(number), column);
      case BigDecimal number -> number(number, column);
      case Double _ -> NO_NUMBER;
      case Boolean truth -> truth ? "yes" : "no";
      case LocalDate date -> day(date, column, DAY);
      case LocalDateTime at -> day(at, column, TIME);
      case Instant at -> day(at.atZone(zone), column, TIME);
      case byte[] bytes -> bytes.length == 1 ? "1 byte" : "%,d bytes".formatted(bytes.length);
      default -> value.toString();
    };
  }

  private String number(BigDecimal number, Column column) {
    return switch (column.type()) {
      case DURATION -> Durations.text(number);
      case PERCENT -> percent(number, column);
      case MONEY -> money(number, column);
      default -> plain(number, pattern(column), number.scale());
    };
  }

  private String percent(BigDecimal fraction, Column column) {
    BigDecimal hundredfold = fraction.multiply(HUNDRED).stripTrailingZeros();
    return plain(hundredfold, pattern(column), hundredfold.scale()) + "%";
  }

  private String money(BigDecimal amount, Column column) {
    String currency = column.currency();
    int digits = amount.scale();
    if (currency != null)
      digits = Math.max(digits, Currency.getInstance(currency).getDefaultFractionDigits());
    String text = plain(amount.abs(), pattern(column), digits);
    String symbol = currency == null ? "" : symbol(currency);
    return (amount.signum() < 0 && isSeen(text) ? "-" : "") + symbol + text;
  }

  private static boolean isSeen(String text) {
    return text.chars().anyMatch(c -> c >= '1' && c <= '9');
  }

  /** {@code €}; where a currency has no sign of its own, its code and a space. */
  private static String symbol(String currency) {
    String symbol = Currency.getInstance(currency).getSymbol(WORDS);
    return Character.isLetter(symbol.charAt(symbol.length() - 1)) ? symbol + "\u00A0" : symbol;
  }

  private static @Nullable CellPattern pattern(Column column) {
    return column.type() == ColumnType.TEXT ? null : column.look().format();
  }

  /**
   * @param scale digits behind the point where no pattern says otherwise
   */
  private String plain(BigDecimal number, @Nullable CellPattern pattern, int scale) {
    int digits = Math.max(0, pattern == null ? scale : pattern.decimals());
    boolean isGrouped = pattern == null || pattern.isGrouped();
    return (isGrouped ? grouped : ungrouped)
        .computeIfAbsent(digits, _ -> format(digits, isGrouped))
        .format(number);
  }

  private static DecimalFormat format(int digits, boolean grouped) {
    var format =
        new DecimalFormat(grouped ? "#,##0" : "0", DecimalFormatSymbols.getInstance(WORDS));
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    format.setRoundingMode(RoundingMode.HALF_UP);
    format.setParseBigDecimal(true);
    return format;
  }

  private String day(TemporalAccessor at, Column column, DateTimeFormatter usual) {
    CellPattern pattern = pattern(column);
    if (pattern == null) return usual.format(at);
    return days.computeIfAbsent(
            pattern, p -> DateTimeFormatter.ofPattern(p.text().replace("yyyy", "uuuu"), WORDS))
        .format(at);
  }
}
