package punctual.reports.formats.parquet;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Temporary files of one report. Locked while they are in use: nodes on PostgreSQL may share their
 * home, and what one of them leaves when it dies is removed by the next that starts.
 */
final class WorkFolder implements AutoCloseable {
  private static final String PREFIX = "parquet-";
  private static final String LOCK = "lock";

  private final Path path;
  private final FileChannel lock;

  private WorkFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  static WorkFolder in(Path parent) throws IOException {
    Files.createDirectories(parent);
    Path path = Files.createTempDirectory(parent, PREFIX);
    FileChannel lock =
        FileChannel.open(
            path.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    lock.lock();
    return new WorkFolder(path, lock);
  }

  Path file(String name) {
    return path.resolve(name);
  }

  /** Removes the folders of processes that are gone. */
  static void sweep(Path parent) throws IOException {
    if (!Files.isDirectory(parent)) return;
    List<Path> folders;
    try (Stream<Path> entries = Files.list(parent)) {
      folders = entries.filter(path -> path.getFileName().toString().startsWith(PREFIX)).toList();
    }
    for (Path folder : folders) deleteUnlocked(folder);
  }

  private static void deleteUnlocked(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock != null) delete(folder);
    } catch (NoSuchFileException | OverlappingFileLockException e) {
      return; // just made or just removed, or at work in this process
    }
  }

  private static void delete(Path folder) throws IOException {
    List<Path> entries;
    try (Stream<Path> below = Files.walk(folder)) {
      entries = below.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path entry : entries) Files.deleteIfExists(entry);
  }

  @Override
  public void close() throws IOException {
    delete(path);
    lock.close();
  }
}
