package punctual.reports.formats.xlsx;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * UTF-8 markup on its way into a part of the workbook. All of it is held until {@link #flow} says
 * what stands before it.
 */
final class Xml {
  private static final int ROOM = 1 << 16;

  /** Of one UTF-16 unit: {@code _x0001_}. */
  private static final int LONGEST_UNIT = 7;

  private static final String HEX = "0123456789ABCDEF";

  private @Nullable OutputStream out;
  private byte[] bytes = new byte[ROOM];
  private int length;
  private long flowed;

  /** Bytes that wait on the heap for {@link #flow}; 0 afterwards. */
  long held() {
    return out == null ? length : 0;
  }

  /** Bytes so far. */
  long size() {
    return flowed + length;
  }

  /** Writes what stands before, then what was held, and from now on everything as it comes. */
  void flow(Xml before, OutputStream target) throws IOException {
    target.write(before.bytes, 0, before.length);
    flowed = before.length;
    out = target;
    flush();
  }

  void flush() throws IOException {
    if (out == null) return;
    out.write(bytes, 0, length);
    flowed += length;
    length = 0;
  }

  /** Markup or digits: ASCII alone. */
  Xml ascii(String text) throws IOException {
    int count = text.length();
    room(count);
    for (int i = 0; i < count; i++) bytes[length++] = (byte) text.charAt(i);
    return this;
  }

  Xml ascii(byte[] text) throws IOException {
    room(text.length);
    System.arraycopy(text, 0, bytes, length, text.length);
    length += text.length;
    return this;
  }

  Xml number(long number) throws IOException {
    return ascii(Long.toString(number));
  }

  /**
   * Escaped for elements and attributes. What XML cannot carry is written as {@code _xHHHH_}, and
   * what already looks so gets its underscore escaped (ECMA-376 part 1, 22.9.2.19).
   */
  Xml text(String text) throws IOException {
    int count = text.length();
    room(count * LONGEST_UNIT);
    for (int i = 0; i < count; i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x7F && c != '&' && c != '<' && c != '>' && c != '"' && c != '_') {
        bytes[length++] = (byte) c;
      } else if (Character.isHighSurrogate(c)
          && i + 1 < count
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        fourBytes(Character.toCodePoint(c, text.charAt(++i)));
      } else {
        unit(c, text, i);
      }
    }
    return this;
  }

  private void unit(char c, String text, int at) {
    switch (c) {
      case '&' -> entity("&amp;");
      case '<' -> entity("&lt;");
      case '>' -> entity("&gt;");
      case '"' -> entity("&quot;");
      case '\t', '\n' -> bytes[length++] = (byte) c;
      case '_' -> underscore(isEscape(text, at));
      default -> other(c);
    }
  }

  private void underscore(boolean escaped) {
    if (escaped) hex('_');
    else bytes[length++] = '_';
  }

  private void other(char c) {
    if (c < ' ' || Character.isSurrogate(c) || c >= 0xFFFE) {
      hex(c);
    } else if (c < 0x80) {
      bytes[length++] = (byte) c;
    } else if (c < 0x800) {
      bytes[length++] = (byte) (0xC0 | (c >> 6));
      bytes[length++] = (byte) (0x80 | (c & 0x3F));
    } else {
      bytes[length++] = (byte) (0xE0 | (c >> 12));
      bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3F));
      bytes[length++] = (byte) (0x80 | (c & 0x3F));
    }
  }

  private void fourBytes(int c) {
    bytes[length++] = (byte) (0xF0 | (c >> 18));
    bytes[length++] = (byte) (0x80 | ((c >> 12) & 0x3F));
    bytes[length++] = (byte) (0x80 | ((c >> 6) & 0x3F));
    bytes[length++] = (byte) (0x80 | (c & 0x3F));
  }

  private static boolean isEscape(String text, int at) {
    if (at + 7 > text.length() || text.charAt(at + 1) != 'x' || text.charAt(at + 6) != '_') {
      return false;
    }
    for (int i = at + 2; i < at + 6; i++) if (Character.digit(text.charAt(i), 16) < 0) return false;
    return true;
  }

  private void hex(char c) {
    entity("_x");
    for (int shift = 12; shift >= 0; shift -= 4) {
      bytes[length++] = (byte) HEX.charAt((c >> shift) & 0xF);
    }
    bytes[length++] = '_';
  }

  private void entity(String ascii) {
    for (int i = 0; i < ascii.length(); i++) bytes[length++] = (byte) ascii.charAt(i);
  }

  private void room(int more) throws IOException {
    if (length + more <= bytes.length) return;
    flush();
    if (length + more <= bytes.length) return;
    int size = Math.max(length + more, out == null ? 2 * bytes.length : ROOM);
    bytes = Arrays.copyOf(bytes, size);
  }
}
