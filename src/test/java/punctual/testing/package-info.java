/** Hand-written stand-ins for the world outside. */
@NullMarked
package punctual.testing;

import org.jspecify.annotations.NullMarked;
