/** Health, readiness, configuration check, disk. */
@ApplicationModule
@NullMarked
package punctual.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
