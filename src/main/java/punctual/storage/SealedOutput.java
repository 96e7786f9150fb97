package punctual.storage;

import java.io.IOException;
import java.io.OutputStream;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/**
 * Encrypts what is written to it. Closing writes the last segment, without which the file does not
 * open; it does not close what it writes to.
 */
final class SealedOutput extends OutputStream {
  private final OutputStream out;
  private final Segments segments;
  private final byte[] content = new byte[Segments.CONTENT];
  private final byte[] sealed = new byte[Segments.SEALED];
  private int filled;
  private boolean closed;

  SealedOutput(OutputStream out, SecretKey key) {
    this.out = out;
    segments = new Segments(Cipher.ENCRYPT_MODE, key);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      // a full segment waits: whether it is the last shows only when more comes
      if (filled == content.length) seal(false);
      int some = Math.min(length - done, content.length - filled);
      System.arraycopy(bytes, offset + done, content, filled, some);
      filled += some;
      done += some;
    }
  }

  private void seal(boolean last) throws IOException {
    out.write(sealed, 0, segments.next(content, filled, last, sealed));
    filled = 0;
  }

  @Override
  public void close() throws IOException {
    if (closed) return;
    closed = true;
    seal(true);
  }
}
