package punctual.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import punctual.catalog.ReportType.Section;
import punctual.catalog.spi.Chart;
import punctual.catalog.spi.DeclaredColumn;

/** Reads the tables of a definition: one {@code query}, or a list of {@code sections}. */
final class SectionReader {
  static final Set<String> KEYS = Set.of("title", "query", "columns", "group_by", "charts");
  private static final List<String> SINGLE = List.of("query", "columns", "group_by");
  private static final int MOST = 20;

  private final Reading reading;

  SectionReader(Reading reading) {
    this.reading = reading;
  }

  /** A section, and where its query stands in the file. */
  record Placed(Section section, Yaml query) {}

  /**
   * @param keys of the whole definition
   * @param charts of its layout; they belong to the one table
   */
  List<Placed> all(Map<String, Yaml> keys, List<Chart> charts) throws Yaml.Broken {
    Yaml node = keys.get("sections");
    if (node == null) {
      if (!keys.containsKey("query")) reading.fault(1, "query is missing.");
      return List.of(section(keys, null, charts));
    }
    for (String key : SINGLE) {
      if (!keys.containsKey(key)) continue;
      reading.fault(
          keys, key, "%s stands in each section where there are sections.".formatted(key));
    }
    if (!charts.isEmpty())
      reading.fault(keys, "layout", "charts stand in each section where there are sections.");
    List<Yaml> items = node.items();
    if (items.isEmpty() || items.size() > MOST)
      reading.fault(node, "sections is not a list of 1 to %d tables.".formatted(MOST));
    var sections = new ArrayList<Placed>();
    for (Yaml item : items) sections.add(section(item));
    return sections;
  }

  private Placed section(Yaml item) throws Yaml.Broken {
    Map<String, Yaml> keys = reading.map(item, "a section", KEYS);
    String title = reading.required(keys, "title");
    if (!keys.containsKey("query")) reading.fault(item, "query is missing.");
    return section(keys, title, new ChartReader(reading).all(keys.get("charts")));
  }

  private Placed section(Map<String, Yaml> keys, @Nullable String title, List<Chart> charts)
      throws Yaml.Broken {
    SqlTemplate query = reading.query(keys, "query");
    List<DeclaredColumn> columns = new ColumnReader(reading).all(keys.get("columns"));
    Yaml at = keys.getOrDefault("query", Yaml.NOTHING);
    return new Placed(
        new Section(
            title,
            query != null ? query : SqlTemplate.NOTHING,
            columns,
            reading.texts(keys, "group_by"),
            charts),
        at);
  }
}
