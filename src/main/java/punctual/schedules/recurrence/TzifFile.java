package punctual.schedules.recurrence;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Reads compiled time-zone files (RFC 9636), version 2 and later: the 64-bit block, then the footer
 * for all years after it.
 */
final class TzifFile {
  private static final int MAGIC = 0x545A6966;
  private static final int LARGEST = 1 << 20;

  private final ByteBuffer bytes;

  private TzifFile(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads one file.
   *
   * @throws IOException when it cannot be read or is no such file
   */
  static ZoneTable read(Path file) throws IOException {
    if (Files.size(file) > LARGEST) throw new IOException(file + " is too large for a zone file");
    try {
      return new TzifFile(ByteBuffer.wrap(Files.readAllBytes(file))).table();
    } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new IOException(file + " is no valid zone file", e);
    }
  }

  /** The counts in a header, in their order in the file. */
  private record Header(int utc, int standard, int leaps, int times, int types, int letters) {
    int bodySize(int timeSize) {
      return times * (timeSize + 1) + types * 6 + letters + leaps * (timeSize + 4) + standard + utc;
    }
  }

  private ZoneTable table() {
    Header old = header();
    bytes.position(bytes.position() + old.bodySize(4));
    Header header = header();
    int footer = bytes.position() + header.bodySize(8);
    Segments segments = segments(header);
    bytes.position(footer);
    String rule = StandardCharsets.US_ASCII.decode(bytes).toString().strip();
    if (!rule.isEmpty()) PosixRule.parse(rule).extend(segments, yearOf(segments.last()));
    return segments.table();
  }

  private Header header() {
    int magic = bytes.getInt();
    int version = bytes.get();
    if (magic != MAGIC || version < '2') throw new IllegalArgumentException("no TZif version 2");
    bytes.position(bytes.position() + 15);
    return new Header(count(), count(), count(), count(), count(), count());
  }

  private int count() {
    int count = bytes.getInt();
    if (count < 0 || count > LARGEST) throw new IllegalArgumentException("count " + count);
    return count;
  }

  private Segments segments(Header header) {
    var times = new long[header.times()];
    for (int i = 0; i < times.length; i++) times[i] = bytes.getLong();
    var kinds = new byte[header.times()];
    bytes.get(kinds);
    var offsets = new int[header.types()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = bytes.getInt();
      bytes.getShort();
    }
    var segments = new Segments(offsets[0]);
    for (int i = 0; i < times.length; i++) segments.add(times[i], offsets[kinds[i] & 0xFF]);
    return segments;
  }

  private static int yearOf(long instant) {
    long earliest = Instant.parse("1800-01-01T00:00:00Z").getEpochSecond();
    return Instant.ofEpochSecond(Math.max(instant, earliest)).atOffset(ZoneOffset.UTC).getYear();
  }
}
