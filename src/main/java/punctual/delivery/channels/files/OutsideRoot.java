package punctual.delivery.channels.files;

import java.io.IOException;

/** A link, or a folder that was swapped, would have led out of the root. */
final class OutsideRoot extends IOException {
  OutsideRoot(String message) {
    super(message);
  }
}
