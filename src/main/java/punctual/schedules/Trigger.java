package punctual.schedules;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import punctual.schedules.recurrence.Recurrence;
import punctual.schedules.recurrence.Run;

/**
 * When a schedule is due: pure, no clock of its own. The local date-time and the pass name a due
 * time whatever the time-zone data says later; the instant is when it is now.
 */
public final class Trigger {
  private final Recurrence recurrence;

  Trigger(Recurrence recurrence) {
    this.recurrence = recurrence;
  }

  /** One due time. */
  public record Due(Instant at, LocalDateTime nominal, int pass) {
    static Due of(Run run) {
      return new Due(run.at(), run.nominal(), run.pass());
    }
  }

  /**
   * What has become due, oldest first, and what comes after it; {@code next} is null where the
   * schedule is over.
   */
  public record Passed(List<Due> due, @Nullable Due next) {}

  /** The first due time strictly after {@code previous}; empty when never again. */
  public Optional<Due> after(Instant previous) {
    return recurrence.next(previous).map(Due::of);
  }

  /**
   * Due times from {@code first} up to and including {@code now}, at most {@code most}: where there
   * are more, {@code next} is not in the future yet and the caller comes back.
   */
  public Passed until(Due first, Instant now, int most) {
    var due = new ArrayList<Due>();
    Due at = first;
    while (at != null && !at.at().isAfter(now) && due.size() < most) {
      due.add(at);
      at = after(at.at()).orElse(null);
    }
    return new Passed(due, at);
  }
}
