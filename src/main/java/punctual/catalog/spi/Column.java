package punctual.catalog.spi;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column of a report.
 *
 * @param name as the query calls it
 * @param label the heading for people
 * @param currency ISO 4217, of money only
 * @param total null: none
 * @param pii personal data: masked below the type's {@code access.pii_role} (PL-D.7)
 */
public record Column(
    String name,
    String label,
    ColumnType type,
    @Nullable String currency,
    @Nullable Total total,
    boolean pii,
    Look look) {

  /** A column that nobody declared. */
  public static Column undeclared(String name, ColumnType type) {
    return new Column(name, labelOf(name), type, null, null, false, Look.PLAIN);
  }

  /** The same column under another name. */
  public Column named(String other) {
    return new Column(other, label, type, currency, total, pii, look);
  }

  /** {@code unit_price} becomes {@code Unit price}. */
  public static String labelOf(String name) {
    String words = name.replace('_', ' ').strip();
    if (words.isEmpty()) return name;
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** Where the definition does not say otherwise, numbers stand right. */
  public Align align() {
    if (look.align() != null) return look.align();
    return switch (type) {
      case INTEGER, DECIMAL, MONEY, PERCENT, DURATION -> Align.RIGHT;
      case BOOLEAN -> Align.CENTER;
      case TEXT, DATE, TIMESTAMP -> Align.LEFT;
    };
  }
}
