package punctual.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One node of the installation.
 *
 * @param name of its machine
 * @param beatAt when it last extended its lease, by the database's clock
 * @param heldBy why it starts nothing for now, such as {@code disk}
 * @param slots of all kinds together, at its last beat
 * @param runningByKind rows that it works on now, for every kind
 * @param clockOffset how far its clock was ahead of the database's at its last beat
 * @param isThis the node that answers
 */
public record NodeView(
    UUID id,
    String name,
    String version,
    Instant startedAt,
    @Nullable Instant beatAt,
    Instant leaseUntil,
    Nodes.State state,
    @Nullable String heldBy,
    int slots,
    Map<String, Integer> runningByKind,
    Duration clockOffset,
    boolean isThis) {

  public int running() {
    return runningByKind.values().stream().mapToInt(Integer::intValue).sum();
  }
}
