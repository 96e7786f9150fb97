package punctual.schedules.recurrence;

import java.util.Locale;

/** What happens to a date that is no business day (S2). */
enum Adjustment {
  NONE,
  SKIP,
  NEXT,
  PREVIOUS;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
