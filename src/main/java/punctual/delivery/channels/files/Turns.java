package punctual.delivery.channels.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One at a time gives names in a root: in this process by a lock, among nodes that share the folder
 * by a lock on a hidden file. A process that dies gives its turn back.
 */
final class Turns {
  static final String LOCK_FILE = ".punctual.lock";

  private static final Logger log = LoggerFactory.getLogger(Turns.class);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final InstantSource time;
  private final Map<String, ReentrantLock> here = new ConcurrentHashMap<>();

  Turns(InstantSource time) {
    this.time = time;
  }

  /** What is done in a turn; short, for others wait. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws IOException;
  }

  /** The turn did not come before the deadline. */
  static final class Busy extends IOException {
    Busy(String alias) {
      super("others have been writing into the root %s all the time".formatted(alias));
    }
  }

  /**
   * Does the work when its turn comes.
   *
   * @throws Busy where it does not come in time; nothing is done then
   */
  <T> T take(String alias, Confined place, Instant deadline, Work<T> work) throws IOException {
    ReentrantLock lock = here.computeIfAbsent(alias, _ -> new ReentrantLock(true));
    if (!isMine(lock, deadline)) throw new Busy(alias);
    try (Folder top = place.top();
        FileChannel file = top.lockFile(LOCK_FILE);
        FileLock _ = among(file, alias, deadline)) {
      return work.run();
    } finally {
      lock.unlock();
    }
  }

  private boolean isMine(ReentrantLock lock, Instant deadline) throws IOException {
    try {
      long left = Duration.between(time.instant(), deadline).toMillis();
      return lock.tryLock(Math.max(0, left), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting", e);
    }
  }

  /** Null where the disk knows no locks: then it cannot be shared by nodes, but by threads. */
  private @Nullable FileLock among(FileChannel file, String alias, Instant deadline)
      throws IOException {
    while (true) {
      FileLock lock = null;
      try {
        lock = file.tryLock();
      } catch (OverlappingFileLockException e) {
        log.atDebug().log("another part of this process has the turn");
      } catch (IOException e) {
        log.atWarn().setCause(e).addKeyValue("root", alias).log("the disk knows no locks");
        return null;
      }
      if (lock != null) return lock;
      if (time.instant().isAfter(deadline) || Thread.currentThread().isInterrupted())
        throw new Busy(alias);
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }
}
