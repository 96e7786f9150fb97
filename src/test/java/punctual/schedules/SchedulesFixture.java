package punctual.schedules;

import java.time.InstantSource;
import punctual.database.Database;
import punctual.schedules.recurrence.Recurrences;

/** Schedules over a database, with the real calendar. */
public final class SchedulesFixture {
  public static final Recurrences RECURRENCES = Recurrences.standard();

  private SchedulesFixture() {}

  public static Schedules over(Database database, InstantSource time) {
    return new Schedules(new ScheduleRepository(database), RECURRENCES, database, time);
  }
}
