package punctual.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import punctual.catalog.ReportType.Layout;
import punctual.catalog.spi.Chart;
import punctual.catalog.spi.PageSetup;
import punctual.catalog.spi.PageSetup.Paper;

/** Reads {@code layout}: title, paper, and the charts of a report of one table. */
final class LayoutReader {
  static final Set<String> KEYS = Set.of("title", "orientation", "paper", "charts");

  private enum Orientation {
    PORTRAIT,
    LANDSCAPE
  }

  private final Reading reading;
  private final Map<String, Yaml> keys;

  LayoutReader(Reading reading, @Nullable Yaml node) throws Yaml.Broken {
    this.reading = reading;
    keys = node == null ? Map.of() : reading.map(node, "layout", KEYS);
  }

  List<Chart> charts() throws Yaml.Broken {
    return new ChartReader(reading).all(keys.get("charts"));
  }

  /**
   * @param fallback the title where there is none
   */
  Layout layout(String fallback, List<Parameter> parameters) {
    Paper paper = reading.word(keys, "paper", Paper.class);
    Orientation orientation = reading.word(keys, "orientation", Orientation.class);
    String title = reading.text(keys, "title").orElse(fallback);
    checkTitle(title, parameters);
    return new Layout(
        title,
        new PageSetup(paper != null ? paper : Paper.A4, orientation == Orientation.LANDSCAPE));
  }

  private void checkTitle(String title, List<Parameter> parameters) {
    var known = new HashSet<>(Set.of("report.name", "due.date"));
    for (Parameter parameter : parameters) {
      boolean range = parameter.type() == ParameterType.DATE_RANGE;
      known.add(range ? parameter.name() + ".label" : parameter.name());
    }
    for (String name : TitleTemplate.names(title)) {
      if (known.contains(name)) continue;
      String names = String.join(", ", known.stream().sorted().toList());
      reading.fault(keys, "title", "title uses {{ %s }}; known are %s.".formatted(name, names));
    }
  }
}
