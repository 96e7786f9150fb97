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
import java.util.Set;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.ColumnType;

/** Reads a driver's values as the few Java types that formats know. */
final class Cells {
  /** Reads one column of the current row. */
  @FunctionalInterface
  interface Cell {
    @Nullable Object read(ResultSet rows, int index) throws SQLException;
  }

  /** PostgreSQL's word for a time after all others, which has no day in any zone. */
  private static final String FOR_EVER = "infinity";

  private static final Set<String> WIDE = Set.of("HUGEINT", "UHUGEINT", "UBIGINT");

  private Cells() {}

  /** How a column is read, by what the driver says of it; SQLite types each value by itself. */
  static Cell reader(Dialect dialect, ResultSetMetaData columns, int index) throws SQLException {
    if (dialect.typesValues() || isWide(columns, index)) return Cells::plain;
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
      case Types.BLOB -> ResultSet::getBytes;
      default -> ResultSet::getString;
    };
  }

  /** The type of a column that nobody declared. */
  static ColumnType typeOf(
      Dialect dialect, ResultSetMetaData columns, int index, @Nullable Object first)
      throws SQLException {
    if (dialect.typesValues()) return typeOf(first);
    if (isWide(columns, index)) return ColumnType.DECIMAL;
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

  /** DuckDB's whole numbers beyond 64 bits, such as every sum of whole numbers. */
  private static boolean isWide(ResultSetMetaData columns, int index) throws SQLException {
    int type = columns.getColumnType(index);
    boolean own = type == Types.JAVA_OBJECT || type == Types.OTHER;
    return own && WIDE.contains(columns.getColumnTypeName(index));
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
    if (OffsetDateTime.MAX.equals(value)) return FOR_EVER;
    if (OffsetDateTime.MIN.equals(value)) return "-" + FOR_EVER;
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
