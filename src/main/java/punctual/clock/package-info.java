/** One beat across all nodes: due schedules become executions, once per due time. */
@ApplicationModule(
    allowedDependencies = {"settings", "schedules", "reports", "queue", "queue::spi", "database"})
@NullMarked
package punctual.clock;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
