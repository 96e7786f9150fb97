package punctual.reports;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** How far the runs of this node are; for live views only. */
final class Progress {
  private final Map<UUID, State> running = new ConcurrentHashMap<>();

  /**
   * @param phase {@code reading}, {@code writing} or {@code finishing}
   * @param rows rows so far
   * @param bytes bytes written so far
   */
  record State(String phase, long rows, long bytes) {}

  void set(UUID execution, String phase, long rows, long bytes) {
    running.put(execution, new State(phase, rows, bytes));
  }

  void over(UUID execution) {
    running.remove(execution);
  }

  Optional<State> of(UUID execution) {
    return Optional.ofNullable(running.get(execution));
  }
}
