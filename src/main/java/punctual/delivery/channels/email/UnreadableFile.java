package punctual.delivery.channels.email;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file of the report cannot be read, or is not the one that was announced. */
final class UnreadableFile extends IOException {
  UnreadableFile(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
