package punctual.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.WORKERS;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.operations.disk.DiskFixture;
import punctual.testing.Await;
import punctual.testing.TestDatabase;

/** PR-8.1, PR-8.2: without room runs wait, none is lost, and each runs once as soon as there is. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class DiskGateTest {
  private static final long GB = 1_000_000_000;

  private final RunFixture f;
  private final DiskFixture disk = new DiskFixture(RunFixture.TIME);

  DiskGateTest(TestDatabase kind) {
    f = new RunFixture(kind);
  }

  @AfterEach
  void close() {
    f.close();
    disk.close();
  }

  private boolean held() {
    return f.database.dsl().fetchExists(WORKERS, WORKERS.HELD_BY.eq("disk"));
  }

  @Test
  void what_is_asked_for_on_a_full_disk_runs_when_there_is_room() {
    disk.free(GB / 2);
    var node = f.node(2);
    node.queue.gate(disk.disk);
    Await.until("held", this::held);
    List<UUID> asked = Stream.generate(() -> f.execution("tiny")).limit(20).toList();
    node.queue.wake("reports");
    var reasons = new WaitReasons(node.repository, node.queue, RunFixture.TIME);
    List<Execution> waiting = asked.stream().map(node.repository::claimed).toList();
    assertThat(reasons.of(waiting).values())
        .hasSize(20)
        .allSatisfy(wait -> assertThat(wait.code()).isEqualTo("disk"));
    assertThat(f.stored()).isEmpty();
    disk.free(20 * GB);
    for (UUID run : asked) {
      assertThat(f.ended(run).getStatus()).isEqualTo("completed");
      assertThat(f.row(run).getAttempt()).isEqualTo(1);
    }
    assertThat(f.stored()).hasSize(20);
    Await.until("no longer held", () -> !held());
  }
}
