/** Punctual: scheduled reports and workforce rosters, on time, every time. */
@NullMarked
package punctual;

import org.jspecify.annotations.NullMarked;
