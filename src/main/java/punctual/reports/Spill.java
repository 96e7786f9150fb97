package punctual.reports;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows sorted into piles by key, in whatever order they come, in constant memory: what does not fit
 * goes to one temporary file. The file has no name while it is open, so nothing of it outlives the
 * process.
 */
final class Spill implements AutoCloseable {
  private static final int MOST_BUFFERED = 8 << 20;

  private final FileChannel file;
  private final Budget budget;
  private final int mostBuffered;
  private final Map<String, Pile> piles = new HashMap<>();
  private long buffered;
  private long end;

  private record Block(long at, int length) {}

  private static final class Pile {
    private final List<Block> blocks = new ArrayList<>();
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private DataOutputStream out = new DataOutputStream(bytes);
    private int columns;
    private long rows;

    /** A new buffer: one that grew once would keep its size, for every key. */
    void clear() {
      bytes = new ByteArrayOutputStream();
      out = new DataOutputStream(bytes);
    }
  }

  /** Takes one row of a pile. */
  @FunctionalInterface
  interface Taker {
    void row(@Nullable Object[] values) throws IOException;
  }

  private Spill(FileChannel file, Budget budget, int mostBuffered) {
    this.file = file;
    this.budget = budget;
    this.mostBuffered = mostBuffered;
  }

  static Spill in(Path folder, Budget budget) throws IOException {
    return in(folder, budget, MOST_BUFFERED);
  }

  /**
   * @param mostBuffered bytes of rows on the heap
   */
  static Spill in(Path folder, Budget budget, int mostBuffered) throws IOException {
    Files.createDirectories(folder);
    Path path = Files.createTempFile(folder, "burst-", ".rows");
    FileChannel file =
        FileChannel.open(
            path,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    return new Spill(file, budget, mostBuffered);
  }

  /**
   * @throws Budget.Exceeded where the rows take more of the disk than a run may use
   */
  void add(String key, @Nullable Object[] row) throws IOException {
    Pile pile = piles.computeIfAbsent(key, _ -> new Pile());
    int before = pile.bytes.size();
    RowCodec.write(row, pile.out);
    pile.columns = row.length;
    pile.rows++;
    buffered += pile.bytes.size() - before;
    if (buffered > mostBuffered) flush();
  }

  private void flush() throws IOException {
    for (Pile pile : piles.values()) {
      int length = pile.bytes.size();
      if (length == 0) continue;
      budget.aside(length);
      ByteBuffer bytes = ByteBuffer.wrap(pile.bytes.toByteArray());
      for (long at = end; bytes.hasRemaining(); ) at += file.write(bytes, at);
      pile.blocks.add(new Block(end, length));
      end += length;
      pile.clear();
    }
    buffered = 0;
  }

  /** Bytes of rows on the heap. */
  long buffered() {
    return buffered;
  }

  long rows(String key) {
    Pile pile = piles.get(key);
    return pile == null ? 0 : pile.rows;
  }

  /** Gives the rows of a key in the order in which they came, and forgets those on the heap. */
  void take(String key, Taker taker) throws IOException {
    Pile pile = piles.get(key);
    if (pile == null) return;
    for (Block block : pile.blocks) give(read(block), pile.columns, taker);
    give(pile.bytes.toByteArray(), pile.columns, taker);
    buffered -= pile.bytes.size();
    pile.clear();
  }

  private byte[] read(Block block) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(block.length());
    while (bytes.hasRemaining())
      if (file.read(bytes, block.at() + bytes.position()) < 0)
        throw new EOFException("rows laid aside are not there any more");
    return bytes.array();
  }

  private static void give(byte[] bytes, int columns, Taker taker) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(bytes));
    while (in.available() > 0) taker.row(RowCodec.read(in, columns));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
