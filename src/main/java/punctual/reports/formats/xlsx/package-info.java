/**
 * Workbooks. The XML is written here: fastexcel has no formulas with a cached value, drops the
 * spaces around a text, and puts the machine's clock into the file.
 */
@NullMarked
package punctual.reports.formats.xlsx;

import org.jspecify.annotations.NullMarked;
