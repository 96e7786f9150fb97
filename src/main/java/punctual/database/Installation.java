package punctual.database;

import static punctual.database.schema.Tables.INSTALLATION;

import java.time.Instant;
import java.util.Optional;

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
}
