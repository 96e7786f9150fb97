package punctual.schedules;

import java.time.InstantSource;
import punctual.database.Database;
import punctual.schedules.recurrence.Recurrences;

/** Lets the benches make what only the server makes. */
public final class SchedulesDoor {
  private SchedulesDoor() {}

  public static Schedules schedules(Database database, InstantSource time) {
    return new Schedules(
        new ScheduleRepository(database), Recurrences.standard(), database, time);
  }
}
