package punctual.reports;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Rows as bytes and back, every value as it was; of the types that {@code Rows} gives. */
final class RowCodec {
  private RowCodec() {}

  static void write(@Nullable Object[] row, DataOutputStream out) throws IOException {
    for (Object value : row) write(value, out);
  }

  private static void write(@Nullable Object value, DataOutputStream out) throws IOException {
    switch (value) {
      case null -> out.writeByte('-');
      case String text -> bytes('s', text.getBytes(StandardCharsets.UTF_8), out);
      case Long number -> number('l', number, out);
      case BigDecimal number -> {
        bytes('d', number.unscaledValue().toByteArray(), out);
        out.writeInt(number.scale());
      }
      case Double number -> number('f', Double.doubleToRawLongBits(number), out);
      case Boolean truth -> out.writeByte(truth ? 't' : 'n');
      case LocalDate day -> number('y', day.toEpochDay(), out);
      case LocalDateTime time -> instant('o', time.toInstant(ZoneOffset.UTC), out);
      case Instant time -> instant('i', time, out);
      case byte[] blob -> bytes('b', blob, out);
      default -> throw new IllegalArgumentException("no value of a row: " + value.getClass());
    }
  }

  private static void number(char kind, long value, DataOutputStream out) throws IOException {
    out.writeByte(kind);
    out.writeLong(value);
  }

  private static void bytes(char kind, byte[] value, DataOutputStream out) throws IOException {
    out.writeByte(kind);
    out.writeInt(value.length);
    out.write(value);
  }

  private static void instant(char kind, Instant value, DataOutputStream out) throws IOException {
    number(kind, value.getEpochSecond(), out);
    out.writeInt(value.getNano());
  }

  static @Nullable Object[] read(DataInputStream in, int columns) throws IOException {
    @Nullable Object[] row = new @Nullable Object[columns];
    for (int i = 0; i < columns; i++) row[i] = value(in);
    return row;
  }

  private static @Nullable Object value(DataInputStream in) throws IOException {
    byte kind = in.readByte();
    return switch (kind) {
      case '-' -> null;
      case 's' -> new String(bytes(in), StandardCharsets.UTF_8);
      case 'l' -> in.readLong();
      case 'd' -> new BigDecimal(new BigInteger(bytes(in)), in.readInt());
      case 'f' -> Double.longBitsToDouble(in.readLong());
      case 't' -> true;
      case 'n' -> false;
      case 'y' -> LocalDate.ofEpochDay(in.readLong());
      case 'o' -> LocalDateTime.ofEpochSecond(in.readLong(), in.readInt(), ZoneOffset.UTC);
      case 'i' -> Instant.ofEpochSecond(in.readLong(), in.readInt());
      case 'b' -> bytes(in);
      default -> throw new IOException("not a value of a row: " + kind);
    };
  }

  private static byte[] bytes(DataInputStream in) throws IOException {
    return in.readNBytes(in.readInt());
  }
}
