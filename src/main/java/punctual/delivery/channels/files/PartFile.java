package punctual.delivery.channels.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import punctual.delivery.channels.Parcel;

/**
 * A whole file of a report beside its place, hidden, on the disk and checked; {@link #place} gives
 * it its name in one step. Closing it without that leaves nothing behind.
 */
final class PartFile implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PartFile.class);
  private static final int BUFFER = 128 * 1024;

  private final Folder folder;
  private final String name;
  private final Parcel.File file;
  private boolean placed;

  /** The hidden name of a part: which file of which attempt of which delivery. */
  record Name(UUID delivery, int attempt, int file) {
    @Override
    public String toString() {
      return ".punctual-%s-%d-%d.part".formatted(delivery, attempt, file);
    }

    private Name ofAttempt(int other) {
      return new Name(delivery, other, file);
    }
  }

  private PartFile(Folder folder, String name, Parcel.File file) {
    this.folder = folder;
    this.name = name;
    this.file = file;
  }

  /** The kept file of the report cannot be read. */
  static final class UnreadableReport extends IOException {
    UnreadableReport(IOException cause) {
      super(cause.toString(), cause);
    }
  }

  /** What was read is not what was made when the report ran. */
  static final class DamagedReport extends IOException {
    DamagedReport(String message) {
      super(message);
    }
  }

  /** The deadline came before the last byte. */
  static final class TooSlow extends IOException {
    TooSlow(long bytes) {
      super("%,d bytes were written in the time that a delivery has".formatted(bytes));
    }
  }

  /**
   * Writes a file, in place of what an earlier attempt left that died.
   *
   * @param folder where it will stand; closed with the part
   */
  static PartFile write(
      Folder folder, Name name, Parcel.File file, InstantSource time, Instant deadline)
      throws IOException {
    var part = new PartFile(folder, name.toString(), file);
    try {
      for (int attempt = 1; attempt <= name.attempt(); attempt++)
        discard(folder, name.ofAttempt(attempt).toString());
      try (FileChannel out = folder.create(part.name)) {
        part.copy(out, time, deadline);
        out.force(true);
      }
      return part;
    } catch (IOException | RuntimeException e) {
      part.close();
      throw e;
    }
  }

  private static void discard(Folder folder, String name) throws IOException {
    try {
      folder.deleteFile(name);
    } catch (NoSuchFileException e) {
      log.atTrace().log("no part is left");
    }
  }

  private void copy(FileChannel out, InstantSource time, Instant deadline) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER];
    long bytes = 0;
    try (InputStream in = open()) {
      for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
        digest.update(buffer, 0, read);
        var waiting = ByteBuffer.wrap(buffer, 0, read);
        while (waiting.hasRemaining()) out.write(waiting);
        bytes += read;
        if (time.instant().isAfter(deadline)) throw new TooSlow(bytes);
      }
    }
    String found = HexFormat.of().formatHex(digest.digest());
    if (!found.equals(file.sha256()))
      throw new DamagedReport(
          "%s has the checksum %s, and had %s".formatted(file.name(), found, file.sha256()));
  }

  private InputStream open() throws IOException {
    try {
      return file.content().open();
    } catch (IOException e) {
      throw new UnreadableReport(e);
    }
  }

  private static int read(InputStream in, byte[] buffer) throws IOException {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      throw new UnreadableReport(e);
    }
  }

  /** Whether the same bytes stand under a name. */
  boolean isAt(String other, BasicFileAttributes found) throws IOException {
    if (!found.isRegularFile() || found.size() != file.bytes()) return false;
    MessageDigest digest = sha256();
    var buffer = ByteBuffer.allocate(BUFFER);
    try (FileChannel in = folder.read(other)) {
      while (in.read(buffer) >= 0) {
        digest.update(buffer.flip());
        buffer.clear();
      }
    }
    return HexFormat.of().formatHex(digest.digest()).equals(file.sha256());
  }

  /** Gives the file its name, in place of whatever file stands there. */
  void place(String as) throws IOException {
    folder.move(name, folder, as);
    placed = true;
    folder.force();
  }

  /** Whether a reader may see it under its name. */
  boolean isPlaced() {
    return placed;
  }

  Folder folder() {
    return folder;
  }

  @Override
  public void close() {
    try (folder) {
      if (!placed) discard(folder, name);
    } catch (IOException e) {
      log.atWarn().setCause(e).addKeyValue("part", name).log("the part of a file was not deleted");
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
