package punctual.queue.spi;

import org.jspecify.annotations.Nullable;

/**
 * May keep this node from starting jobs for a while; asked before every claim and must answer at
 * once.
 */
public interface Gate {
  /** Why jobs of this kind do not start now, such as {@code disk}; null: they may. */
  @Nullable String hold(String kind);
}
