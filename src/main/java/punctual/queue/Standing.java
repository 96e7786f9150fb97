package punctual.queue;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What limits the start of an organisation's rows of one kind now.
 *
 * @param slots of this node
 * @param running on this node, of all organisations
 * @param resources all that have a limit, by name
 */
public record Standing(int slots, int running, Nodes nodes, Quota quota, List<Resource> resources) {

  /**
   * Nodes that are alive.
   *
   * @param claiming how many start rows
   * @param hold where none does: what keeps the first from it, such as {@code disk}; null where all
   *     of them are about to stop
   */
  public record Nodes(int claiming, @Nullable String hold) {}

  /** How many rows of an organisation may run at once, and how many do, on all nodes. */
  public record Quota(int maxRunning, int running) {}

  public Optional<Resource> resource(String name) {
    return resources.stream().filter(r -> r.name().equals(name)).findFirst();
  }
}
