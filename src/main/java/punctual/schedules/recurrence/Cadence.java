package punctual.schedules.recurrence;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How often, in the words of the schedule JSON. */
enum Cadence {
  DAILY,
  WEEKLY,
  MONTHLY,
  QUARTERLY,
  YEARLY,
  CRON;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static @Nullable Cadence of(String word) {
    for (Cadence cadence : values()) {
      if (cadence.word().equals(word)) return cadence;
    }
    return null;
  }
}
