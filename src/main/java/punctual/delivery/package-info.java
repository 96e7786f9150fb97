/** Who gets which artifact, and what became of it. */
@ApplicationModule(
    allowedDependencies = {
      "settings",
      "faults",
      "delivery::channels",
      "queue",
      "queue::spi",
      "storage",
      "audit",
      "identity",
      "metrics",
      "database",
      "web"
    })
@NullMarked
package punctual.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
