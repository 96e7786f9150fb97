package punctual.catalog.spi;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A column of a report.
 *
 * @param name as the query calls it
 * @param label the heading for people
 * @param currency ISO 4217, of money only
 * @param total {@code sum}, {@code average}, {@code min}, {@code max} or {@code count}; null: none
 * @param pii personal data: masked below the type's {@code access.pii_role} (PL-D.7)
 */
public record Column(
    String name,
    String label,
    ColumnType type,
    @Nullable String currency,
    @Nullable String total,
    boolean pii) {

  /** A column that nobody declared. */
  public static Column undeclared(String name, ColumnType type) {
    return new Column(name, labelOf(name), type, null, null, false);
  }

  /** {@code unit_price} becomes {@code Unit price}. */
  public static String labelOf(String name) {
    String words = name.replace('_', ' ').strip();
    if (words.isEmpty()) return name;
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
