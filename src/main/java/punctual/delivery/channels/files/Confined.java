package punctual.delivery.channels.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

/**
 * One organisation's part of a root, which nothing that is read or written through it leaves. The
 * only class that turns names into places on a disk.
 *
 * <p>A path is looked at first (normalised, and the real path of its deepest part that exists), and
 * then walked folder by folder without following links. The look gives a clear answer; the walk is
 * what holds when a folder is swapped for a link in between.
 */
final class Confined {
  private static final FileAttribute<?> FOLDER_MODE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-x---"));

  private final Path root;
  private final Path real;
  private final SafePath base;

  /**
   * @param root as configured; what it leads to now is what it has to lead to later
   */
  Confined(Path root) {
    this(root, realOr(root), SafePath.TOP);
  }

  private Confined(Path root, Path real, SafePath base) {
    this.root = root;
    this.real = real;
    this.base = base;
  }

  /** The part of this root that lies below a folder. */
  Confined below(String folder) {
    return new Confined(root, real, base.with(folder));
  }

  private static Path realOr(Path root) {
    try {
      return root.toRealPath();
    } catch (IOException e) {
      return root; // not there yet: it may not be a link when it comes
    }
  }

  /**
   * Opens a folder.
   *
   * @throws NoSuchFileException where it is not there
   * @throws OutsideRoot where a link stands in the way, or the root is not what it was
   * @throws java.nio.file.NotDirectoryException where a file stands in the way
   */
  Folder open(SafePath path) throws IOException {
    look(path);
    Folder here = top();
    for (String name : whole(path).segments()) here = step(here, name);
    return here;
  }

  /**
   * Opens a folder and makes what is not there of it. To be called in the turn of this root only.
   *
   * @param spare a name that nobody else uses
   */
  Folder openOrMake(SafePath path, String spare) throws IOException {
    look(path);
    Folder here = top();
    for (String name : whole(path).segments()) {
      try {
        make(here, name, spare);
      } catch (IOException | RuntimeException e) {
        here.close();
        throw e;
      }
      here = step(here, name);
    }
    return here;
  }

  private SafePath whole(SafePath path) {
    SafePath whole = base;
    for (String segment : path.segments()) whole = whole.with(segment);
    return whole;
  }

  private static Folder step(Folder here, String name) throws IOException {
    try (here) {
      return here.folder(name);
    }
  }

  /**
   * Java cannot make a folder in an open one, yet it can move one there: made under a spare name in
   * the root, which no link leads to, it goes to its place in one step.
   */
  private void make(Folder parent, String name, String spare) throws IOException {
    if (parent.find(name).isPresent()) return;
    try (Folder top = top()) {
      if (top.find(spare).isEmpty()) makeSpare(spare);
      try {
        top.move(spare, parent, name);
      } catch (IOException e) {
        top.deleteFolder(spare);
        throw e;
      }
    }
    parent.force();
  }

  private void makeSpare(String spare) throws IOException {
    boolean posix = Files.getFileStore(real).supportsFileAttributeView("posix");
    Files.createDirectory(
        real.resolve(spare),
        posix ? new FileAttribute<?>[] {FOLDER_MODE} : new FileAttribute<?>[0]);
  }

  /** The open root itself, certainly the folder that it was at start. */
  @SuppressWarnings("StreamResourceLeak") // closed with the folder
  Folder top() throws IOException {
    if (!root.toRealPath().equals(real)) throw moved();
    DirectoryStream<Path> stream = Files.newDirectoryStream(real);
    if (!(stream instanceof SecureDirectoryStream<Path> secure)) {
      stream.close();
      throw new IOException("this system cannot hold a folder open against swapping");
    }
    var top = new Folder(secure);
    // a link that stood there while it was opened, or stands there now, has another key
    Object now =
        Files.readAttributes(real, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey();
    if (!Objects.equals(top.key(), now)) {
      top.close();
      throw moved();
    }
    return top;
  }

  private OutsideRoot moved() {
    return new OutsideRoot("the root %s leads elsewhere than at start".formatted(root));
  }

  /** The deepest part of the path that exists must really lie in the root. */
  private void look(SafePath path) throws IOException {
    SafePath whole = whole(path);
    Path place = real.resolve(whole.toString()).normalize();
    if (!place.startsWith(real)) throw new OutsideRoot("“%s” lies outside".formatted(whole));
    Path part = place;
    while (!part.equals(real) && !Files.exists(part, LinkOption.NOFOLLOW_LINKS))
      part = Objects.requireNonNull(part.getParent(), "below the root");
    if (!leadsInside(part)) throw new OutsideRoot("“%s” is reached by a link".formatted(whole));
  }

  private boolean leadsInside(Path part) throws IOException {
    try {
      return part.toRealPath().startsWith(real);
    } catch (NoSuchFileException e) {
      if (Files.isSymbolicLink(part)) return false; // to nowhere
      throw e;
    }
  }
}
