package punctual.delivery.channels.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open folder. Everything in it is named relative to the open folder itself (openat), never by
 * a path: what happens to the path meanwhile changes nothing, and links are not followed.
 */
final class Folder implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Folder.class);
  private static final Set<PosixFilePermission> MODE =
      Set.copyOf(PosixFilePermissions.fromString("rw-r-----"));

  private final SecureDirectoryStream<Path> stream;

  Folder(SecureDirectoryStream<Path> stream) {
    this.stream = stream;
  }

  /**
   * Opens a folder in this one.
   *
   * @throws NoSuchFileException where there is nothing of that name
   * @throws OutsideRoot where it is a link
   * @throws NotDirectoryException where it is a file
   */
  Folder folder(String name) throws IOException {
    try {
      return new Folder(stream.newDirectoryStream(Path.of(name), LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException e) {
      throw e;
    } catch (FileSystemException e) {
      BasicFileAttributes found = find(name).orElse(null);
      if (found != null && found.isSymbolicLink())
        throw new OutsideRoot("“%s” is a link, which is not followed".formatted(name));
      if (found != null && !found.isDirectory()) throw new NotDirectoryException(name);
      throw e;
    }
  }

  /** What stands under a name, a link as itself; empty where nothing does. */
  Optional<BasicFileAttributes> find(String name) throws IOException {
    var view =
        stream.getFileAttributeView(
            Path.of(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    try {
      return Optional.of(view.readAttributes());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Tells this folder from every other, whatever its path; null where the system has none. */
  @Nullable Object key() throws IOException {
    return stream.getFileAttributeView(BasicFileAttributeView.class).readAttributes().fileKey();
  }

  /** A new file that the owner may write and the group may read (0640). */
  FileChannel create(String name) throws IOException {
    FileChannel file =
        open(
            name,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(MODE));
    readableForGroup(name);
    return file;
  }

  /** The process's mask may have taken that right from the new file. */
  private void readableForGroup(String name) {
    var mode =
        stream.getFileAttributeView(
            Path.of(name), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    try {
      if (mode != null) mode.setPermissions(MODE);
    } catch (UnsupportedOperationException | IOException e) {
      log.atDebug().setCause(e).log("a share without rights of its own");
    }
  }

  FileChannel read(String name) throws IOException {
    return open(name, Set.of(StandardOpenOption.READ));
  }

  /** A file that locks are taken on; made where it is not there. */
  FileChannel lockFile(String name) throws IOException {
    // a pipe or a device of that name would hold up whoever opens it
    BasicFileAttributes there = find(name).orElse(null);
    if (there != null && !there.isRegularFile()) throw new IOException(name + " is no file");
    return open(name, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE));
  }

  private FileChannel open(String name, Set<StandardOpenOption> how, FileAttribute<?>... attributes)
      throws IOException {
    var options = new HashSet<OpenOption>(how);
    options.add(LinkOption.NOFOLLOW_LINKS);
    SeekableByteChannel channel = stream.newByteChannel(Path.of(name), options, attributes);
    if (channel instanceof FileChannel file) return file;
    channel.close();
    throw new IOException("this system gives no channel that can be forced to the disk");
  }

  /** Gives what stands here under one name another name there, in one step. */
  void move(String from, Folder there, String to) throws IOException {
    stream.move(Path.of(from), there.stream, Path.of(to));
  }

  void deleteFile(String name) throws IOException {
    stream.deleteFile(Path.of(name));
  }

  void deleteFolder(String name) throws IOException {
    stream.deleteDirectory(Path.of(name));
  }

  /** Makes the names in this folder durable. */
  void force() throws IOException {
    try (FileChannel self = read(".")) {
      self.force(true);
    }
  }

  /** Names in this folder, in no order; may be asked for once. */
  void forEachName(Predicate<String> goOn) throws IOException {
    try {
      for (Path entry : stream)
        if (!goOn.test(Objects.requireNonNull(entry.getFileName()).toString())) return;
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
