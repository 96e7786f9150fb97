package punctual.catalog.spi;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One table of a report: a sheet, or a chapter.
 *
 * @param title null where the report has one table only
 * @param columns at least one; names are unique, and case matters to them
 * @param groupBy columns whose rows belong together while their values stay the same; each group is
 *     followed by its totals
 * @param charts over the rows of this table
 */
public record Section(
    @Nullable String title, List<Column> columns, List<String> groupBy, List<Chart> charts) {
  public Section {
    columns = List.copyOf(columns);
    groupBy = List.copyOf(groupBy);
    charts = List.copyOf(charts);
  }

  /** Where a column stands, from 0; -1 where there is none of this name. */
  public int index(String column) {
    return IntStream.range(0, columns.size())
        .filter(i -> columns.get(i).name().equalsIgnoreCase(column))
        .findFirst()
        .orElse(-1);
  }

  /** Whether any column has a total. */
  public boolean hasTotals() {
    return columns.stream().anyMatch(column -> column.total() != null);
  }
}
