package punctual.schedules.recurrence;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cron expression, read.
 *
 * @param months bits 0 (January) to 11
 * @param dayOfMonth the days that the third field names; null where it names all
 * @param dayOfWeek the days that the fifth field names; null where it names all
 */
record Cron(Times times, int months, @Nullable DayRule dayOfMonth, @Nullable DayRule dayOfWeek) {
  /** Two restricted fields select a day that either of them names. */
  DayRule day() {
    if (dayOfMonth == null) return dayOfWeek == null ? DayRule.everyDay() : dayOfWeek;
    return dayOfWeek == null ? dayOfMonth : DayRule.either(List.of(dayOfMonth, dayOfWeek));
  }
}
