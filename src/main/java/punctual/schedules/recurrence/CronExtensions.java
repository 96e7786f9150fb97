package punctual.schedules.recurrence;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the day fields of a cron expression may say beyond plain values. */
final class CronExtensions {
  private CronExtensions() {}

  /** {@code L}, {@code L-3}, {@code LW} or {@code 15W}; null for a plain item. */
  static @Nullable DayRule ofMonth(String item) {
    String text = item.toUpperCase(Locale.ROOT);
    if (text.equals("L")) return new DayRule.FromLast(0);
    if (text.equals("LW")) return new DayRule.LastWeekday();
    if (text.startsWith("L-")) {
      return new DayRule.FromLast(CronField.number(text.substring(2), 1, 30));
    }
    if (!text.endsWith("W")) return null;
    if (text.equals("W")) throw new CronFault("W needs a day before it, as in 15W");
    return new DayRule.NearestWeekday(
        CronField.number(text.substring(0, text.length() - 1), 1, 31));
  }

  /** {@code 5#3} or {@code 5L}; null for a plain item. */
  static @Nullable DayRule ofWeek(String item) {
    int hash = item.indexOf('#');
    if (hash >= 0) {
      int ordinal = CronField.number(item.substring(hash + 1), 1, 5);
      return new DayRule.NthWeekday(ordinal, weekday(item.substring(0, hash)));
    }
    if (!item.endsWith("L") && !item.endsWith("l")) return null;
    if (item.length() == 1) throw new CronFault("L needs a day of the week before it, as in 5L");
    return new DayRule.NthWeekday(-1, weekday(item.substring(0, item.length() - 1)));
  }

  private static int weekday(String text) {
    return (CronField.DAY_OF_WEEK.value(text) + 6) % 7;
  }
}
