package punctual.storage.stores;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/**
 * Files below one folder. A file appears under its name only when it is whole and on the disk: it
 * is written beside, forced, and moved.
 */
public final class DiskStore implements Store {
  private static final String UNFINISHED = ".part";
  private static final int AT_ONCE = 500;

  private final Path root;

  public DiskStore(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /**
   * Removes what writers left unfinished when their process died. Only at start: what another node
   * is writing into the same folder is locked and stays, what this one writes would lose its lock.
   */
  public void sweepUnfinished() throws IOException {
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

  @Override
  public void olderThan(Instant before, Keys keys) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      Iterator<List<String>> some =
          files
              .filter(Files::isRegularFile)
              .filter(file -> file.toFile().lastModified() < before.toEpochMilli())
              .map(file -> root.relativize(file).toString())
              .gather(Gatherers.windowFixed(AT_ONCE))
              .iterator();
      while (some.hasNext()) keys.accept(some.next());
    }
  }

  /** Nothing: unfinished files are among those of {@link #olderThan}. */
  @Override
  public void sweepUnfinished(Instant before) {}

  @Override
  public Draft draft(String key) throws IOException {
    Path file = file(key);
    Files.createDirectories(file.getParent());
    return new DiskDraft(file, file.resolveSibling(file.getFileName() + UNFINISHED));
  }

  /** A second name for the same bytes; a copy where the disk knows no links. */
  @Override
  public void copy(String from, String to) throws IOException {
    Path file = file(to);
    Files.createDirectories(file.getParent());
    try {
      Files.createLink(file, file(from));
    } catch (NoSuchFileException | FileAlreadyExistsException e) {
      throw e;
    } catch (UnsupportedOperationException | FileSystemException e) {
      Store.super.copy(from, to);
    }
    forceFolder(file);
  }

  private static void forceFolder(Path file) throws IOException {
    try (FileChannel folder = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  @Override
  public InputStream open(String key) throws IOException {
    return Files.newInputStream(file(key), LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public void delete(String key) throws IOException {
    Files.deleteIfExists(file(key));
  }

  /** Bytes that this user may still write. */
  public long freeBytes() throws IOException {
    return disk().getUsableSpace();
  }

  /** Bytes of the whole disk. */
  public long totalBytes() throws IOException {
    return disk().getTotalSpace();
  }

  private FileStore disk() throws IOException {
    return Files.getFileStore(root);
  }

  /** Bytes of files that are being written, or were when their process died. */
  public long unfinishedBytes() throws IOException {
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

  @Override
  public void probe(Duration limit) throws IOException {
    if (!Files.isDirectory(root) || !Files.isWritable(root) || !Files.isReadable(root))
      throw new AccessDeniedException(root.toString());
  }

  /** Nothing to give back. */
  @Override
  public void close() {}

  /** A file that is being written, locked against a sweep by another node. */
  private static final class DiskDraft implements Draft {
    private final Path file;
    private final Path part;
    private final FileChannel channel;
    private final OutputStream out;
    private boolean kept;

    DiskDraft(Path file, Path part) throws IOException {
      this.file = file;
      this.part = part;
      channel =
          FileChannel.open(
              part,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE);
      var _ = channel.tryLock();
      out = Channels.newOutputStream(channel);
    }

    @Override
    public OutputStream out() {
      return out;
    }

    /** A link in place of a move, which would replace a file of the name. */
    @Override
    public void keep() throws IOException {
      channel.force(true);
      name();
      channel.close();
      forceFolder(file);
      kept = true;
    }

    private void name() throws IOException {
      try {
        Files.createLink(file, part);
        Files.delete(part);
      } catch (FileAlreadyExistsException | NoSuchFileException e) {
        throw e;
      } catch (UnsupportedOperationException | FileSystemException e) {
        if (Files.exists(file)) throw new FileAlreadyExistsException(file.toString());
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      }
    }

    @Override
    public void close() throws IOException {
      channel.close();
      if (!kept) Files.deleteIfExists(part);
    }
  }
}
