package punctual.schedules.recurrence;

import java.util.List;
import java.util.Locale;

/** The five fields of a cron expression: their ranges, names, and how numbers are read in them. */
enum CronField {
  MINUTE("minute", 0, 59, ""),
  HOUR("hour", 0, 23, ""),
  DAY_OF_MONTH("day of month", 1, 31, ""),
  MONTH("month", 1, 12, "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC"),
  DAY_OF_WEEK("day of week", 0, 7, "SUNMONTUEWEDTHUFRISAT");

  /** As they stand in an expression. */
  static final List<CronField> IN_ORDER = List.of(values());

  private final String title;
  private final int min;
  private final int max;

  /** Three letters each, from the least value on. */
  private final String names;

  CronField(String title, int min, int max, String names) {
    this.title = title;
    this.min = min;
    this.max = max;
    this.names = names;
  }

  String title() {
    return title;
  }

  /** A number or a name in the range of the field. */
  int value(String text) {
    int at = text.length() == 3 ? names.indexOf(text.toUpperCase(Locale.ROOT)) : -1;
    return at >= 0 && at % 3 == 0 ? min + at / 3 : number(text, min, max);
  }

  /** The values of an item such as {@code *}, {@code 5}, {@code MON-FRI} or {@code 0-30/10}. */
  long values(String item) {
    if (item.equals("?")) return range(min, max, 1);
    int slash = item.indexOf('/');
    String range = slash < 0 ? item : item.substring(0, slash);
    int step = slash < 0 ? 1 : number(item.substring(slash + 1), 1, span());
    if (range.equals("*")) return range(min, max, step);
    int dash = range.indexOf('-');
    if (dash >= 0) return between(range.substring(0, dash), range.substring(dash + 1), step);
    if (slash >= 0) {
      throw new CronFault(
          "'%s' has a step without a range: write %s-%d/%d".formatted(item, range, max, step));
    }
    return 1L << value(range);
  }

  private long between(String low, String high, int step) {
    int from = value(low);
    int to = value(high);
    if (from > to) {
      throw new CronFault(
          "the range %s-%s runs backwards: write two items with a comma".formatted(low, high));
    }
    return range(from, to, step);
  }

  /** How many values the field has; 0 and 7 are the same day of the week. */
  private int span() {
    return this == DAY_OF_WEEK ? 7 : max - min + 1;
  }

  private static long range(int from, int to, int step) {
    long values = 0;
    for (int value = from; value <= to; value += step) values |= 1L << value;
    return values;
  }

  /** A plain decimal number within bounds. */
  static int number(String text, int min, int max) {
    if (text.isEmpty())
      throw new CronFault("a number from %d to %d is missing".formatted(min, max));
    if (text.length() > 4 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new CronFault("'%s' is not a number from %d to %d".formatted(text, min, max));
    }
    int value = Integer.parseInt(text);
    if (value < min || value > max) {
      throw new CronFault("%s is out of range: %d to %d".formatted(text, min, max));
    }
    return value;
  }
}
