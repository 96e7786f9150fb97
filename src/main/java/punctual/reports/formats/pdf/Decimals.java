package punctual.reports.formats.pdf;

import java.util.List;
import java.util.regex.Pattern;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;

/**
 * Gives the numbers of a column as many decimals as its first rows have at most, so that their
 * points stand below each other. Zeros are added, never is a digit taken away.
 */
final class Decimals {
  /** Beyond that, zeros would tell less than they hide. */
  private static final int MOST = 6;

  /** With the sign of a currency in front, or of a percent behind. */
  private static final Pattern NUMBER =
      Pattern.compile("-?[^0-9.,]{0,4}[0-9][0-9,]*(\\.[0-9]+)?%?");

  private final int[] digits;

  /**
   * @param sample texts of the first rows
   */
  Decimals(List<Column> columns, List<String[]> sample) {
    digits = new int[columns.size()];
    for (int i = 0; i < digits.length; i++) {
      if (!isAligned(columns.get(i))) continue;
      for (String[] row : sample) digits[i] = Math.max(digits[i], Math.min(MOST, count(row[i])));
    }
  }

  private static boolean isAligned(Column column) {
    ColumnType type = column.type();
    boolean decimal =
        type == ColumnType.DECIMAL || type == ColumnType.PERCENT || type == ColumnType.MONEY;
    return decimal && column.look().format() == null;
  }

  /** Digits behind the point. */
  private static int count(String text) {
    int point = text.indexOf('.');
    return point < 0 ? 0 : end(text) - point - 1;
  }

  /** Where the digits end: in front of a percent sign. */
  private static int end(String text) {
    int end = text.length();
    while (end > 0 && !isDigit(text.charAt(end - 1))) end--;
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  String align(String text, int column) {
    int end = end(text);
    int lacking = digits[column] - count(text);
    // what is no number has no digits: "–", or what stands for nothing
    if (lacking <= 0 || end == 0 || !isNumber(text)) return text;
    String point = text.indexOf('.') < 0 ? "." : "";
    return text.substring(0, end) + point + "0".repeat(lacking) + text.substring(end);
  }

  private static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }
}
