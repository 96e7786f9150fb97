package punctual.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads {@code layout}. Orientation and charts concern formats with pages; they are checked, so
 * that a definition that has them is right when such a format writes it.
 */
final class LayoutReader {
  private static final Set<String> KEYS = Set.of("title", "orientation", "charts");
  private static final Set<String> CHART_KEYS = Set.of("type", "x", "y", "title");
  private static final List<String> CHARTS = List.of("bar", "line", "pie");

  private final Reading reading;

  LayoutReader(Reading reading) {
    this.reading = reading;
  }

  String title(Yaml node, String fallback, List<Parameter> parameters) throws Yaml.Broken {
    Map<String, Yaml> keys = reading.map(node, "layout", KEYS);
    oneOf(keys, "orientation", List.of("portrait", "landscape"));
    Yaml charts = keys.get("charts");
    if (charts != null) {
      if (!charts.isList()) reading.fault(charts, "charts is not a list.");
      for (Yaml chart : charts.items()) chart(chart);
    }
    String title = reading.text(keys, "title").orElse(fallback);
    checkTitle(keys, title, parameters);
    return title;
  }

  private void chart(Yaml node) throws Yaml.Broken {
    Map<String, Yaml> keys = reading.map(node, "a chart", CHART_KEYS);
    reading.required(keys, "type");
    oneOf(keys, "type", CHARTS);
  }

  private void oneOf(Map<String, Yaml> keys, String key, List<String> words) {
    reading
        .text(keys, key)
        .filter(word -> !words.contains(word))
        .ifPresent(word ->
            reading.fault(
                keys,
                key,
                "%s is \"%s\"; use one of %s.".formatted(key, word, String.join(", ", words))));
  }

  private void checkTitle(Map<String, Yaml> keys, String title, List<Parameter> parameters) {
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
