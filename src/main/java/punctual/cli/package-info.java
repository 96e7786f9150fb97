/** One class for each command. */
@ApplicationModule
@NullMarked
package punctual.cli;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
