@NullMarked
package punctual.schedules.recurrence;

import org.jspecify.annotations.NullMarked;
