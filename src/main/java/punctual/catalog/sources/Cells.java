package punctual.catalog.sources;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.ColumnType;

/** Reads a driver's values as the few Java types that formats know. */
final class Cells {
  /** Reads one column of the current row. */
  @FunctionalInterface
  interface Cell {
    @Nullable Object read(ResultSet rows, int index) throws SQLException;
  }

  private Cells() {}

  /** How a column is read, by what the driver says of it; SQLite types each value by itself. */
  static Cell reader(Dialect dialect, ResultSetMetaData columns, int index) throws SQLException {
    if (dialect == Dialect.SQLITE) return Cells::plain;
    return switch (columns.getColumnType(index)) {
      case Types.DATE -> (rows, i) -> rows.getObject(i, LocalDate.class);
      case Types.TIMESTAMP_WITH_TIMEZONE -> Cells::instant;
      case Types.TIMESTAMP ->
          columns.getColumnTypeName(index).equals("timestamptz")
              ? Cells::instant
              : (rows, i) -> rows.getObject(i, LocalDateTime.class);
      case Types.TINYINT,
          Types.SMALLINT,
          Types.INTEGER,
          Types.BIGINT,
          Types.NUMERIC,
          Types.DECIMAL,
          Types.REAL,
          Types.FLOAT,
          Types.DOUBLE,
          Types.BIT,
          Types.BOOLEAN,
          Types.BINARY,
          Types.VARBINARY,
          Types.LONGVARBINARY ->
          Cells::plain;
      default -> ResultSet::getString;
    };
  }

  /** The type of a column that nobody declared. */
  static ColumnType typeOf(
      Dialect dialect, ResultSetMetaData columns, int index, @Nullable Object first)
      throws SQLException {
    if (dialect == Dialect.SQLITE) return typeOf(first);
    return switch (columns.getColumnType(index)) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> ColumnType.INTEGER;
      case Types.NUMERIC, Types.DECIMAL, Types.REAL, Types.FLOAT, Types.DOUBLE ->
          ColumnType.DECIMAL;
      case Types.BIT, Types.BOOLEAN -> ColumnType.BOOLEAN;
      case Types.DATE -> ColumnType.DATE;
      case Types.TIMESTAMP, Types.TIMESTAMP_WITH_TIMEZONE -> ColumnType.TIMESTAMP;
      default -> ColumnType.TEXT;
    };
  }

  private static ColumnType typeOf(@Nullable Object value) {
    return switch (value) {
      case Long l -> ColumnType.INTEGER;
      case BigDecimal d -> ColumnType.DECIMAL;
      case Double d -> ColumnType.DECIMAL;
      case null, default -> ColumnType.TEXT;
    };
  }

  private static @Nullable Object instant(ResultSet rows, int index) throws SQLException {
    OffsetDateTime value = rows.getObject(index, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private static @Nullable Object plain(ResultSet rows, int index) throws SQLException {
    return switch (rows.getObject(index)) {
      case null -> null;
      case Byte n -> n.longValue();
      case Short n -> n.longValue();
      case Integer n -> n.longValue();
      case BigInteger n -> new BigDecimal(n);
      case Float n -> decimal(n.doubleValue(), n.toString());
      case Double n -> decimal(n, n.toString());
      case Long n -> n;
      case BigDecimal n -> n;
      case Boolean b -> b;
      case byte[] bytes -> bytes;
      case Instant at -> at;
      case Object other -> other.toString();
    };
  }

  /** The shortest decimal that stands for the number; NaN and infinity have none and stay. */
  private static Object decimal(double value, String text) {
    return Double.isFinite(value) ? new BigDecimal(text) : (Object) value;
  }
}
