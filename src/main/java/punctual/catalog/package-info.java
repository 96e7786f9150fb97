/** Report types: definitions, parameters, validation, sources. */
@ApplicationModule(
    allowedDependencies = {"settings", "audit", "identity", "database", "web", "faults", "metrics"})
@NullMarked
package punctual.catalog;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
