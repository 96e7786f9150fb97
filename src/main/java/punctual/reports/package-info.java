/** One execution of a report from end to end. */
@ApplicationModule(
    allowedDependencies = {
      "settings",
      "faults",
      "catalog",
      "catalog::spi",
      "catalog::sources",
      "schedules",
      "queue",
      "queue::spi",
      "storage",
      "delivery",
      "delivery::channels",
      "audit",
      "identity",
      "metrics",
      "database",
      "web"
    })
@NullMarked
package punctual.reports;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
