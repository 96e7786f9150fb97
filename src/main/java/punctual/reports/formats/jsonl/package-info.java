/** JSON lines, for machines: one object for each row. */
@NullMarked
package punctual.reports.formats.jsonl;

import org.jspecify.annotations.NullMarked;
