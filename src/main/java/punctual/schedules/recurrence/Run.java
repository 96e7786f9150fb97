package punctual.schedules.recurrence;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One intended run.
 *
 * @param at when, to the second
 * @param nominal the scheduled local date and time; where several meet, the earliest. Together with
 *     {@code pass} it names the run whatever the time-zone data say (S7)
 * @param pass 1 for an every-hour schedule in the second pass of a repeated hour, else 0
 * @param local what the zone's clock reads then
 * @param note why the run is not simply at its nominal date and time; null where it is
 * @param cause words for {@link Note#sentence}: which date was moved and why; null without need
 */
public record Run(
    Instant at,
    LocalDateTime nominal,
    int pass,
    OffsetDateTime local,
    @Nullable Note note,
    @Nullable String cause) {
  public Run(
      Instant at, LocalDateTime nominal, int pass, OffsetDateTime local, @Nullable Note note) {
    this(at, nominal, pass, local, note, null);
  }
}
