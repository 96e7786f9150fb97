/** HTTP kit: problems, paging, idempotency, single-page fallback. Knows no feature. */
@ApplicationModule(allowedDependencies = {"settings", "database"})
@NullMarked
package punctual.web;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
