package punctual.schedules;

import java.util.Locale;

/** What happens to due times that were missed or could not start in time (PL-B.6). */
public enum CatchUp {
  /** Only the newest one runs; older ones that wait are passed over. */
  LATEST,
  /** All run, one after the other, oldest first. */
  ALL,
  /** None: what was missed, or finds an earlier run at work, is passed over. */
  NONE;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static CatchUp of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
