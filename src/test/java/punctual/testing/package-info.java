/** What tests share: servers, clocks, builders. */
@NullMarked
package punctual.testing;

import org.jspecify.annotations.NullMarked;
