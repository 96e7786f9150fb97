package punctual.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import punctual.catalog.spi.Chart;
import punctual.catalog.spi.Chart.Kind;

/** Reads {@code charts} of a layout or of a section. */
final class ChartReader {
  static final Set<String> KEYS = Set.of("type", "x", "y", "title", "stacked");
  private static final int MOST = 6;
  private static final int MOST_SERIES = 6;

  private final Reading reading;

  ChartReader(Reading reading) {
    this.reading = reading;
  }

  List<Chart> all(@Nullable Yaml node) throws Yaml.Broken {
    if (node == null) return List.of();
    if (!node.isList() || node.items().size() > MOST)
      reading.fault(node, "charts is not a list of at most %d charts.".formatted(MOST));
    var charts = new ArrayList<Chart>();
    for (Yaml item : node.items()) charts.add(chart(item));
    return charts;
  }

  private Chart chart(Yaml node) throws Yaml.Broken {
    Map<String, Yaml> keys = reading.map(node, "a chart", KEYS);
    if (!keys.containsKey("type")) reading.fault(node, "type is missing.");
    Kind kind = reading.word(keys, "type", Kind.class);
    String x = reading.required(keys, "x");
    List<String> y = reading.texts(keys, "y");
    boolean stacked = reading.flag(keys, "stacked", false);
    if (y.isEmpty() || y.size() > MOST_SERIES)
      reading.fault(
          node, "y is not a column, or a list of at most %d columns.".formatted(MOST_SERIES));
    if (kind == Kind.PIE && y.size() > 1) reading.fault(node, "a pie has one column as y.");
    if (stacked && kind != Kind.BAR && kind != Kind.AREA)
      reading.fault(keys, "stacked", "stacked belongs to bars and areas.");
    return new Chart(
        kind != null ? kind : Kind.BAR, reading.text(keys, "title").orElse(null), x, y, stacked);
  }
}
