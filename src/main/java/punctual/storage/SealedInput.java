package punctual.storage;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;

/** Reads what {@link SealedOutput} wrote; nothing is given out that was not checked. */
final class SealedInput extends InputStream {
  private final InputStream in;
  private final Segments segments;
  private final byte[] sealed = new byte[Segments.SEALED + 1];
  private final byte[] content = new byte[Segments.CONTENT];
  private int ahead;
  private int position;
  private int length;
  private boolean last;

  SealedInput(InputStream in, SecretKey key) {
    this.in = in;
    segments = new Segments(Cipher.DECRYPT_MODE, key);
  }

  @Override
  public int read() throws IOException {
    return fill() ? content[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] bytes, int offset, int wanted) throws IOException {
    Objects.checkFromIndexSize(offset, wanted, bytes.length);
    if (wanted == 0) return 0;
    if (!fill()) return -1;
    int some = Math.min(wanted, length - position);
    System.arraycopy(content, position, bytes, offset, some);
    position += some;
    return some;
  }

  private boolean fill() throws IOException {
    while (position == length) {
      if (last) return false;
      segment();
    }
    return true;
  }

  /** One byte more than a segment tells whether it is the last. */
  private void segment() throws IOException {
    int bytes = ahead + in.readNBytes(sealed, ahead, sealed.length - ahead);
    last = bytes < sealed.length;
    int of = last ? bytes : Segments.SEALED;
    if (of < Segments.TAG) throw FileHeader.damaged("it is cut off");
    length = segments.next(sealed, of, last, content);
    position = 0;
    if (!last) sealed[0] = sealed[Segments.SEALED];
    ahead = last ? 0 : 1;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
