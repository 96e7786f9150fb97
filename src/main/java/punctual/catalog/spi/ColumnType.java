package punctual.catalog.spi;

import java.util.Locale;

/** What a column holds; decides how formats write and align it. */
public enum ColumnType {
  TEXT,
  INTEGER,
  DECIMAL,
  /** A decimal with a currency. */
  MONEY,
  /** A fraction: 0.125 is 12.5 %. */
  PERCENT,
  BOOLEAN,
  DATE,
  /** Seconds; people read hours, minutes and seconds. */
  DURATION,
  /** An instant, or a local date and time where the source knows no zone. */
  TIMESTAMP;

  /** The word in definitions and JSON, in lower case. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
