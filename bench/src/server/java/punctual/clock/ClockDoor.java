package punctual.clock;

import java.time.Duration;
import java.time.InstantSource;
import punctual.database.Database;
import punctual.reports.Executions;
import punctual.schedules.Schedules;

/** A clock that beats each second until it is closed. */
public final class ClockDoor implements AutoCloseable {
  private final Beat beat;

  private ClockDoor(Beat beat) {
    this.beat = beat;
  }

  public static ClockDoor start(
      Schedules schedules, Executions executions, Database database, InstantSource time) {
    var runs = new DueRuns(schedules, executions, database, time);
    var door = new ClockDoor(new Beat(runs, time, Duration.ofSeconds(1)));
    door.beat.start();
    return door;
  }

  @Override
  public void close() throws InterruptedException {
    beat.stop();
  }
}
