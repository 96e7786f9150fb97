package punctual.operations.alerts;

import java.util.Locale;

/** How much it matters. */
public enum Severity {
  /** Somebody should look at it today. */
  WARNING,
  /** Reports do not go out as they should until somebody acts. */
  CRITICAL;

  /** The word in tables and JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Severity of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
