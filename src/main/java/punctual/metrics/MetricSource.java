package punctual.metrics;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A module's own figures; operations collects them from every bean of this type (PR-3). The same
 * metrics come every time, at zero where nothing has happened, and their number does not depend on
 * what the installation holds.
 */
@FunctionalInterface
public interface MetricSource {
  /**
   * Reads them now.
   *
   * @param organization null: of the installation. A source that knows nothing by organisation, and
   *     would tell one of the others, answers nothing here
   */
  List<Metric> metrics(@Nullable UUID organization);
}
