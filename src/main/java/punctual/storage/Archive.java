package punctual.storage;

import java.io.IOException;
import java.io.InputStream;

/** Where files go before they are deleted here. Nothing in it is ever overwritten or deleted. */
interface Archive {
  /** Opens the bytes of a file that is to be archived. */
  @FunctionalInterface
  interface Source {
    InputStream open() throws IOException;
  }

  /**
   * Copies a file and reads the copy back: on return it is durable and has the file's checksum.
   * Repeated for the same file, it answers the same.
   *
   * @return its place, below the archive
   * @throws IOException where it is not there whole; the file must be kept then
   */
  String store(Artifact file, Source source) throws IOException;
}
