package punctual.identity;

import static punctual.database.schema.Tables.REFRESH_TOKENS;
import static punctual.database.schema.Tables.SIGNING_KEYS;

import java.time.Instant;
import java.time.InstantSource;
import punctual.database.Database;

/** Sessions and keys that are over for good. */
public final class SignOuts {
  private final Database database;
  private final InstantSource time;

  SignOuts(Database database, InstantSource time) {
    this.database = database;
    this.time = time;
  }

  /** Deletes refresh tokens past their end and keys that no token can be signed with any more. */
  public void forget() {
    Instant now = time.instant();
    database.dsl().deleteFrom(REFRESH_TOKENS).where(REFRESH_TOKENS.FAMILY_UNTIL.lt(now)).execute();
    database
        .dsl()
        .deleteFrom(SIGNING_KEYS)
        .where(SIGNING_KEYS.CREATED_AT.lt(now.minus(SigningKeys.VERIFIES)))
        .execute();
  }
}
