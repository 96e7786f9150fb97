package punctual.storage.stores;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/**
 * Cuts what is written into parts that are sent on one by one, so that a file of any size takes the
 * memory of one part.
 */
final class Parts extends OutputStream {
  private static final int FIRST_BUFFER = 64 * 1024;
  private static final int PART = 8 * 1024 * 1024;

  /** Every so many parts they double: 10,000 of them, which is what stores take, hold 496 GB. */
  private static final int DOUBLING = 2_000;

  /** Sends one part. */
  @FunctionalInterface
  interface Sender {
    /**
     * @param number from 1
     * @param bytes only the first {@code length} count; they change after the call
     */
    void send(int number, byte[] bytes, int length) throws IOException;
  }

  private final Sender sender;
  private byte[] buffer = new byte[FIRST_BUFFER];
  private int filled;
  private int sent;
  private long bytes;

  Parts(Sender sender) {
    this.sender = sender;
  }

  /** Bytes written so far. */
  long bytes() {
    return bytes;
  }

  int sent() {
    return sent;
  }

  /** What was not sent yet: at most one part. */
  byte[] rest() {
    return Arrays.copyOf(buffer, filled);
  }

  /** Sends what is left as the last part. */
  void finish() throws IOException {
    if (filled > 0) send();
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] b, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int size = PART << (sent / DOUBLING);
      // a full part waits for more: a file of one part is sent in one piece
      if (filled == size) send();
      int some = Math.min(length - done, size - filled);
      room(filled + some, size);
      System.arraycopy(b, offset + done, buffer, filled, some);
      filled += some;
      done += some;
    }
    bytes += length;
  }

  private void room(int needed, int most) {
    if (needed > buffer.length)
      buffer = Arrays.copyOf(buffer, Math.min(most, Math.max(needed, 2 * buffer.length)));
  }

  private void send() throws IOException {
    sender.send(sent + 1, buffer, filled);
    sent++;
    filled = 0;
  }
}
