package punctual.catalog;

import org.jspecify.annotations.Nullable;
import punctual.catalog.sources.Query;

/**
 * A report with its parameters filled in, ready to read.
 *
 * @param window of the first date range; null where the report has none
 * @param query for {@link punctual.catalog.sources.Sources#open}
 * @param title for people, placeholders filled: {@code Sales, 17 to 23 Nov 2026}
 */
public record BoundReport(ReportType type, @Nullable Window window, Query query, String title) {}
