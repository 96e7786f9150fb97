package punctual.reports;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import punctual.faults.Category;
import punctual.faults.Fault;
import punctual.settings.CoreSettings;
import punctual.settings.Kinds;
import punctual.settings.Settings;

/**
 * What one run may use, and what it has used (PL-C.9). The run's own threads charge rows and bytes;
 * their processor time is looked at from outside, for a query may compute long without a row.
 */
final class Budget {
  private static final int OBJECT = 48;
  private static final int NUMBER = 64;
  private static final int PLAIN = 32;

  private final Limits limits;
  private final LongUnaryOperator processor;
  private final Queue<Meter> meters = new ConcurrentLinkedQueue<>();
  private final AtomicLong inFiles = new AtomicLong();
  private final AtomicLong aside = new AtomicLong();
  private volatile @Nullable Fault exceeded;

  /**
   * The limits of one run, all above 0.
   *
   * @param rows bytes of rows held at once: the row in hand, its copies in the writers' buffers,
   *     and what writers keep until their file is finished; {@link Batches#ROOM} comes on top
   * @param temp bytes of the unfinished files, all formats together
   * @param artifact bytes of one file
   * @param cpu processor time of the run's threads
   */
  record Limits(long rows, long temp, long artifact, Duration cpu) {
    static Limits of(Settings settings) {
      return new Limits(
          settings.get(CoreSettings.EXECUTION_MEMORY) / 2,
          settings.get(CoreSettings.EXECUTION_TEMP),
          settings.get(CoreSettings.EXECUTION_ARTIFACT),
          settings.get(CoreSettings.EXECUTION_CPU));
    }
  }

  /** A run asked for more than it may use. */
  static final class Exceeded extends RuntimeException {
    private final Fault fault;

    private Exceeded(Fault fault) {
      super(fault.code());
      this.fault = fault;
    }

    Fault fault() {
      return fault;
    }
  }

  /**
   * The budget of a run of the calling thread, and of those that ask for a {@link #meter}.
   *
   * @param processor from the id of a platform thread to its processor time in nanoseconds, below 0
   *     where the thread is over
   */
  Budget(Limits limits, LongUnaryOperator processor) {
    this.limits = limits;
    this.processor = processor;
    var _ = meter();
  }

  /** Counts the calling thread's processor time from now on; closed at the end of the thread. */
  Meter meter() {
    var meter = new Meter(Thread.currentThread().threadId());
    meters.add(meter);
    return meter;
  }

  /** Processor time of one thread. */
  final class Meter implements AutoCloseable {
    private final long thread;
    private final long atStart;
    private volatile long used;

    private Meter(long thread) {
      this.thread = thread;
      atStart = processor.applyAsLong(thread);
    }

    /** Nanoseconds; the last that was read where the thread is over. */
    private long used() {
      long now = processor.applyAsLong(thread);
      if (now >= 0) used = now - atStart;
      return used;
    }

    @Override
    public void close() {
      used();
    }
  }

  /**
   * One row is in hand.
   *
   * @param copies how many writers hold it too
   * @param kept bytes that the writers keep
   * @return about what it takes on the heap, in bytes
   * @throws Exceeded {@code memory_limit}
   */
  long row(@Nullable Object[] values, int copies, long kept) {
    long size = sizeOf(values);
    long held = size * (1 + copies) + kept;
    if (held > limits.rows()) {
      throw new Exceeded(
          fault(
              "memory_limit",
              "The rows of this report are larger than one run may hold in memory. Choose fewer or shorter columns.",
              "%d bytes of rows, %d are allowed".formatted(held, limits.rows())));
    }
    return size;
  }

  /** Text at two bytes a character. */
  private static long sizeOf(@Nullable Object[] values) {
    long bytes = OBJECT;
    for (Object value : values) {
      bytes +=
          switch (value) {
            case null -> 0;
            case String text -> OBJECT + 2L * text.length();
            case byte[] blob -> OBJECT + blob.length;
            case BigDecimal number -> NUMBER + number.precision();
            default -> PLAIN;
          };
    }
    return bytes;
  }

  /**
   * Bytes of rows are laid aside on the disk.
   *
   * @throws Exceeded {@code temp_limit}
   */
  void aside(int bytes) {
    checkTemp(aside.addAndGet(bytes) + inFiles.get());
  }

  private void checkTemp(long bytes) {
    if (bytes > limits.temp()) throw new Exceeded(tooMuch());
  }

  /** The stream of one file, which ends with {@link Exceeded} before a byte too many is written. */
  OutputStream file(String format, OutputStream out) {
    return new Measured(format, out);
  }

  private final class Measured extends FilterOutputStream {
    private final String format;
    private long bytes;

    Measured(String format, OutputStream out) {
      super(out);
      this.format = format;
    }

    @Override
    public void write(int b) throws IOException {
      charge(1);
      out.write(b);
    }

    @Override
    public void write(byte[] b, int offset, int length) throws IOException {
      charge(length);
      out.write(b, offset, length);
    }

    private void charge(int length) {
      bytes += length;
      long all = inFiles.addAndGet(length) + aside.get();
      if (bytes > limits.artifact()) throw new Exceeded(tooLarge(format));
      checkTemp(all);
    }
  }

  private Fault tooLarge(String format) {
    String size = Kinds.size(limits.artifact());
    return fault(
        "artifact_limit",
        "The %s file would be larger than %s, the limit of one file. Choose a shorter period or fewer columns."
            .formatted(format, size),
        null);
  }

  private Fault tooMuch() {
    return fault(
        "temp_limit",
        "The files of this run would take more than %s while they are written, its limit. Choose a shorter period or fewer formats."
            .formatted(Kinds.size(limits.temp())),
        null);
  }

  /** Bytes in all files so far. */
  long bytes() {
    return inFiles.get();
  }

  /** Processor time so far, of all threads. */
  Duration cpu() {
    return Duration.ofNanos(meters.stream().mapToLong(Meter::used).sum());
  }

  /** Whether the processor time is used up; called by any thread. */
  boolean isOverCpu() {
    if (cpu().compareTo(limits.cpu()) <= 0) return false;
    exceeded =
        fault(
            "cpu_limit",
            "The run used %s of processor time, its limit. Choose a shorter period or fewer columns."
                .formatted(Kinds.words(limits.cpu())),
            null);
    return true;
  }

  /** What the run was ended for from outside; empty while it may go on. */
  Optional<Fault> exceeded() {
    return Optional.ofNullable(exceeded);
  }

  private static Fault fault(String code, String message, @Nullable String detail) {
    return new Fault(Category.SYSTEM, code, message, detail);
  }
}
