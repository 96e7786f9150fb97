/** Output formats: rows in, bytes out, in constant memory. Knows rows, not sources. */
@NullMarked
package punctual.reports.formats;

import org.jspecify.annotations.NullMarked;
