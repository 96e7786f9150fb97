/** Artifacts: write once, read, expire. */
@ApplicationModule(allowedDependencies = {"settings", "metrics", "database", "web"})
@NullMarked
package punctual.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
