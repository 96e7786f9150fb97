package punctual.storage;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files below one folder. A file appears under its name only when it is whole and on the disk: it
 * is written beside, forced, and moved.
 */
final class DiskStore implements Volume {
  private static final String UNFINISHED = ".part";

  private final Path root;

  DiskStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /**
   * Removes what writers left unfinished when their process died. Only at start: what another node
   * is writing into the same folder is locked and stays, what this one writes would lose its lock.
   */
  void sweepUnfinished() throws IOException {
    Files.createDirectories(root);
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(f -> f.toString().endsWith(UNFINISHED)).toList())
        deleteUnlocked(file);
    }
  }

  private static void deleteUnlocked(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) Files.deleteIfExists(file);
    } catch (NoSuchFileException | OverlappingFileLockException e) {
      return; // its writer has just finished it, or is at work in this process
    }
  }

  /** Files, also unfinished ones, that were last written before an instant. */
  List<String> keysOlderThan(Instant before) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toFile().lastModified() < before.toEpochMilli())
          .map(file -> root.relativize(file).toString())
          .toList();
    }
  }

  Draft draft(String key) throws IOException {
    Path file = file(key);
    Files.createDirectories(file.getParent());
    return new Draft(file, file.resolveSibling(file.getFileName() + UNFINISHED));
  }

  /**
   * Gives the bytes of a file a second name, which outlives the first; a copy where the disk knows
   * no links.
   */
  void link(String from, String to) throws IOException {
    Path file = file(to);
    Files.createDirectories(file.getParent());
    Files.deleteIfExists(file);
    try {
      Files.createLink(file, file(from));
    } catch (NoSuchFileException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      copy(from, to);
    }
    forceFolder(file);
  }

  private void copy(String from, String to) throws IOException {
    try (Draft copy = draft(to);
        InputStream in = open(from)) {
      in.transferTo(copy.out());
      copy.keep();
    }
  }

  private static void forceFolder(Path file) throws IOException {
    try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  InputStream open(String key) throws IOException {
    return Files.newInputStream(file(key), LinkOption.NOFOLLOW_LINKS);
  }

  void delete(String key) throws IOException {
    Files.deleteIfExists(file(key));
  }

  @Override
  public long freeBytes() throws IOException {
    return disk().getUsableSpace();
  }

  @Override
  public long totalBytes() throws IOException {
    return disk().getTotalSpace();
  }

  private FileStore disk() throws IOException {
    return Files.getFileStore(root);
  }

  /** Bytes of files that are being written, or were when their process died. */
  long unfinishedBytes() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.toString().endsWith(UNFINISHED))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  private Path file(String key) {
    Path file = root.resolve(key).normalize();
    if (!file.startsWith(root)) throw new IllegalArgumentException("key leads outside: " + key);
    return file;
  }

  /**
   * A file that is being written, locked against a sweep by another node; closing it without {@link
   * #keep} leaves nothing behind.
   */
  static final class Draft implements AutoCloseable {
    private final Path file;
    private final Path part;
    private final FileChannel channel;
    private final MessageDigest digest;
    private final Counting out;
    private boolean kept;

    Draft(Path file, Path part) throws IOException {
      this.file = file;
      this.part = part;
      channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE);
      var _ = channel.tryLock();
      digest = sha256();
      out = new Counting(new DigestOutputStream(Channels.newOutputStream(channel), digest));
    }

    OutputStream out() {
      return out;
    }

    long bytes() {
      return out.bytes;
    }

    /** Forces the bytes to the disk and gives the file its name; returns the checksum. */
    String keep() throws IOException {
      out.flush();
      channel.force(true);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      channel.close();
      forceFolder(file);
      kept = true;
      return HexFormat.of().formatHex(digest.digest());
    }

    @Override
    public void close() throws IOException {
      channel.close();
      if (!kept) Files.deleteIfExists(part);
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static final class Counting extends FilterOutputStream {
    private long bytes;

    Counting(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      bytes++;
    }

    @Override
    public void write(byte[] b, int offset, int length) throws IOException {
      out.write(b, offset, length);
      bytes += length;
    }
  }
}
