package punctual.catalog.spi;

import java.util.Locale;

/** What stands under a column, of all its rows or of those of a group; nulls do not count. */
public enum Total {
  SUM,
  AVERAGE,
  MIN,
  MAX,
  /** Of values, not of rows. */
  COUNT;

  /** The word in definitions and JSON, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
