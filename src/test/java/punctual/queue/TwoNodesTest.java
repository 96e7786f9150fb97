package punctual.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;
import static punctual.database.schema.Tables.WORKERS;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import punctual.database.Database;
import punctual.queue.TestNode.Behaviour;
import punctual.testing.Await;
import punctual.testing.Given;
import punctual.testing.TestDatabase;

/** Two nodes on one PostgreSQL, neither of which polls: hints reach all of them (PL-C.12). */
class TwoNodesTest {
  private final String url = TestDatabase.POSTGRESQL.freshUrl();
  private final Database first = TestDatabase.open(url);
  private final Database second = TestDatabase.open(url);
  private final InstantSource time = InstantSource.system();
  private final Given given = new Given(first, time);
  private final UUID organization = given.organization(1, 100);
  private final UUID schedule = given.schedule(organization);
  private final TestNode a = new TestNode(first, time, TestNode.DEAF, 4);
  private final TestNode b = new TestNode(second, time, TestNode.DEAF, 4);

  @BeforeEach
  void start() {
    a.start("a");
    b.start("b");
    awaitHearing();
  }

  private void awaitHearing() {
    Await.until("both listen", () -> a.queue.isListening() && b.queue.isListening());
  }

  @AfterEach
  void close() {
    a.close();
    b.close();
    first.close();
    second.close();
  }

  private UUID enqueue() {
    return first.write(() -> {
      UUID id = given.execution(organization, schedule);
      a.queue.wake(TestNode.KIND);
      return id;
    });
  }

  private long completed() {
    return first.dsl().fetchCount(REPORT_EXECUTIONS, REPORT_EXECUTIONS.STATUS.eq("completed"));
  }

  @Test
  void of_two_nodes_the_drained_one_does_nothing_and_the_other_all() {
    a.queue.nodes().drain(a.queue.nodeId(), true);
    for (int i = 0; i < 20; i++) enqueue();
    Await.until("all are done", () -> completed() == 20);
    assertThat(a.started).isEmpty();
    assertThat(b.started).hasSize(20);
    var states = b.queue.nodes().list();
    assertThat(states).extracting(NodeView::name).containsExactly("a", "b");
    assertThat(states)
        .extracting(NodeView::state)
        .containsExactly(Nodes.State.DRAINING, Nodes.State.ACTIVE);
    assertThat(states).extracting(NodeView::isThis).containsExactly(false, true);
  }

  /** Resumed through the other node: only a hint can tell it. */
  @Test
  void a_resumed_node_starts_at_once() {
    b.queue.nodes().drain(b.queue.nodeId(), true);
    a.queue.nodes().drain(a.queue.nodeId(), true);
    enqueue();
    a.queue.nodes().drain(b.queue.nodeId(), false);
    b.awaitStarted(1);
    assertThat(a.started).isEmpty();
  }

  /** The row has no mark that a sweep could find: it is the hint. */
  @Test
  void a_request_to_cancel_reaches_the_node_that_runs_it() {
    a.queue.nodes().drain(a.queue.nodeId(), true);
    b.behaviour = Behaviour.WAITS;
    UUID id = enqueue();
    b.awaitStarted(1);
    a.queue.cancel(TestNode.KIND, id);
    b.awaitIdle();
    assertThat(QueueFixture.row(first, id).getStatus()).isEqualTo("cancelled");
  }

  @Test
  void hints_come_back_after_their_connection_was_killed() {
    a.queue.nodes().drain(a.queue.nodeId(), true);
    for (int round = 1; round <= 2; round++) {
      List<Integer> killed = kill();
      assertThat(killed).hasSize(2);
      Await.until("other connections listen", () -> others(killed) == 2);
      awaitHearing();
      enqueue();
      b.awaitStarted(round);
    }
  }

  private List<Integer> kill() {
    return first
        .dsl()
        .fetch(
            """
            select pid, pg_terminate_backend(pid) from pg_stat_activity
             where application_name = 'punctual-hints' and datname = current_database()\
            """)
        .getValues("pid", Integer.class);
  }

  private long others(List<Integer> killed) {
    return first
        .dsl()
        .fetch(
            """
            select pid from pg_stat_activity where application_name = 'punctual-hints'
              and datname = current_database() and query <> '' and state = 'idle'\
            """)
        .getValues("pid", Integer.class)
        .stream()
        .filter(pid -> !killed.contains(pid))
        .count();
  }

  @Test
  void a_hint_comes_with_its_commit_and_once_for_each_kind() throws SQLException {
    try (var own = first.dedicated("test");
        var statement = own.createStatement()) {
      statement.execute("listen punctual");
      PGConnection peer = own.unwrap(PGConnection.class);
      first.write(() -> {
        for (int i = 0; i < 5; i++) a.queue.wake(TestNode.KIND);
        assertThat(heard(peer, 1)).isEmpty();
      });
      assertThat(heard(peer, 5000)).singleElement().asString().endsWith(" waiting reports");
    }
  }

  private static List<String> heard(PGConnection peer, int ms) {
    try {
      var all = peer.getNotifications(ms);
      return all == null
          ? List.of()
          : java.util.Arrays.stream(all).map(n -> n.getParameter()).toList();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void the_rows_of_a_lost_node_are_taken_up_and_the_loss_is_seen() {
    var seen = new CopyOnWriteArrayList<String>();
    a.queue.nodes().drain(a.queue.nodeId(), true);
    b.behaviour = Behaviour.HANGS;
    UUID id = enqueue();
    b.awaitStarted(1);
    UUID lost = b.queue.nodeId();
    a.queue.nodes().watch((node, state) -> seen.add(node + " " + state.word()));
    a.queue.nodes().look();
    first
        .dsl()
        .update(WORKERS)
        .set(WORKERS.LEASE_UNTIL, Instant.now().minusSeconds(1))
        .where(WORKERS.ID.eq(lost))
        .execute();
    a.queue.sweep();
    Await.until("noticed", () -> seen.contains(lost + " lost"));
    Await.until("taken back", () -> !QueueFixture.row(first, id).getStatus().equals("running"));
    assertThat(a.queue.nodes().find(lost).orElseThrow().state()).isEqualTo(Nodes.State.LOST);
    b.letGo.countDown();
    b.awaitIdle();
    assertThat(completed()).as("the lost node's end is refused").isZero();
  }

  /** Lost for an hour it is forgotten, and at once where it was only started anew. */
  @Test
  void a_lost_node_goes_when_it_is_back() {
    UUID lost = b.queue.nodeId();
    var beats = Instant.now().minus(Duration.ofMinutes(2));
    first
        .dsl()
        .update(WORKERS)
        .set(WORKERS.LEASE_UNTIL, beats.plusSeconds(30))
        .set(WORKERS.BEAT_AT, beats)
        .where(WORKERS.ID.eq(lost))
        .execute();
    a.queue.sweep();
    assertThat(a.queue.nodes().find(lost)).isPresent();
    try (var back = new TestNode(second, time, TestNode.DEAF, 1)) {
      back.start("b");
      a.queue.sweep();
      Await.until("forgotten", () -> a.queue.nodes().find(lost).isEmpty());
    }
  }
}
