package punctual.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.REPORT_DELIVERIES;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.database.schema.tables.records.ReportExecutionsRecord;
import punctual.testing.TestDatabase;

/** What one run may use (PL-C.9), and what its use costs (RA.11). */
@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init")
class BudgetTest {
  private static final long MUCH = 100_000_000;
  private static final Duration LONG = Duration.ofMinutes(5);

  @Parameter TestDatabase kind;
  private RunFixture f;

  @BeforeEach
  void open() {
    f =
        new RunFixture(kind)
            .define("rows", RunFixture.ENDLESS_ROWS, "")
            .define("wide", "select '%s' as wide".formatted("x".repeat(50_000)), "");
  }

  @AfterEach
  void close() {
    f.close();
  }

  private UUID run(String type, Budget.Limits limits) {
    f.limits = limits;
    f.node(1);
    return f.execution(type);
  }

  /** Ended as the limit says, not tried again, and nothing of it stays. */
  private void assertEnded(UUID id, String code) {
    ReportExecutionsRecord over = f.ended(id);
    assertThat(over.getStatus()).isEqualTo("failed");
    assertThat(over.getErrorCode()).isEqualTo(code);
    assertThat(over.getErrorCategory()).isEqualTo("system");
    assertThat(over.getErrorMessage()).isNotEmpty();
    assertThat(over.getRetryCount()).isZero();
    assertThat(over.getProgress()).isNull();
    assertThat(f.stored()).isEmpty();
    assertThat(f.database.dsl().fetchCount(REPORT_DELIVERIES)).isZero();
    assertThat(f.ended(f.execution("tiny")).getStatus()).isEqualTo("completed");
  }

  @Test
  void a_file_that_grows_too_large_ends_the_run() {
    assertEnded(run("rows", new Budget.Limits(MUCH, MUCH, 100_000, LONG)), "artifact_limit");
  }

  @Test
  void unfinished_files_that_take_too_much_room_end_the_run() {
    assertEnded(run("rows", new Budget.Limits(MUCH, 100_000, MUCH, LONG)), "temp_limit");
  }

  @Test
  void a_row_that_does_not_fit_into_memory_ends_the_run() {
    assertEnded(run("wide", new Budget.Limits(100_000, MUCH, MUCH, LONG)), "memory_limit");
  }

  @Test
  void a_run_that_computes_too_long_is_ended() {
    UUID id = run("rows", new Budget.Limits(MUCH, 10 * MUCH, 10 * MUCH, Duration.ofMillis(200)));
    try (var watch = f.nodes().getFirst().watch(Duration.ZERO)) {
      while (f.row(id).getCompletedAt() == null) {
        watch.look();
        LockSupport.parkNanos(20_000_000);
      }
    }
    assertThat(f.row(id).getCpuMs()).isGreaterThanOrEqualTo(200);
    assertEnded(id, "cpu_limit");
  }

  /** RA.11. */
  @Test
  void the_processor_time_of_a_run_is_on_record() {
    f.define("work", RunFixture.ENDLESS_ROWS.replace("2000000000", "200000"), "");
    ReportExecutionsRecord done = f.ended(run("work", RunFixture.ROOMY));
    assertThat(done.getStatus()).isEqualTo("completed");
    // one thread reads, one writes
    assertThat(done.getCpuMs()).isPositive().isLessThanOrEqualTo(2 * done.getDurationMs() + 50);
  }
}
