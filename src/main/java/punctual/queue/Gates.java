package punctual.queue;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import punctual.queue.spi.Gate;

/** All that may keep this node from starting jobs; the first reason holds. */
final class Gates {
  private final List<Gate> gates = new CopyOnWriteArrayList<>();

  void add(Gate gate) {
    gates.add(gate);
  }

  @Nullable String hold(String kind) {
    return gates.stream()
        .map(gate -> gate.hold(kind))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }
}
