package punctual.operations.alerts.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import punctual.operations.alerts.Finding;
import punctual.operations.alerts.Rule;
import punctual.operations.alerts.Severity;
import punctual.queue.QueueHealth;

/** A node went away without saying so. */
final class NodeLost implements Rule {
  private final QueueHealth queue;

  NodeLost(QueueHealth queue) {
    this.queue = queue;
  }

  @Override
  public About about() {
    return new About(
        "node_lost",
        "A node has not shown up for longer than its lease of 30 seconds, and did not say that it stops.",
        Scope.INSTALLATION,
        Severity.CRITICAL,
        "30 s",
        Duration.ZERO);
  }

  @Override
  public List<Finding> findings(Instant now) {
    return queue.lost().stream()
        .map(node ->
            new Finding(
                null,
                node.id().toString(),
                Severity.CRITICAL,
                "Node %s is lost".formatted(node.name()),
                "Its lease ended %s. Others have taken over its work. Look whether its process and its machine run."
                    .formatted(Words.time(node.leaseUntil())),
                "/operations/nodes"))
        .toList();
  }
}
