/** Health, readiness, disk space, alerts, the audit log's screen. */
@ApplicationModule
@NullMarked
package punctual.operations;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
