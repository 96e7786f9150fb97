/**
 * Data source, transactions, migrations, and what differs between SQLite and PostgreSQL. Knows no
 * feature.
 */
@ApplicationModule(
    type = ApplicationModule.Type.OPEN,
    allowedDependencies = {"settings"})
@NullMarked
package punctual.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
