/** Metrics in both forms, and the figures of this process. */
@NullMarked
package punctual.operations.metrics;

import org.jspecify.annotations.NullMarked;
