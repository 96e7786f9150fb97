package punctual.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.catalog.sources.SourceFault;
import punctual.queue.spi.Cancellation;
import punctual.reports.formats.Footer;
import punctual.storage.Artifact;
import punctual.testing.TestDatabase;

/** One thread reads, one for each file writes: all files, or none and no thread left. */
@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init")
class GenerationTest {
  private static final String NUMBERS =
      "with recursive c(n) as (select 1 union all select n + 1 from c where n < %d) select n%s from c";

  @Parameter TestDatabase kind;
  private final ScriptedFormat one = new ScriptedFormat("one");
  private final ScriptedFormat two = new ScriptedFormat("two");
  private final Cancellation cancellation = new Cancellation();
  private GenerationFixture f;
  private Plan plan;
  private RunningReport run;

  @BeforeEach
  void open() {
    over("query: " + NUMBERS.formatted(100_000, ""));
  }

  private void over(String definition) {
    if (f != null) f.close();
    f = new GenerationFixture(source(), definition, List.of(one, two));
    plan = f.plan("{}", "one", "two");
    run = f.running(plan, RunFixture.ROOMY);
  }

  private String source() {
    if (kind == TestDatabase.POSTGRESQL) return kind.freshUrl();
    try {
      Path file = Files.createTempFile("punctual-source", ".db");
      file.toFile().deleteOnExit();
      return "jdbc:sqlite:" + file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** However it ended: no thread of a writer goes on, and the source's session is given back. */
  @AfterEach
  void nothing_goes_on() {
    f.close();
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("report-one", "report-two");
  }

  private Generation.Result run() throws IOException {
    return f.run(plan, run, cancellation);
  }

  private void assertNothingLeft() throws IOException {
    assertThat(f.stored()).isEmpty();
    assertThat(one.closed).isTrue();
    assertThat(two.closed).isTrue();
  }

  @Test
  void every_file_has_every_row_in_the_order_of_the_source() throws IOException {
    Generation.Result result = run();
    assertThat(result.footer()).isEqualTo(new Footer(100_000, false));
    List<String> expected = new ArrayList<>(List.of("section null"));
    IntStream.rangeClosed(1, 100_000).mapToObj(String::valueOf).forEach(expected::add);
    expected.add("end 100000");
    assertThat(one.steps).isEqualTo(expected);
    assertThat(two.steps).isEqualTo(expected);
    assertThat(result.files()).extracting(Artifact::rows).containsExactly(100_000L, 100_000L);
    assertThat(result.files()).extracting(Artifact::bytes).containsOnly(588_895L + 13 + 11);
    assertThat(f.stored()).hasSize(2);
    assertThat(run.budget().bytes()).isEqualTo(2 * (588_895 + 13 + 11));
  }

  @Test
  void rows_stay_in_their_section() throws IOException {
    over(
        """
        sections:
          - {title: First, query: select 1 as n union all select 2}
          - {title: None, query: select 1 as n where 1 = 0}
          - {title: Last, query: select 3 as n}
        """);
    run();
    assertThat(one.steps)
        .containsExactly("section First", "1", "2", "section None", "section Last", "3", "end 3")
        .isEqualTo(two.steps);
  }

  @Test
  void a_writer_that_fails_ends_the_run_and_the_other_writers() throws IOException {
    two.row =
        row -> {
          if (row == 50_000) throw new IOException("the disk is full");
        };
    assertThatThrownBy(this::run).isInstanceOf(IOException.class).hasMessage("the disk is full");
    assertNothingLeft();
    assertThat(one.steps).doesNotContain("end 100000");
  }

  @Test
  void a_writer_that_fails_at_the_end_leaves_no_file() throws IOException {
    two.finish =
        _ -> {
          throw new IllegalStateException("no end");
        };
    assertThatThrownBy(this::run).isInstanceOf(IllegalStateException.class).hasMessage("no end");
    assertNothingLeft();
  }

  @Test
  void an_error_of_a_writer_is_one_of_the_run() throws IOException {
    one.row =
        _ -> {
          throw new StackOverflowError();
        };
    assertThatThrownBy(this::run).isInstanceOf(StackOverflowError.class);
    assertNothingLeft();
  }

  @Test
  void a_cancel_ends_reader_and_writers() throws IOException {
    one.row =
        row -> {
          if (row == 1000) cancellation.cancel(Cancellation.Reason.PERSON);
        };
    over("query: " + NUMBERS.formatted(2_000_000_000, ""));
    assertThatThrownBy(this::run).isInstanceOf(SourceFault.class);
    assertNothingLeft();
  }

  /** The slower one holds the reader up, so that rows do not gather in memory. */
  @Test
  void the_reader_is_never_far_ahead_of_the_slowest_writer() throws IOException {
    var ahead = new ArrayList<Long>();
    two.row = row -> ahead.add(run.progress(RunFixture.TIME.instant()).rows() - row);
    run();
    long size = run.budget().row(new Object[] {1L}, 0, 0);
    assertThat(ahead).allMatch(rows -> rows * size <= 1.5 * Batches.ROOM);
  }

  @Test
  void of_rows_that_fill_the_memory_one_waits_at_most() throws IOException {
    String text = kind == TestDatabase.SQLITE ? "hex(zeroblob(300000))" : "repeat('0', 600000)";
    over("query: " + NUMBERS.formatted(20, ", " + text + " as t"));
    var ahead = new ArrayList<Integer>();
    two.row = row -> ahead.add(one.rows - row);
    run();
    assertThat(ahead).hasSize(20).allMatch(rows -> Math.abs(rows) <= 1);
    assertThat(one.steps).contains("20 600000 characters", "end 20");
  }

  /** As the queue does with an attempt whose time is long over. */
  @Test
  void an_interrupt_of_the_run_reaches_a_writer_that_hangs() throws IOException {
    Thread runner = Thread.currentThread();
    one.row =
        _ -> {
          runner.interrupt();
          new CountDownLatch(1).await();
        };
    assertThatThrownBy(this::run).isInstanceOf(IOException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertNothingLeft();
  }

  @Test
  void an_interrupt_reaches_a_writer_that_hangs_at_the_end() throws IOException {
    Thread runner = Thread.currentThread();
    two.finish =
        _ -> {
          runner.interrupt();
          new CountDownLatch(1).await();
        };
    assertThatThrownBy(this::run).isInstanceOf(IOException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertNothingLeft();
  }

  @Test
  void the_processor_time_of_writers_counts() throws IOException {
    var threads = ManagementFactory.getThreadMXBean();
    long much = Duration.ofMillis(300).toNanos();
    one.finish =
        _ -> {
          while (threads.getCurrentThreadCpuTime() < much) Thread.onSpinWait();
        };
    two.finish = one.finish;
    run();
    assertThat(run.budget().cpu()).isGreaterThanOrEqualTo(Duration.ofMillis(600));
  }
}
