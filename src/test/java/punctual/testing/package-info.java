/** What the tests of every package share: a running server, a browser. */
@NullMarked
package punctual.testing;

import org.jspecify.annotations.NullMarked;
