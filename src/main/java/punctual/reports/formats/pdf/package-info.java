/** PDF, for people: pages with a head, charts and tables, drawn as they come. */
@NullMarked
package punctual.reports.formats.pdf;

import org.jspecify.annotations.NullMarked;
