package punctual.delivery.channels.email;

import jakarta.activation.DataSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import punctual.delivery.channels.Parcel;

/**
 * A file on its way into the message. One that cannot be read, or has another length than was
 * announced, ends the conversation before the final dot: better no report than half of one.
 */
record Attachment(Parcel.File file) implements DataSource {
  private static final int LINE = 76;
  private static final int HEADERS = 600;

  /** Bytes in the message: base64 in lines of 76 characters, and the headers of the part. */
  static long encodedBytes(Parcel.File file) {
    long characters = (file.bytes() + 2) / 3 * 4;
    long lines = (characters + LINE - 1) / LINE;
    return characters + 2 * lines + HEADERS;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    try {
      return new Whole(file.content().open(), file.bytes());
    } catch (IOException e) {
      throw new UnreadableFile("cannot open " + file.name(), e);
    }
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    throw new IOException("a report's file is read only");
  }

  @Override
  public String getContentType() {
    return file.contentType();
  }

  @Override
  public String getName() {
    return file.name();
  }

  private static final class Whole extends FilterInputStream {
    private final long announced;
    private long seen;

    Whole(InputStream in, long announced) {
      super(in);
      this.announced = announced;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int count = readOrSayWhy(buffer, offset, length);
      if (count > 0) seen += count;
      if ((count < 0 && seen != announced) || seen > announced) {
        throw new UnreadableFile("has %d bytes, not %d".formatted(seen, announced), null);
      }
      return count;
    }

    private int readOrSayWhy(byte[] buffer, int offset, int length) throws IOException {
      try {
        return super.read(buffer, offset, length);
      } catch (IOException e) {
        throw new UnreadableFile("cannot read on after %d bytes".formatted(seen), e);
      }
    }
  }
}
