package punctual.schedules.recurrence;

/**
 * The final set of dates: a rule within a window, without the excluded dates (S3).
 *
 * @param rule the dates before window and exclusions
 * @param start first epoch day of the window
 * @param end last epoch day of the window
 */
record Dates(DateRule rule, int start, int end, DateSet excluded) {
  static final int NONE = Integer.MAX_VALUE;

  /**
   * The longest pause of a pattern is 40 years (29 February on one weekday, across 2100), so a
   * longer search finds nothing.
   */
  private static final int HORIZON = 41 * 12 + 1;

  /** The first selected day on or after the given one, or {@link #NONE}. */
  int next(int from) {
    int begin = Math.max(from, start);
    if (begin > end) return NONE;
    int monthAndDay = Months.monthAndDay(begin);
    int month = monthAndDay >>> 5;
    int dayOfMonth = monthAndDay & 31;
    int firstDay = begin - dayOfMonth + 1;
    int days = daysOf(month, firstDay) & (-1 << (dayOfMonth - 1));
    for (int last = month + HORIZON; days == 0; days = daysOf(month, firstDay)) {
      firstDay += Months.length(month);
      if (++month > last || firstDay > end) return NONE;
    }
    int found = firstDay + Integer.numberOfTrailingZeros(days);
    return found <= end ? found : NONE;
  }

  private int daysOf(int month, int firstDay) {
    int days = rule.daysOf(month, Months.length(month), Months.weekday(firstDay));
    return excluded.isEmpty() ? days : days & ~excluded.daysOf(month);
  }
}
