package punctual.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import punctual.catalog.ReportType;
import punctual.catalog.sources.SourceFault;
import punctual.catalog.spi.Chart;
import punctual.catalog.spi.Column;
import punctual.catalog.spi.Section;
import punctual.faults.Classifier;

/** The definition's tables, once the source has told their columns. */
final class Sections {
  private Sections() {}

  /**
   * @throws SourceFault {@code columns_missing} where groups or charts name a column that the query
   *     does not return
   */
  static Section over(ReportType.Section declared, List<Column> columns) {
    var section = new Section(declared.title(), columns, declared.groupBy(), declared.charts());
    var missing = new ArrayList<String>();
    for (String name : named(declared)) if (section.index(name) < 0) missing.add(name);
    if (missing.isEmpty()) return section;
    String there = columns.stream().map(Column::name).collect(Collectors.joining(", "));
    String detail =
        "group_by and charts name %s; the query returns %s"
            .formatted(String.join(", ", missing), there);
    throw new SourceFault(Classifier.STANDARD.code("columns_missing").fault(detail), null);
  }

  private static List<String> named(ReportType.Section declared) {
    var names = new ArrayList<>(declared.groupBy());
    for (Chart chart : declared.charts()) {
      names.add(chart.x());
      names.addAll(chart.y());
    }
    return names.stream().distinct().toList();
  }
}
