/** Organisations, users, roles, sign-in, tokens. */
@ApplicationModule(allowedDependencies = {"settings", "audit", "database", "web"})
@NullMarked
package punctual.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
