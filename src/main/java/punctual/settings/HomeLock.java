package punctual.settings;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/**
 * Keeps two servers with a SQLite file from one home. Servers on PostgreSQL share theirs. The
 * operating system lets go of the lock when the process ends, however it ends.
 */
final class HomeLock {
  static final String NAME = "punctual.lock";

  /** Held for the life of the process: a lock ends when its channel is collected. */
  private static final Set<FileLock> HELD = Collections.synchronizedSet(new HashSet<>());

  private HomeLock() {}

  /** Takes the lock, or answers false where another process has it. */
  static boolean take(Path home, boolean shared) throws IOException {
    FileChannel channel =
        FileChannel.open(
            home.resolve(NAME),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
    if (lock != null) HELD.add(lock);
    else channel.close();
    return lock != null;
  }
}
