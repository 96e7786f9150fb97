package punctual.storage;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import punctual.faults.CodedException;

/**
 * The clear beginning of an encrypted report file. All of it goes into the file's key, so that a
 * header which was changed opens nothing.
 *
 * @param compressed whether the content was compressed before it was encrypted (Zstandard)
 * @param keyId which key of an installation: {@link FileKeys#id()}
 * @param fileId as in the row of the file
 * @param salt of the file's key
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record FileHeader(boolean compressed, long keyId, UUID fileId, byte[] salt) {
  static final int SALT = 32;
  private static final byte[] MAGIC = "PUNC".getBytes(StandardCharsets.US_ASCII);
  private static final byte VERSION = 1;

  /** Bytes that a header takes. */
  static final int LENGTH = 4 + 1 + 1 + 8 + 16 + SALT;

  byte[] bytes() {
    return ByteBuffer.allocate(LENGTH)
        .put(MAGIC)
        .put(VERSION)
        .put((byte) (compressed ? 1 : 0))
        .putLong(keyId)
        .putLong(fileId.getMostSignificantBits())
        .putLong(fileId.getLeastSignificantBits())
        .put(salt)
        .array();
  }

  /**
   * @throws CodedException {@code file_damaged} where there is none
   */
  static FileHeader read(InputStream in) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(in.readNBytes(LENGTH));
    byte[] magic = new byte[MAGIC.length];
    if (bytes.remaining() < LENGTH) throw damaged("it is cut off in its header");
    bytes.get(magic);
    if (!Arrays.equals(magic, MAGIC) || bytes.get() != VERSION) throw damaged("it has no header");
    byte flags = bytes.get();
    if (flags != 0 && flags != 1) throw damaged("its header is not of this version");
    long keyId = bytes.getLong();
    UUID fileId = new UUID(bytes.getLong(), bytes.getLong());
    byte[] salt = new byte[SALT];
    bytes.get(salt);
    return new FileHeader(flags == 1, keyId, fileId, salt);
  }

  static CodedException damaged(String how) {
    return CodedException.of("file_damaged", "the stored file is damaged: " + how);
  }
}
