/** Durable fair work queue: enqueue, claim, attempt, retry, rescue. */
@ApplicationModule(
    allowedDependencies = {"settings", "faults", "queue::spi", "metrics", "database"})
@NullMarked
package punctual.queue;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
