/** CSV, for spreadsheets and for machines. */
@NullMarked
package punctual.reports.formats.csv;

import org.jspecify.annotations.NullMarked;
