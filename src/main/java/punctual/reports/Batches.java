package punctual.reports;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import punctual.reports.formats.ReportWriter;

/**
 * Hands rows over to the writers of all files, many at a time, for each hand-over wakes a thread.
 * Who hands over waits while the slowest writer is {@value #ROOM} bytes behind.
 */
final class Batches {
  static final int ROOM = 1 << 19;
  private static final int FULL = ROOM / 4;

  private final List<Writing> writings;
  private final Semaphore room = new Semaphore(ROOM);
  private List<@Nullable Object[]> rows = new ArrayList<>();
  private long bytes;

  Batches(List<Writing> writings) {
    this.writings = writings;
  }

  /**
   * Takes a row, which nobody changes any more.
   *
   * @param size about what it takes on the heap, in bytes
   */
  void add(@Nullable Object[] row, long size) throws IOException {
    rows.add(row);
    bytes += size;
    if (bytes >= FULL) flush();
  }

  /** Hands over what has gathered; a row larger than the room is waited for, and stays alone. */
  void flush() throws IOException {
    if (rows.isEmpty()) return;
    int size = (int) Math.min(bytes, ROOM);
    var batch = new Batch(rows, size);
    rows = new ArrayList<>();
    bytes = 0;
    acquire(size);
    for (Writing writing : writings) writing.tell(batch);
    if (size < ROOM) return;
    acquire(size);
    room.release(size);
  }

  private void acquire(int size) throws IOException {
    try {
      room.acquire(size);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while it waited for the files");
    }
  }

  private final class Batch implements Writing.Step {
    private final List<@Nullable Object[]> rows;
    private final int size;
    private final AtomicInteger readers = new AtomicInteger(writings.size());

    Batch(List<@Nullable Object[]> rows, int size) {
      this.rows = rows;
      this.size = size;
    }

    @Override
    public void on(ReportWriter writer) throws IOException {
      for (@Nullable Object[] row : rows) writer.row(row);
    }

    @Override
    public void over() {
      if (readers.decrementAndGet() == 0) room.release(size);
    }
  }
}
