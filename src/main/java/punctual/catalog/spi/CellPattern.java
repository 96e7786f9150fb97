package punctual.catalog.spi;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How numbers or days are written, in the common part of what spreadsheets and Java understand.
 *
 * <ul>
 *   <li>Numbers: {@code 0}, {@code 0.00}, {@code #,##0}, {@code #,##0.0}, with {@code %} behind it
 *       for a percent; up to ten decimals.
 *   <li>Days and times: {@code yyyy}, {@code MM}, {@code MMM}, {@code dd}, {@code d}, {@code HH},
 *       {@code mm}, {@code ss} with {@code -}, {@code .}, {@code /}, {@code :}, comma and spaces
 *       between them.
 * </ul>
 *
 * @param text as {@link java.text.DecimalFormat} or {@link java.time.format.DateTimeFormatter} take
 *     it
 */
public record CellPattern(String text) {
  private static final Pattern NUMBER = Pattern.compile("(#,##)?0(\\.0{1,10})?%?");
  private static final Pattern DAY =
      Pattern.compile("(?=.*[yMdHms])(yyyy|MMM|MM|dd|d|HH|mm|ss|[-./:, ])+");

  /** Whether columns of the type can be written so. */
  public static boolean isFor(ColumnType type, String text) {
    return switch (type) {
      case INTEGER, DECIMAL, MONEY -> isNumber(text) && !text.endsWith("%");
      case PERCENT -> isNumber(text) && text.endsWith("%");
      case DATE -> isDay(text) && !text.contains("H") && !text.contains("m") && !text.contains("s");
      case TIMESTAMP -> isDay(text);
      case TEXT, BOOLEAN, DURATION -> false;
    };
  }

  private static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  private static boolean isDay(String text) {
    return DAY.matcher(text).matches();
  }

  /** Digits behind the decimal point. */
  public int decimals() {
    int point = text.indexOf('.');
    return point < 0 ? 0 : (int) text.chars().skip(point + 1L).filter(c -> c == '0').count();
  }

  /** Whether thousands are set apart. */
  public boolean isGrouped() {
    return text.startsWith("#");
  }

  /** The same for a workbook, where months and minutes are both written small. */
  public String forWorkbook() {
    return text.toLowerCase(Locale.ROOT);
  }
}
