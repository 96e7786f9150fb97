package punctual.catalog;

import java.util.Locale;

/** What a parameter of a report takes. */
public enum ParameterType {
  TEXT,
  INTEGER,
  DECIMAL,
  BOOLEAN,
  /** A day, or {@code today} or {@code yesterday}, from the due instant. */
  DATE,
  /** A word such as {@code last_7_days}, or the first and the last day. */
  DATE_RANGE,
  /** One of some options, or several. */
  CHOICE;

  /** The word in definitions and JSON, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
