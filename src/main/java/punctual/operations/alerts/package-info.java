/**
 * Conditions that somebody must know of: found by rules, shown once, told by e-mail, over by
 * itself.
 */
@NamedInterface("alerts")
@NullMarked
package punctual.operations.alerts;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
