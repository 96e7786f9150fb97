/** What other modules implement for the queue: handlers, outcomes, retries. */
@NamedInterface("spi")
@NullMarked
package punctual.queue.spi;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
