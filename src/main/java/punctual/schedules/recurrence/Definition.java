package punctual.schedules.recurrence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A schedule as it was asked for, read and found valid.
 *
 * @param zone IANA region id
 * @param json the normal form: no nulls, no short forms
 */
record Definition(
    Cadence cadence,
    String zone,
    Pattern pattern,
    BusinessDays businessDays,
    Window window,
    ObjectNode json) {
  /**
   * Times and dates before business days and window.
   *
   * @param months the months in which it runs, bits 0 (January) to 11
   * @param day the days within those months
   * @param cron the expression where the cadence is cron
   */
  record Pattern(Times times, int months, DayRule day, @Nullable Cron cron) {}

  /**
   * What is a business day, and what happens to a date that is none (S2).
   *
   * @param country holidays of a country or a part of one
   * @param weekend weekdays as bits, bit 0 = Monday
   */
  record BusinessDays(
      Adjustment adjustment, @Nullable String country, int weekend, DateSet holidays) {
    static final int SATURDAY_AND_SUNDAY = 0b1100000;
    static final BusinessDays NONE =
        new BusinessDays(Adjustment.NONE, null, SATURDAY_AND_SUNDAY, DateSet.NONE);

    /** Whether only Saturday and Sunday are closed. */
    boolean isDefault() {
      return country == null && weekend == SATURDAY_AND_SUNDAY && holidays.isEmpty();
    }
  }

  /** The dates that remain (S3); both ends belong to it, null is no end. */
  record Window(@Nullable LocalDate start, @Nullable LocalDate end, DateSet excluded) {}
}
