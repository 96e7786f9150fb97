package punctual.reports;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import punctual.reports.formats.Footer;
import punctual.reports.formats.ReportWriter;

/**
 * One file, written by a thread of its own that does one step after the other. After a failure it
 * takes further steps and does nothing, so that nobody waits for it in vain.
 */
final class Writing implements AutoCloseable {
  private final ReportWriter writer;
  private final Budget budget;
  private final Thread thread;
  private final BlockingQueue<Step> steps = new LinkedBlockingQueue<>();
  private final @Nullable Map<String, String> context = MDC.getCopyOfContextMap();
  private volatile @Nullable Throwable failure;
  private volatile boolean stopped;
  private volatile boolean finished;
  private volatile long kept;

  /** The thread's alone. */
  private boolean ended;

  /** What a writer is told. */
  @FunctionalInterface
  interface Step {
    void on(ReportWriter writer) throws IOException;

    /** Always called, also where the step was passed over. */
    default void over() {}
  }

  private final class End implements Step {
    @Override
    public void on(ReportWriter to) {}

    @Override
    public void over() {
      ended = true;
    }
  }

  /**
   * Starts the thread.
   *
   * @param writer from here on its alone, until {@link #await} or {@link #close} returns
   * @param budget its processor time counts there
   */
  Writing(String format, ReportWriter writer, Budget budget) {
    this.writer = writer;
    this.budget = budget;
    thread = Thread.ofPlatform().daemon().name("report-" + format).start(this::work);
  }

  /** Returns at once. */
  void tell(Step step) {
    steps.add(step);
  }

  /** Bytes of rows that the writer keeps, as of its last step. */
  long kept() {
    return kept;
  }

  /**
   * Throws what ended the writer, where something did.
   *
   * @throws IOException as the writer did; its runtime exceptions and errors likewise
   */
  void check() throws IOException {
    switch (failure) {
      case null -> {}
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }

  /** Lets the writer finish its file; {@link #await} waits for that. */
  void finish(Footer footer) {
    tell(to -> {
      to.finish(footer);
      finished = true;
    });
    tell(new End());
  }

  /** Waits until the file is finished, and then {@linkplain #check checks}. */
  void await() throws IOException {
    join();
    check();
    if (!finished) throw new IllegalStateException("a file's thread ended before its file did");
  }

  /** Ends the thread after the step that it is at. */
  @Override
  public void close() {
    stopped = true;
    tell(new End());
    join();
  }

  /** Who interrupts the run means what the run waits for. */
  private void join() {
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
        thread.interrupt();
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
  }

  // the thread -----------------------------------------------------------------------------------

  private void work() {
    if (context != null) MDC.setContextMap(context);
    try (var _ = budget.meter()) {
      while (!ended) run(next());
    }
  }

  private void run(Step step) {
    try {
      if (failure != null || stopped) return;
      step.on(writer);
      kept = writer.kept();
    } catch (Exception | Error e) { // the run's own thread throws it again
      failure = e;
    } finally {
      step.over();
    }
  }

  private Step next() {
    while (true) {
      try {
        return steps.take();
      } catch (InterruptedException e) {
        if (failure == null)
          failure = new InterruptedIOException("interrupted while it wrote a file");
      }
    }
  }
}
