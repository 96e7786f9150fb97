package punctual.schedules.recurrence;

/** The local dates on which a schedule runs, month by month; knows no window and no zone. */
interface DateRule {
  /**
   * The selected days of one month as bits.
   *
   * @param month proleptic month
   * @param length its length in days
   * @param first the weekday of its first day, 0 = Monday
   */
  int daysOf(int month, int length, int first);
}
