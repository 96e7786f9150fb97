package punctual.storage.stores;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Files by their keys. A file appears when it is whole, and is never written again.
 *
 * <p>Every call ends within the store's time limits. What fails is a {@link
 * punctual.faults.CodedException} where the store is another machine.
 */
public interface Store extends AutoCloseable {
  /** A file being written. Closing it without {@link #keep} leaves nothing that can be seen. */
  interface Draft extends AutoCloseable {
    /** Where the bytes go; never closed by who writes. */
    OutputStream out();

    /**
     * Gives the whole file its name, durably.
     *
     * @throws java.nio.file.FileAlreadyExistsException where the name is taken
     */
    void keep() throws IOException;

    @Override
    void close() throws IOException;
  }

  /** Takes keys of some files. */
  @FunctionalInterface
  interface Keys {
    void accept(List<String> keys) throws IOException;
  }

  /**
   * @param key relative, with slashes
   */
  Draft draft(String key) throws IOException;

  /**
   * @throws java.nio.file.NoSuchFileException where there is none
   */
  InputStream open(String key) throws IOException;

  /** Deletes a file; no fault where there is none. */
  void delete(String key) throws IOException;

  /**
   * The bytes of a file once more under another key, which outlives the first.
   *
   * @throws java.nio.file.NoSuchFileException where there is none
   */
  default void copy(String from, String to) throws IOException {
    try (InputStream in = open(from);
        Draft copy = draft(to)) {
      in.transferTo(copy.out());
      copy.keep();
    }
  }

  /** Hands over the keys of files that were last written before an instant, some at a time. */
  void olderThan(Instant before, Keys keys) throws IOException;

  /** Frees what writers left unfinished before an instant, when their process died. */
  void sweepUnfinished(Instant before) throws IOException;

  /**
   * Asks whether the store answers, without writing.
   *
   * @param limit how long it may take
   */
  void probe(Duration limit) throws IOException;

  @Override
  void close();
}
