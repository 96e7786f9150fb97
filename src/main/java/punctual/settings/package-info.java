/**
 * Settings: names, types, defaults, where a value came from, and what is wrong with it. Knows no
 * feature.
 */
@ApplicationModule(
    type = ApplicationModule.Type.OPEN,
    allowedDependencies = {})
@NullMarked
package punctual.settings;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
