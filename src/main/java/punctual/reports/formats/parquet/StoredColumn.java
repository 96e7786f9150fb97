package punctual.reports.formats.parquet;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import org.duckdb.DuckDBAppender;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.ColumnType;

/** A column on its way into the file. Its type grows with its values, so that each is kept. */
final class StoredColumn {
  private final Column column;
  private final String name;
  private Storage storage;
  private boolean isEmpty = true;

  /**
   * @param name in the table of rows
   */
  StoredColumn(Column column, String name) {
    this.column = column;
    this.name = name;
    storage = Storage.empty(column.type());
  }

  String name() {
    return name;
  }

  /** As readers of the file see it. */
  Column column() {
    return column;
  }

  String type() {
    return storage.sql();
  }

  /**
   * Makes room for a value.
   *
   * @return the SQL that turns the values before into the new type; null where they have it
   */
  @Nullable String widen(Object value) {
    Storage needed = Storage.of(value, column.type());
    Storage before = storage;
    storage = isEmpty ? needed : before.and(needed);
    boolean noValues = isEmpty;
    isEmpty = false;
    if (before.sql().equals(storage.sql())) return null;
    if (noValues) return "NULL::" + storage.sql();
    return storage == Storage.Plain.VARCHAR ? text(before) : name + "::" + storage.sql();
  }

  /** As {@link #text(Object)} would have written them. */
  private String text(Storage before) {
    return switch (before) {
      case Storage.Plain.BLOB -> "base64(%s)".formatted(name);
      case Storage.Plain.TIMESTAMP -> "replace(%s::VARCHAR, ' ', 'T')".formatted(name);
      case Storage.Plain.TIMESTAMPTZ ->
          "replace(make_timestamp(epoch_us(%s))::VARCHAR, ' ', 'T') || 'Z'".formatted(name);
      default -> name + "::VARCHAR";
    };
  }

  void append(DuckDBAppender rows, @Nullable Object value) throws SQLException {
    switch (value) {
      case null -> rows.appendNull();
      case Object any when storage == Storage.Plain.VARCHAR -> rows.append(text(any));
      case Long number when storage instanceof Storage.Decimal decimal ->
          rows.append(exact(BigDecimal.valueOf(number), decimal));
      case Long number -> rows.append(number.longValue());
      case BigDecimal number when storage instanceof Storage.Decimal decimal ->
          rows.append(exact(number, decimal));
      case BigDecimal number -> rows.append(number.longValueExact());
      case Boolean truth -> rows.append(truth.booleanValue());
      case LocalDate date -> rows.append(date);
      case LocalDateTime at -> rows.append(at);
      case Instant at -> rows.append(at.atOffset(ZoneOffset.UTC));
      case byte[] bytes -> rows.append(bytes);
      default -> throw new IllegalStateException(value.getClass() + " in " + storage);
    }
  }

  private static BigDecimal exact(BigDecimal number, Storage.Decimal decimal) {
    return number.setScale(decimal.scale(), RoundingMode.UNNECESSARY);
  }

  private static String text(Object value) {
    return switch (value) {
      case BigDecimal number -> number.toPlainString();
      case LocalDateTime at -> DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(at);
      case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
      default -> value.toString();
    };
  }

  /** What readers should know of the column; null where it has the type that they expect. */
  @Nullable String note() {
    boolean text = storage == Storage.Plain.VARCHAR && column.type() != ColumnType.TEXT;
    boolean wide = storage instanceof Storage.Decimal && column.type() == ColumnType.INTEGER;
    if (!text && !wide) return null;
    return "In the Parquet file %s is %s: not every value is %s of 64 bits."
        .formatted(column.label(), text ? "text" : "a decimal", column.type().word());
  }
}
