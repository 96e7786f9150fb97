package punctual.storage;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;

/**
 * Content as it was when it was written, from end to end: the last bytes are given out only once
 * size and checksum are right, so that a reader who got all of it got what was written.
 */
final class CheckedInput extends InputStream {
  private final InputStream in;
  private final MessageDigest digest = Digests.sha256();
  private final long bytes;
  private final String sha256;
  private long seen;

  /**
   * @param bytes how many there must be
   * @param sha256 lower-case hex
   */
  CheckedInput(InputStream in, long bytes, String sha256) {
    this.in = in;
    this.bytes = bytes;
    this.sha256 = sha256;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int wanted) throws IOException {
    Objects.checkFromIndexSize(offset, wanted, into.length);
    if (wanted == 0) return 0;
    int some = in.read(into, offset, wanted);
    if (some < 0) {
      if (seen < bytes) throw FileHeader.damaged("%d bytes, not %d".formatted(seen, bytes));
      if (bytes == 0) check();
      return -1;
    }
    boolean before = seen < bytes;
    seen += some;
    digest.update(into, offset, some);
    if (seen > bytes || (before && seen == bytes)) check();
    return some;
  }

  private void check() throws IOException {
    if (seen > bytes || in.read() >= 0)
      throw FileHeader.damaged("more than its %d bytes".formatted(bytes));
    if (!HexFormat.of().formatHex(digest.digest()).equals(sha256))
      throw FileHeader.damaged("its checksum is another");
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
