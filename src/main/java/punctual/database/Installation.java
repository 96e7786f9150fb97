package punctual.database;

import static punctual.database.schema.Tables.INSTALLATION;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Facts about this installation that belong to no organisation, by name. */
public final class Installation {
  private final Database database;

  public Installation(Database database) {
    this.database = database;
  }

  public Optional<String> get(String name) {
    return database
        .dsl()
        .select(INSTALLATION.VALUE)
        .from(INSTALLATION)
        .where(INSTALLATION.NAME.eq(name))
        .fetchOptional(INSTALLATION.VALUE);
  }

  /**
   * Takes the turn of a job that one node at a time does every {@code every}. A stamp that lies in
   * the future comes from a clock that was wrong, and is not believed.
   *
   * @return the stamp of this turn; empty where it is not time, or another node has it
   */
  public Optional<Instant> takeTurn(String name, Instant now, Duration every) {
    Instant stamp = now.truncatedTo(ChronoUnit.MICROS);
    boolean mine =
        database
                .dsl()
                .insertInto(INSTALLATION)
                .set(INSTALLATION.NAME, name)
                .set(INSTALLATION.VALUE, InstantBinding.text(stamp))
                .set(INSTALLATION.UPDATED_AT, stamp)
                .onConflict(INSTALLATION.NAME)
                .doUpdate()
                .set(INSTALLATION.VALUE, InstantBinding.text(stamp))
                .set(INSTALLATION.UPDATED_AT, stamp)
                .where(
                    INSTALLATION
                        .VALUE
                        .le(InstantBinding.text(stamp.minus(every)))
                        .or(INSTALLATION.VALUE.gt(InstantBinding.text(stamp.plus(every)))))
                .execute()
            == 1;
    return mine ? Optional.of(stamp) : Optional.empty();
  }

  /**
   * Prolongs a turn, from {@code now} on; in a transaction it also keeps others from taking it
   * until the end of that.
   *
   * @return the new stamp; empty where the turn is another node's by now
   */
  public Optional<Instant> renewTurn(String name, Instant stamp, Instant now) {
    Instant next = now.truncatedTo(ChronoUnit.MICROS);
    int mine =
        database
            .dsl()
            .update(INSTALLATION)
            .set(INSTALLATION.VALUE, InstantBinding.text(next))
            .set(INSTALLATION.UPDATED_AT, next)
            .where(INSTALLATION.NAME.eq(name))
            .and(INSTALLATION.VALUE.eq(InstantBinding.text(stamp)))
            .execute();
    return mine == 1 ? Optional.of(next) : Optional.empty();
  }

  public void set(String name, String value, Instant now) {
    database
        .dsl()
        .insertInto(INSTALLATION)
        .set(INSTALLATION.NAME, name)
        .set(INSTALLATION.VALUE, value)
        .set(INSTALLATION.UPDATED_AT, now)
        .onConflict(INSTALLATION.NAME)
        .doUpdate()
        .set(INSTALLATION.VALUE, value)
        .set(INSTALLATION.UPDATED_AT, now)
        .execute();
  }

  /**
   * Sets a value where it still is what the caller has read; within a transaction others wait for
   * its end, and then find it changed.
   *
   * @param before null: there was none
   * @return false where it was something else by now
   */
  public boolean replace(String name, @Nullable String before, String value, Instant now) {
    if (before == null) {
      return database
              .dsl()
              .insertInto(INSTALLATION)
              .set(INSTALLATION.NAME, name)
              .set(INSTALLATION.VALUE, value)
              .set(INSTALLATION.UPDATED_AT, now)
              .onConflictDoNothing()
              .execute()
          == 1;
    }
    return database
            .dsl()
            .update(INSTALLATION)
            .set(INSTALLATION.VALUE, value)
            .set(INSTALLATION.UPDATED_AT, now)
            .where(INSTALLATION.NAME.eq(name))
            .and(INSTALLATION.VALUE.eq(before))
            .execute()
        == 1;
  }
}
