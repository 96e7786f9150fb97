package punctual.schedules.recurrence;

/**
 * Times of day: every selected minute of every selected hour.
 *
 * @param hours bits 0 to 23, never empty
 * @param minutes bits 0 to 59, never empty
 */
record Times(int hours, long minutes) {
  static final int ALL_HOURS = 0xFFFFFF;

  static Times at(int hour, int minute) {
    return new Times(1 << hour, 1L << minute);
  }

  /** Runs in every real hour, also twice when an hour comes twice (S5). */
  boolean everyHour() {
    return hours == ALL_HOURS;
  }

  /** The first selected minute of the day at or after the given one, or -1. */
  int next(int minuteOfDay) {
    int hour = minuteOfDay / 60;
    if (Months.has(hours, hour)) {
      long rest = minutes >>> (minuteOfDay % 60);
      if (rest != 0) return minuteOfDay + Long.numberOfTrailingZeros(rest);
    }
    int later = hours >>> (hour + 1);
    if (later == 0) return -1;
    return (hour + 1 + Integer.numberOfTrailingZeros(later)) * 60 + firstMinute();
  }

  /** The first minute of the day. */
  int first() {
    return Integer.numberOfTrailingZeros(hours) * 60 + firstMinute();
  }

  int count() {
    return Integer.bitCount(hours) * Long.bitCount(minutes);
  }

  private int firstMinute() {
    return Long.numberOfTrailingZeros(minutes);
  }
}
