package punctual.reports.formats.parquet;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import punctual.catalog.spi.ColumnType;

/** What a column holds, by its type in DuckDB; each has one counterpart in Parquet. */
sealed interface Storage {
  /** The widest decimal of Parquet's readers. */
  int MOST_DIGITS = 38;

  /** Around 1970: timestamps are 64 bits of microseconds, 290,000 years. */
  long DAYS = 100_000_000;

  /** Name of the type in SQL. */
  String sql();

  /** Types without parameters. */
  enum Plain implements Storage {
    BIGINT,
    BOOLEAN,
    DATE,
    TIMESTAMP,
    TIMESTAMPTZ,
    BLOB,
    /** Holds anything, by its text. */
    VARCHAR;

    @Override
    public String sql() {
      return name();
    }
  }

  /**
   * Exact decimals; DuckDB's HUGEINT would be a double in Parquet. There are two widths only, so
   * that a file has the same types as the one of the day before.
   *
   * @param whole digits before the point
   * @param scale digits behind it
   */
  record Decimal(int whole, int scale) implements Storage {
    private static final int DIGITS_OF_64_BITS = 18;

    @Override
    public String sql() {
      int width = whole + scale <= DIGITS_OF_64_BITS ? DIGITS_OF_64_BITS : MOST_DIGITS;
      return "DECIMAL(%d,%d)".formatted(width, scale);
    }
  }

  /** Of a column without a value. */
  static Storage empty(ColumnType type) {
    return switch (type) {
      case TEXT -> Plain.VARCHAR;
      case INTEGER, DURATION -> Plain.BIGINT;
      case DECIMAL, MONEY, PERCENT -> new Decimal(0, 2);
      case BOOLEAN -> Plain.BOOLEAN;
      case DATE -> Plain.DATE;
      case TIMESTAMP -> Plain.TIMESTAMPTZ;
    };
  }

  /** The narrowest that holds the value, without a digit lost, in a column of the type. */
  static Storage of(Object value, ColumnType type) {
    return switch (value) {
      case Long number -> isDecimal(type) ? decimal(BigDecimal.valueOf(number)) : Plain.BIGINT;
      case BigDecimal number -> !isDecimal(type) && isLong(number) ? Plain.BIGINT : decimal(number);
      case Boolean _ -> Plain.BOOLEAN;
      case LocalDate date -> Math.abs(date.toEpochDay()) <= DAYS ? Plain.DATE : Plain.VARCHAR;
      case LocalDateTime at ->
          isInMicros(at.toInstant(ZoneOffset.UTC)) ? Plain.TIMESTAMP : Plain.VARCHAR;
      case Instant at -> isInMicros(at) ? Plain.TIMESTAMPTZ : Plain.VARCHAR;
      case byte[] _ -> Plain.BLOB;
      default -> Plain.VARCHAR;
    };
  }

  private static boolean isDecimal(ColumnType type) {
    return type == ColumnType.DECIMAL || type == ColumnType.MONEY || type == ColumnType.PERCENT;
  }

  private static boolean isLong(BigDecimal number) {
    if (number.scale() > 0) return false;
    if (number.precision() - number.scale() > 19) return false;
    return number.toBigInteger().bitLength() < Long.SIZE;
  }

  private static Storage decimal(BigDecimal number) {
    Decimal exact = digits(number);
    if (fits(exact)) return exact;
    Decimal stripped = digits(number.stripTrailingZeros());
    return fits(stripped) ? stripped : Plain.VARCHAR;
  }

  private static Decimal digits(BigDecimal number) {
    return new Decimal(
        Math.max(0, number.precision() - number.scale()), Math.max(0, number.scale()));
  }

  private static boolean fits(Decimal decimal) {
    return (long) decimal.whole() + decimal.scale() <= MOST_DIGITS;
  }

  private static boolean isInMicros(Instant at) {
    return Math.abs(at.getEpochSecond()) <= DAYS * 86_400 && at.getNano() % 1000 == 0;
  }

  /** The narrowest that holds what either holds. */
  default Storage and(Storage other) {
    if (equals(other)) return this;
    if (!(number(this) instanceof Decimal a) || !(number(other) instanceof Decimal b))
      return Plain.VARCHAR;
    var both = new Decimal(Math.max(a.whole(), b.whole()), Math.max(a.scale(), b.scale()));
    return fits(both) ? both : Plain.VARCHAR;
  }

  private static Storage number(Storage storage) {
    return storage == Plain.BIGINT ? new Decimal(19, 0) : storage;
  }
}
