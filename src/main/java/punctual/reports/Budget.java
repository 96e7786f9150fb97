package punctual.reports;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import punctual.faults.Category;
import punctual.faults.Fault;
import punctual.settings.CoreSettings;
import punctual.settings.Kinds;
import punctual.settings.Settings;

/**
 * What one run may use, and what it has used (PL-C.9). The run's own thread charges rows and bytes;
 * its processor time is looked at from outside, for a query may compute long without a row.
 */
final class Budget {
  private static final int OBJECT = 48;
  private static final int NUMBER = 64;
  private static final int PLAIN = 32;

  private final Limits limits;
  private final LongUnaryOperator processor;
  private final long thread;
  private final long atStart;
  private long inFiles;
  private volatile @Nullable Fault exceeded;

  /**
   * The limits of one run, all above 0.
   *
   * @param rows bytes of rows held at once: the row in hand, its copies in the writers' buffers,
   *     and what writers keep until their file is finished
   * @param temp bytes of the unfinished files, all formats together
   * @param artifact bytes of one file
   * @param cpu processor time of the run's thread
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
   * The budget of a run of the calling thread.
   *
   * @param processor from the id of a platform thread to its processor time in nanoseconds, below 0
   *     where the thread is over
   */
  Budget(Limits limits, LongUnaryOperator processor) {
    this.limits = limits;
    this.processor = processor;
    thread = Thread.currentThread().threadId();
    atStart = processor.applyAsLong(thread);
  }

  /**
   * One row is in hand.
   *
   * @param copies how many writers hold it too
   * @param kept bytes that the writers keep
   * @throws Exceeded {@code memory_limit}
   */
  void row(@Nullable Object[] values, int copies, long kept) {
    long held = sizeOf(values) * (1 + copies) + kept;
    if (held > limits.rows()) {
      throw new Exceeded(
          fault(
              "memory_limit",
              "The rows of this report are larger than one run may hold in memory. Choose fewer or shorter columns.",
              "%d bytes of rows, %d are allowed".formatted(held, limits.rows())));
    }
  }

  /** About what a row takes on the heap, in bytes: text at two bytes a character. */
  private static long sizeOf(@Nullable Object[] values) {
    long bytes = 0;
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
      inFiles += length;
      if (bytes > limits.artifact()) throw new Exceeded(tooLarge(format));
      if (inFiles > limits.temp()) throw new Exceeded(tooMuch());
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

  /** Processor time so far; zero where the thread is over. */
  Duration cpu() {
    return Duration.ofNanos(Math.max(0, processor.applyAsLong(thread) - atStart));
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
