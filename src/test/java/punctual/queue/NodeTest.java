package punctual.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static punctual.database.schema.Tables.WORKERS;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.database.Database;
import punctual.database.schema.tables.records.WorkersRecord;
import punctual.queue.TestNode.Behaviour;
import punctual.testing.Await;
import punctual.testing.Faults;
import punctual.testing.Given;
import punctual.testing.TestDatabase;

/** One whole node: it wakes, holds, stops, and gives up what hangs (PL-C.12, O8). */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class NodeTest {
  private final TestDatabase kind;
  private final Database database;
  private final Given given;
  private final UUID organization;
  private final UUID schedule;
  private final AtomicReference<Duration> shift = new AtomicReference<>(Duration.ZERO);
  private final InstantSource time = () -> Instant.now().plus(shift.get());
  private @Nullable TestNode node;

  NodeTest(TestDatabase kind) {
    this.kind = kind;
    database = kind.open();
    given = new Given(database, time);
    organization = given.organization();
    schedule = given.schedule(organization);
  }

  @AfterEach
  void close() {
    if (node != null) node.close();
    database.close();
  }

  private TestNode node(int slots) {
    node = new TestNode(database, time, TestNode.DEAF, slots);
    return node;
  }

  private UUID enqueue(TestNode on) {
    return database.write(() -> {
      UUID id = given.execution(organization, schedule);
      on.queue.wake(TestNode.KIND);
      assertThat(on.started).doesNotContain(id);
      return id;
    });
  }

  private String state(UUID execution) {
    var row = QueueFixture.row(database, execution);
    return "%s %d/%d %s"
        .formatted(row.getStatus(), row.getAttempt(), row.getRetryCount(), row.getErrorCode());
  }

  private WorkersRecord worker() {
    return database.dsl().selectFrom(WORKERS).fetchSingle();
  }

  @Test
  void what_is_asked_for_starts_with_its_commit_though_nothing_polls() {
    TestNode node = node(2).start("a");
    for (int i = 1; i <= 3; i++) {
      enqueue(node);
      node.awaitStarted(i);
      node.awaitIdle();
    }
  }

  @Test
  void a_node_writes_down_who_it_is() {
    TestNode node = node(3).start("a");
    NodeView view = node.queue.nodes().list().getFirst();
    assertThat(view.name()).isEqualTo("a");
    assertThat(view.version()).isNotEmpty();
    assertThat(view.slots()).isEqualTo(3);
    assertThat(view.state()).isEqualTo(Nodes.State.ACTIVE);
    assertThat(view.beatAt()).isNotNull();
    assertThat(view.isThis()).isTrue();
    assertThat(view.runningByKind()).containsEntry(TestNode.KIND, 0);
  }

  @Test
  void the_beat_tells_slots_and_the_offset_of_the_clock() {
    var self = new Node(database, time, given.ids());
    self.join("a", 3);
    Instant first = worker().getBeatAt();
    self.slots(5);
    shift.set(Duration.ofSeconds(90));
    assertThat(self.beat()).isTrue();
    assertThat(worker().getSlots()).isEqualTo(5);
    assertThat(worker().getBeatAt()).isAfter(first);
    long offset = worker().getClockOffsetMs();
    if (kind == TestDatabase.SQLITE) assertThat(offset).isZero();
    else assertThat(offset).isBetween(85_000L, 95_000L);
  }

  @Test
  void a_closed_gate_holds_the_node_and_tells_why() {
    TestNode node = node(1);
    var reason = new AtomicReference<@Nullable String>("disk");
    node.queue.gate(of -> null);
    node.queue.gate(of -> of.equals(TestNode.KIND) ? reason.get() : null);
    node.start("a");
    UUID id = enqueue(node);
    Await.until("held", () -> "disk".equals(worker().getHeldBy()));
    assertThat(node.queue.nodes().list().getFirst().state()).isEqualTo(Nodes.State.HELD);
    assertThat(node.started).isEmpty();
    assertThat(state(id)).startsWith("queued 0/0");
    reason.set(null);
    node.queue.wake(TestNode.KIND);
    node.awaitStarted(1);
    Await.until("no longer held", () -> worker().getHeldBy() == null);
  }

  @Test
  void a_drained_node_finishes_what_runs_and_claims_nothing_until_it_is_resumed() {
    TestNode node = node(2);
    node.behaviour = Behaviour.HANGS;
    node.start("a");
    var states = new ArrayList<Nodes.State>();
    node.queue.nodes().watch((id, state) -> states.add(state));
    node.queue.nodes().look();
    UUID running = enqueue(node);
    node.awaitStarted(1);
    assertThat(node.queue.nodes().drain(node.queue.nodeId(), true)).isTrue();
    assertThat(node.queue.nodes().drain(node.queue.nodeId(), true)).isFalse();
    UUID waiting = enqueue(node);
    node.queue.nodes().look();
    node.letGo.countDown();
    node.awaitIdle();
    assertThat(state(running)).startsWith("completed");
    assertThat(state(waiting)).startsWith("queued");
    assertThat(node.queue.nodes().list().getFirst().state()).isEqualTo(Nodes.State.DRAINING);
    node.queue.nodes().drain(node.queue.nodeId(), false);
    node.awaitStarted(2);
    node.queue.nodes().look();
    assertThat(states).containsExactly(Nodes.State.DRAINING, Nodes.State.ACTIVE);
  }

  @Test
  void a_node_that_lost_its_lease_stays_drained() {
    var self = new Node(database, time, given.ids());
    self.join("a", 3);
    database.dsl().update(WORKERS).set(WORKERS.DRAINING, true).execute();
    self.rejoin();
    assertThat(database.dsl().selectFrom(WORKERS).where(WORKERS.ID.eq(self.id())).fetchSingle())
        .extracting(WorkersRecord::getDraining)
        .isEqualTo(true);
  }

  // the end --------------------------------------------------------------------------------------

  @Test
  void what_runs_at_the_end_goes_back_as_interrupted_and_counts_no_retry() {
    TestNode node = node(1);
    node.behaviour = Behaviour.WAITS;
    node.start("a");
    UUID id = enqueue(node);
    node.awaitStarted(1);
    node.stop(Duration.ZERO);
    assertThat(state(id)).isEqualTo("queued 1/0 null");
    assertThat(database.dsl().fetchCount(WORKERS)).isZero();
  }

  @Test
  void what_ignores_the_end_is_handed_back() {
    TestNode node = node(1);
    node.behaviour = Behaviour.HANGS;
    node.start("a");
    UUID id = enqueue(node);
    node.awaitStarted(1);
    node.stop(Duration.ZERO);
    assertThat(state(id)).isEqualTo("queued 1/0 null");
    assertThat(node.recorded).containsExactly("queued");
    assertThat(database.dsl().fetchCount(WORKERS)).isZero();
  }

  /** A stop that waited for the database would be ended by SIGKILL. */
  @Test
  void a_database_that_is_down_does_not_hold_up_the_end() {
    TestNode node = node(1);
    node.behaviour = Behaviour.WAITS;
    node.start("a");
    enqueue(node);
    node.awaitStarted(1);
    Faults faults = Faults.in(database);
    faults.from(1, Faults.At.BEFORE);
    long began = System.nanoTime();
    node.stop(Duration.ofSeconds(1));
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(12));
    assertThat(faults.heal()).isTrue();
  }

  // hung threads
  // -----------------------------------------------------------------------------------

  @Test
  void a_hung_attempt_ends_as_timeout_and_its_slot_is_free_again() {
    TestNode node = node(1);
    node.behaviour = Behaviour.HANGS;
    node.start("a");
    UUID id = enqueue(node);
    node.awaitStarted(1);
    shift.set(Duration.ofSeconds(1800 + 55));
    node.queue.sweep();
    assertThat(state(id)).isEqualTo("running 1/0 null");
    node.behaviour = Behaviour.DONE;
    UUID next = enqueue(node);
    shift.set(Duration.ofSeconds(1800 + 65));
    node.queue.sweep();
    assertThat(state(id)).isEqualTo("failed 1/0 timeout");
    assertThat(node.queue.hung(TestNode.KIND)).isEqualTo(1);
    node.awaitStarted(2);
    assertThat(node.started).containsExactly(id, next);
    node.letGo.countDown();
    Await.until("the hung thread ended", () -> node.queue.hung(TestNode.KIND) == 0);
    node.awaitIdle();
    assertThat(state(id)).isEqualTo("failed 1/0 timeout");
    assertThat(node.recorded).containsExactly("failed", "completed");
  }

  @Test
  void a_node_with_as_many_hung_threads_as_slots_keeps_the_rest_bound() {
    TestNode node = node(1);
    node.behaviour = Behaviour.HANGS;
    node.start("a");
    for (int i = 1; i <= 2; i++) {
      enqueue(node);
      node.awaitStarted(i);
      shift.set(shift.get().plusSeconds(1800 + 65));
      node.queue.sweep();
    }
    assertThat(node.queue.hung(TestNode.KIND)).isEqualTo(1);
    assertThat(node.queue.running(TestNode.KIND)).isEqualTo(1);
  }

  @Test
  void a_node_whose_clock_is_wrong_does_not_judge() {
    assumeTrue(kind == TestDatabase.POSTGRESQL);
    var wrong = new Node(database, () -> Instant.now().plusSeconds(7200), given.ids());
    wrong.join("wrong", 1);
    var queue = new QueueFixture(database);
    UUID id = given.execution(organization, schedule);
    queue.claimed(queue.worker());
    var rescue = new Rescue(database, wrong, () -> Instant.now().plusSeconds(7200));
    var lane = new Rescue.Lane(QueueFixture.TABLE, queue.handler, queue.transition());
    assertThat(rescue.endOverdue(lane)).isZero();
    assertThat(state(id)).startsWith("running");
  }

  @Test
  void another_node_ends_what_hangs_here() {
    var queue = new QueueFixture(database);
    UUID id = given.execution(organization, schedule);
    var job = queue.claimed(queue.worker());
    Node other = new Node(database, time, given.ids());
    other.join("other", 1);
    queue.time.set(Instant.now());
    var lane = new Rescue.Lane(QueueFixture.TABLE, queue.handler, queue.transition());
    InstantSource later = () -> job.deadline().plusSeconds(61);
    assertThat(new Rescue(database, other, later).endOverdue(lane)).isEqualTo(1);
    assertThat(state(id)).isEqualTo("failed 1/0 timeout");
    assertThat(queue.row(id).getErrorMessage()).isEqualTo("Stopped after 30 min, its time limit.");
    assertThat(queue.transition().end(job, new punctual.queue.spi.Outcome.Done(() -> {})))
        .isFalse();
    assertThat(List.of(queue.attempts(id))).containsExactly(1);
  }

  // figures --------------------------------------------------------------------------------------

  @Test
  void the_backlog_is_counted_from_the_rows() {
    TestNode node = node(1);
    Instant due = Instant.parse("2026-11-24T08:00:00Z");
    given.execution(organization, schedule, row -> row.setAvailableAt(due));
    given.execution(organization, schedule);
    given.execution(organization, schedule, row -> row.setStatus("delayed"));
    UUID other = given.organization(3, 7);
    given.execution(other, given.schedule(other), row -> row.setSource("shop"));
    assertThat(node.queue.waiting(TestNode.KIND)).isEqualTo(3);
    assertThat(node.queue.oldestWaiting(TestNode.KIND)).contains(due);
    Backlog backlog = node.queue.backlog();
    assertThat(backlog.of(TestNode.KIND, organization)).isEqualTo(new Backlog.Load(2, 1, 0, due));
    assertThat(backlog.byOrganization(TestNode.KIND, null)).containsOnlyKeys(organization, other);
    assertThat(backlog.quotas(other)).containsEntry(other, new Backlog.Quota(3, 7));
    assertThat(backlog.sources(null)).extracting(Backlog.SourceLoad::name).containsExactly("shop");
    assertThat(backlog.sources(organization)).isEmpty();
    assertThat(backlog.sources(other).getFirst().waiting()).isEqualTo(1);
  }
}
