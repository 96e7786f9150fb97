/**
 * Data sources: read-only JDBC sessions that stream typed rows, end at their deadline, and say in
 * one word what went wrong. Knows no report type.
 */
@NamedInterface("sources")
@NullMarked
package punctual.catalog.sources;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
