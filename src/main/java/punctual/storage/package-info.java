/** Artifacts: write once, compressed and encrypted, read, link, expire, archive. */
@ApplicationModule(
    allowedDependencies = {"settings", "faults", "audit", "identity", "metrics", "database", "web"})
@NullMarked
package punctual.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
