package punctual.storage;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * From content to what lies in a store, and back: compressed where that pays (PL-F.6), then
 * encrypted (PL-F.3), in constant memory.
 */
final class Packing {
  /** These are compressed already. */
  private static final Set<String> DENSE = Set.of("xlsx", "pdf", "parquet", "docx", "zip");

  private static final int FASTEST = 1;

  private final FileKeys keys;

  Packing(FileKeys keys) {
    this.keys = keys;
  }

  /** Packs what is written to it. */
  static final class Packer implements AutoCloseable {
    private final CountingOutput stored;
    private final OutputStream sealed;
    private final CountingOutput content;
    private final MessageDigest digest = Digests.sha256();

    private Packer(OutputStream out, FileHeader header, javax.crypto.SecretKey key)
        throws IOException {
      stored = new CountingOutput(out);
      stored.write(header.bytes());
      var segments = new SealedOutput(stored, key);
      sealed = header.compressed() ? new ZstdOutputStreamNoFinalizer(segments, FASTEST) : segments;
      content = new CountingOutput(new DigestOutputStream(sealed, digest));
    }

    OutputStream out() {
      return content;
    }

    /** Bytes of content so far. */
    long bytes() {
      return content.bytes();
    }

    /** Bytes that came out so far. */
    long storedBytes() {
      return stored.bytes();
    }

    /** Writes what is held back, and answers the checksum of the content. */
    String finish() throws IOException {
      content.flush();
      sealed.close();
      return HexFormat.of().formatHex(digest.digest());
    }

    /** Gives back the memory of the compressor; after {@link #finish} it does nothing. */
    @Override
    public void close() throws IOException {
      sealed.close();
    }
  }

  /**
   * @param out where the stored form goes
   */
  Packer packer(OutputStream out, UUID fileId, String format) throws IOException {
    FileHeader header = keys.header(fileId, !DENSE.contains(format));
    return new Packer(out, header, keys.of(header));
  }

  /**
   * The content of a stored file.
   *
   * @param fileId of the row; null: stored as it is, as files were before they were encrypted
   * @throws punctual.faults.CodedException where it is not the file of that id, or not of this key
   */
  InputStream unpack(InputStream stored, @Nullable UUID fileId) throws IOException {
    if (fileId == null) return stored;
    FileHeader header = FileHeader.read(stored);
    javax.crypto.SecretKey key = keys.of(header);
    if (!header.fileId().equals(fileId)) throw FileHeader.damaged("it is another file");
    var sealed = new SealedInput(stored, key);
    return header.compressed() ? new ZstdInputStreamNoFinalizer(sealed) : sealed;
  }

  /** Whether this installation wrote a stored file. */
  boolean isOurs(InputStream stored) throws IOException {
    byte[] begin = stored.readNBytes(FileHeader.LENGTH);
    try {
      return FileHeader.read(new java.io.ByteArrayInputStream(begin)).keyId() == keys.id();
    } catch (punctual.faults.CodedException e) {
      return false;
    }
  }
}
