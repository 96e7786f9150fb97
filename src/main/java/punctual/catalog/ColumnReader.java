package punctual.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Align;
import punctual.catalog.spi.CellPattern;
import punctual.catalog.spi.ColumnType;
import punctual.catalog.spi.DeclaredColumn;
import punctual.catalog.spi.Look;
import punctual.catalog.spi.Total;

/** Reads {@code columns} of a definition or of one of its sections. */
final class ColumnReader {
  static final Set<String> KEYS =
      Set.of("label", "type", "currency", "total", "pii", "format", "align", "width", "null_as");
  private static final int NARROWEST = 2;
  private static final int WIDEST = 120;
  private static final Set<ColumnType> NOT_SUMMED =
      Set.of(ColumnType.TEXT, ColumnType.BOOLEAN, ColumnType.DATE, ColumnType.TIMESTAMP);

  private final Reading reading;

  ColumnReader(Reading reading) {
    this.reading = reading;
  }

  List<DeclaredColumn> all(@Nullable Yaml node) throws Yaml.Broken {
    if (node == null) return List.of();
    if (!node.isMap()) reading.fault(node, "columns is not a map of names and declarations.");
    var columns = new ArrayList<DeclaredColumn>();
    for (Map.Entry<String, Yaml> entry : node.entries().entrySet()) {
      Yaml value = entry.getValue();
      columns.add(
          column(entry.getKey(), value.isNull() ? Map.of() : reading.map(value, "a column", KEYS)));
    }
    return columns;
  }

  private DeclaredColumn column(String name, Map<String, Yaml> keys) {
    String currency = currency(keys);
    ColumnType declared = reading.word(keys, "type", ColumnType.class);
    ColumnType type = declared == null && currency != null ? ColumnType.MONEY : declared;
    return new DeclaredColumn(
        name,
        reading.text(keys, "label").orElse(null),
        type,
        currency,
        total(keys, type),
        reading.flag(keys, "pii", false),
        look(keys, type));
  }

  private @Nullable String currency(Map<String, Yaml> keys) {
    String currency = reading.text(keys, "currency").orElse(null);
    if (currency != null && !isCurrency(currency)) {
      reading.fault(
          keys,
          "currency",
          "currency is \"%s\"; use an ISO 4217 code such as EUR.".formatted(currency));
    }
    return currency;
  }

  private static boolean isCurrency(String code) {
    return Currency.availableCurrencies().anyMatch(c -> c.getCurrencyCode().equals(code));
  }

  private @Nullable Total total(Map<String, Yaml> keys, @Nullable ColumnType type) {
    Total total = reading.word(keys, "total", Total.class);
    if (total == null || type == null) return total;
    boolean adds = total == Total.SUM || total == Total.AVERAGE;
    if (adds && NOT_SUMMED.contains(type)) {
      reading.fault(
          keys,
          "total",
          "total is \"%s\", but the column is %s; use count, min or max."
              .formatted(total.word(), type.word()));
    }
    return total;
  }

  private Look look(Map<String, Yaml> keys, @Nullable ColumnType type) {
    var look =
        new Look(
            pattern(keys, type),
            reading.word(keys, "align", Align.class),
            width(keys),
            reading.text(keys, "null_as").orElse(null));
    return look.equals(Look.PLAIN) ? Look.PLAIN : look;
  }

  private @Nullable CellPattern pattern(Map<String, Yaml> keys, @Nullable ColumnType type) {
    String text = reading.text(keys, "format").orElse(null);
    if (text == null) return null;
    if (type == null) {
      reading.fault(keys, "format", "format needs the type of the column beside it.");
    } else if (!CellPattern.isFor(type, text)) {
      reading.fault(
          keys,
          "format",
          "format is \"%s\", which does not fit %s; use such as 0, #,##0.00, 0.0%%, dd.MM.yyyy or yyyy-MM-dd HH:mm."
              .formatted(text, type.word()));
    }
    return new CellPattern(text);
  }

  private @Nullable Integer width(Map<String, Yaml> keys) {
    BigDecimal width = reading.number(keys, "width");
    if (width == null) return null;
    boolean fits =
        width.stripTrailingZeros().scale() <= 0
            && width.compareTo(BigDecimal.valueOf(NARROWEST)) >= 0
            && width.compareTo(BigDecimal.valueOf(WIDEST)) <= 0;
    if (fits) return width.intValueExact();
    reading.fault(
        keys, "width", "width is %s; use %d to %d characters.".formatted(width, NARROWEST, WIDEST));
    return null;
  }
}
