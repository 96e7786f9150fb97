package punctual.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.testing.TestDatabase;

/** A thousand reports asked for at once (PL-C.14). */
class OverloadTest {
  private static final int RUNS = 1000;
  private static final int SLOTS = 4;

  @ParameterizedTest
  @EnumSource
  void a_thousand_runs_asked_for_at_once_drain_within_the_slots(TestDatabase kind) {
    try (var f = new RunFixture(kind)) {
      var node = f.node(SLOTS);
      f.database.write(() -> {
        for (int i = 0; i < RUNS; i++) f.execution("tiny");
      });
      node.queue.wake("reports");
      var most = new AtomicInteger();
      await()
          .atMost(Duration.ofMinutes(3))
          .pollInterval(Duration.ofMillis(200))
          .until(() -> {
            most.accumulateAndGet(Math.max(node.queue.running("reports"), threads()), Math::max);
            return left(f) == 0;
          });
      assertThat(most.get()).isBetween(1, SLOTS);
      var e = REPORT_EXECUTIONS;
      assertThat(f.database.dsl().fetchCount(e, e.STATUS.eq("completed"))).isEqualTo(RUNS);
      assertThat(f.stored()).hasSize(RUNS);
    }
  }

  private static int left(RunFixture f) {
    var e = REPORT_EXECUTIONS;
    return f.database.dsl().fetchCount(e, e.STATUS.in("queued", "running"));
  }

  /** One for each run at work: what waits takes neither a thread nor memory. */
  private static int threads() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(t -> t.getName().matches("reports-[0-9a-f]{8}-.*"))
            .count();
  }
}
