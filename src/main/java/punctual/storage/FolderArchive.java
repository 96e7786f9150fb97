package punctual.storage;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A folder, which may well be a mounted one. A file has its name there only when it is whole. */
final class FolderArchive implements Archive {
  private final Path root;

  FolderArchive(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public String store(Artifact file, Source source) throws IOException {
    String place = file.storageKey();
    Path target = root.resolve(place).normalize();
    if (!target.startsWith(root)) throw new IllegalArgumentException("key leads outside: " + place);
    // an unmounted folder must not be made anew on the disk below
    if (!Files.isDirectory(root)) throw new IOException("the archive is not there: " + root);
    if (Files.exists(target)) {
      check(target, file);
      return place;
    }
    Files.createDirectories(target.getParent());
    Path part = Files.createTempFile(target.getParent(), ".", ".part");
    try {
      copy(source, part);
      check(part, file);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
    force(target);
    return place;
  }

  private static void copy(Source source, Path to) throws IOException {
    try (InputStream in = source.open();
        FileChannel channel = FileChannel.open(to, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(channel)) {
      in.transferTo(out);
      channel.force(true);
    }
  }

  /** The name of a new folder lasts only when the folder above it is on the disk too. */
  private void force(Path target) throws IOException {
    for (Path folder = target.getParent();
        folder != null && folder.startsWith(root);
        folder = folder.getParent()) {
      try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }

  private static void check(Path copy, Artifact file) throws IOException {
    MessageDigest digest = Digests.sha256();
    try (var in = new DigestInputStream(Files.newInputStream(copy), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    String found = HexFormat.of().formatHex(digest.digest());
    if (!found.equals(file.sha256())) {
      throw new IOException(
          "checksum is %s in place of %s: %s".formatted(found, file.sha256(), copy));
    }
  }
}
