/** The sample shop that {@code punctual demo} reports on. */
@NullMarked
package punctual.cli.demo;

import org.jspecify.annotations.NullMarked;
