package punctual.schedules.recurrence;

/** The local dates on which a schedule runs, month by month; knows no window and no zone. */
interface DateRule {
  /** The months that can have days at all, bits 0 (January) to 11; the others need no look. */
  int months();

  /**
   * The selected days of one month as bits.
   *
   * @param month proleptic month
   * @param length its length in days
   * @param first the weekday of its first day, 0 = Monday
   */
  int daysOf(int month, int length, int first);
}
