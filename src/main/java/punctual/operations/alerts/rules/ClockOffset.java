package punctual.operations.alerts.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import punctual.operations.alerts.Finding;
import punctual.operations.alerts.Rule;
import punctual.operations.alerts.Severity;
import punctual.queue.Queue;
import punctual.queue.QueueHealth;
import punctual.queue.QueueHealth.NodeState;

/** A node's clock differs from the database's. */
final class ClockOffset implements Rule {
  private static final Duration MOST = Duration.ofSeconds(5);

  private final QueueHealth health;
  private final Queue queue;

  ClockOffset(QueueHealth health, Queue queue) {
    this.health = health;
    this.queue = queue;
  }

  @Override
  public About about() {
    return new About(
        "clock_offset",
        "The clock of a node differs from the database's by more than 5 seconds.",
        Scope.INSTALLATION,
        Severity.WARNING,
        "5 s",
        Duration.ofMinutes(2));
  }

  @Override
  public List<Finding> findings(Instant now) {
    return health.alive().stream()
        .map(node -> node.id().equals(queue.nodeId()) ? own(node) : node)
        .filter(node -> node.clockOffset().abs().compareTo(MOST) > 0)
        .map(ClockOffset::finding)
        .toList();
  }

  private NodeState own(NodeState node) {
    return new NodeState(node.id(), node.name(), node.leaseUntil(), queue.clockOffset());
  }

  private static Finding finding(NodeState node) {
    Duration offset = node.clockOffset();
    return new Finding(
        null,
        node.id().toString(),
        Severity.WARNING,
        "The clock of %s is %s".formatted(node.name(), offset.isNegative() ? "behind" : "ahead"),
        "It differs from the database's by %s: reports start that much too %s. Switch on time synchronisation there."
            .formatted(Words.duration(offset.abs()), offset.isNegative() ? "late" : "early"),
        "/operations/nodes");
  }
}
