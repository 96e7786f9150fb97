package punctual.metrics;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import punctual.database.Database;
import punctual.database.Installation;

/**
 * Turns what has ended into figures, by the hour and each once: the transaction that writes hours
 * also moves the mark up to which all hours are written, and only from where it found it. So a
 * repeat, a crash and a second node that does the same change nothing.
 */
public final class RollUp {
  /** An end is committed shortly after the instant that it carries; clocks of nodes differ. */
  static final Duration LATE = Duration.ofMinutes(10);

  /** Hours of one step where many are to be caught up. */
  private static final Duration AT_ONCE = Duration.ofHours(12);

  private final String mark;
  private final History history;
  private final Database database;
  private final Installation installation;
  private final InstantSource time;

  /**
   * @param name of the table of figures
   */
  public RollUp(String name, History history, Database database, InstantSource time) {
    mark = name + "_until";
    this.history = history;
    this.database = database;
    installation = new Installation(database);
    this.time = time;
  }

  /** Rows that end, and their figures. */
  public interface History {
    /** When the first row ended, from one instant on and before another. */
    Optional<Instant> firstEnd(Instant from, Instant before);

    /**
     * Reads what ended within full hours, which do not change any more.
     *
     * @return writes the figures of these hours, in the caller's transaction
     */
    Runnable roll(Instant from, Instant before);
  }

  /** What ended before this full hour is rolled up. */
  public Instant until() {
    return installation.get(mark).map(Instant::parse).orElse(Instant.EPOCH);
  }

  /** Rolls up the next hours in which something ended; false where there is none yet. */
  public boolean step() {
    Instant from = until();
    Instant over = time.instant().minus(LATE).truncatedTo(ChronoUnit.HOURS);
    if (!from.isBefore(over)) return false;
    Optional<Instant> first = history.firstEnd(from, over);
    if (first.isEmpty()) {
      move(from, over);
      return false;
    }
    Instant hour = first.get().truncatedTo(ChronoUnit.HOURS);
    Instant most = hour.plus(AT_ONCE);
    Instant before = most.isBefore(over) ? most : over;
    Runnable write = history.roll(hour, before);
    return database.write(() -> {
      if (!move(from, before)) return false;
      write.run();
      return true;
    });
  }

  private boolean move(Instant from, Instant to) {
    String before = from.equals(Instant.EPOCH) ? null : from.toString();
    return installation.replace(mark, before, to.toString(), time.instant());
  }
}
