/** Parquet, for data tools: typed columns, compressed, written by DuckDB. */
@NullMarked
package punctual.reports.formats.parquet;

import org.jspecify.annotations.NullMarked;
