package punctual.storage;

import java.io.IOException;

/** The disk that report files lie on. */
public interface Volume {
  /** Bytes that this user may still write. */
  long freeBytes() throws IOException;

  long totalBytes() throws IOException;
}
