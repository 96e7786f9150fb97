package punctual.catalog.sources;

import org.jspecify.annotations.Nullable;

/**
 * What a source tells of a query that it works on.
 *
 * @param queryId under which the source itself knows the query
 * @param percent of the work done, 0 to 100; null where the source cannot tell yet
 */
public record QueryProgress(String queryId, @Nullable Integer percent) {}
