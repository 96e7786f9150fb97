/** What should run, when, in which zone, for whom. */
@ApplicationModule(
    allowedDependencies = {
      "settings",
      "catalog",
      "catalog::spi",
      "delivery",
      "delivery::channels",
      "storage",
      "audit",
      "identity",
      "metrics",
      "database",
      "web"
    })
@NullMarked
package punctual.schedules;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
