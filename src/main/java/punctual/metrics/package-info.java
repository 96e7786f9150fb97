/**
 * Figures that modules offer about themselves: what a metric is, distributions of durations, and
 * the roll-up of what has ended by hours.
 */
@ApplicationModule(allowedDependencies = {"database"})
@NullMarked
package punctual.metrics;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
