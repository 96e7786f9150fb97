/** What the tests of all modules share. */
@NullMarked
package punctual.testing;

import org.jspecify.annotations.NullMarked;
