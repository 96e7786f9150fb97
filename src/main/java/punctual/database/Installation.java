package punctual.database;

import static punctual.database.schema.Tables.INSTALLATION;

import java.time.Instant;
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
