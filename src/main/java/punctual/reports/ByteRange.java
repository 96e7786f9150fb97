package punctual.reports;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import punctual.web.Problem;

/**
 * A part of a file (RFC 9110, 14.1).
 *
 * @param from first byte, from 0
 * @param to last byte, inclusive; below {@code from} for an empty file
 */
record ByteRange(long from, long to) {
  private static final String UNIT = "bytes=";

  static ByteRange whole(long bytes) {
    return new ByteRange(0, bytes - 1);
  }

  long length() {
    return to - from + 1;
  }

  /**
   * The part that a header asks for; the whole for several parts at once and for what makes no
   * sense, as the standard allows.
   *
   * @throws Problem 416 for a part beyond the end
   */
  static ByteRange of(@Nullable String header, long bytes) {
    if (header == null || !header.startsWith(UNIT)) return whole(bytes);
    String[] ends = header.substring(UNIT.length()).strip().split("-", -1);
    if (ends.length != 2 || !isNumber(ends[0]) || !isNumber(ends[1])) return whole(bytes);
    if (ends[0].isEmpty()) return ends[1].isEmpty() ? whole(bytes) : last(ends[1], bytes);
    long from = Long.parseLong(ends[0]);
    long to = ends[1].isEmpty() ? bytes - 1 : Math.min(Long.parseLong(ends[1]), bytes - 1);
    if (from >= bytes) throw beyond(bytes);
    return from > to ? whole(bytes) : new ByteRange(from, to);
  }

  private static ByteRange last(String count, long bytes) {
    long wanted = Math.min(Long.parseLong(count), bytes);
    if (wanted == 0) throw beyond(bytes);
    return new ByteRange(bytes - wanted, bytes - 1);
  }

  /** Short enough for a long. */
  private static boolean isNumber(String text) {
    return text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static Problem beyond(long bytes) {
    return Problem.of(
        HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
        "range_not_satisfiable",
        "The part begins after the end: the file has %d bytes.".formatted(bytes));
  }
}
