package punctual.clock;

import java.time.InstantSource;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.reports.ExecutionsFixture;
import punctual.schedules.SchedulesFixture;

/** The clock of one node, moved by a test. */
public final class Ticks {
  private final DueRuns due;

  public Ticks(Database database, InstantSource time, Ids ids) {
    due =
        new DueRuns(
            SchedulesFixture.over(database, time),
            ExecutionsFixture.over(database, time, ids),
            database,
            time);
  }

  /** Everything that is due becomes rows. */
  public void tick() {
    due.enqueue();
  }
}
