/** Who did what: append-only, written in the caller's transaction. */
@ApplicationModule(allowedDependencies = {"settings", "database", "web"})
@NullMarked
package punctual.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
