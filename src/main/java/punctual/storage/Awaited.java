package punctual.storage;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Knows whose files somebody still waits for; whoever sends files provides one. */
@FunctionalInterface
public interface Awaited {
  /** Those of some executions whose files must stay, whatever their time. */
  Set<UUID> among(Collection<UUID> executions);
}
