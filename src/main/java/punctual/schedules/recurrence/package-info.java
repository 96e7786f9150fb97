/**
 * When does a schedule run next? Pure calculation: dates and times of day in, instants out.
 *
 * <p>A schedule is a set of local dates ({@link punctual.schedules.recurrence.Dates}) times a set
 * of local times ({@link punctual.schedules.recurrence.Times}); {@link
 * punctual.schedules.recurrence.Timeline} lays both on the instants of a zone. Start at {@link
 * punctual.schedules.recurrence.Recurrences}. The rules stand in {@code
 * docs/reference/recurrence.md}.
 */
@NamedInterface("recurrence")
@NullMarked
package punctual.schedules.recurrence;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
