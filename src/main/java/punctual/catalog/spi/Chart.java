package punctual.catalog.spi;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A drawing of a table, in formats with pages.
 *
 * @param title null: none
 * @param x column of the words or days along the axis; of a pie's pieces
 * @param y columns of numbers, at least one; of a pie exactly one
 * @param stacked bars and areas stand on one another
 */
public record Chart(Kind kind, @Nullable String title, String x, List<String> y, boolean stacked) {
  /** The word in definitions is the name in lower case. */
  public enum Kind {
    BAR,
    LINE,
    AREA,
    PIE
  }

  public Chart {
    y = List.copyOf(y);
  }
}
