package punctual.catalog.sources;

import org.jspecify.annotations.Nullable;
import punctual.faults.Fault;

/**
 * Whether a source answers.
 *
 * @param fault null where it does
 * @param tookMillis from connecting to the answer
 */
public record SourceHealth(String name, @Nullable Fault fault, long tookMillis) {
  public boolean isFine() {
    return fault == null;
  }
}
