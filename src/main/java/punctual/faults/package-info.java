/** What can go wrong: categories, codes, words, and the table that sorts what was met. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package punctual.faults;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
