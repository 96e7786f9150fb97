package punctual.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;
import punctual.catalog.sources.Query;

/**
 * A report with its parameters filled in, ready to read.
 *
 * @param window of the first date range; null where the report has none
 * @param queries one for each section of the type, for {@link
 *     punctual.catalog.sources.Sources#snapshot}
 * @param title for people, placeholders filled: {@code Sales, 17 to 23 Nov 2026}
 * @param values of the parameters that have one, for people
 * @param recipients of a report that can be split; null where it cannot
 */
public record BoundReport(
    ReportType type,
    @Nullable Window window,
    List<Query> queries,
    String title,
    List<Value> values,
    @Nullable Query recipients) {

  /**
   * A parameter and its value in words.
   *
   * @param label of the parameter: {@code Region}
   * @param text {@code North, South}
   */
  public record Value(String label, String text) {}
}
