/** People's ways through the packaged product, in a browser. */
@NullMarked
package punctual.journeys;

import org.jspecify.annotations.NullMarked;
