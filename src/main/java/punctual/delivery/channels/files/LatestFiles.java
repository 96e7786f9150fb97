package punctual.delivery.channels.files;

import static punctual.database.schema.Tables.LATEST_FILES;

import java.time.Instant;
import java.util.UUID;
import org.jooq.impl.DSL;
import punctual.database.Database;

/**
 * Whose a file is that reports replace ({@code overwrite}), and of which due instant: nobody's
 * report takes the place of another's file, nor an older one that of a newer.
 */
final class LatestFiles {
  private final Database database;

  LatestFiles(Database database) {
    this.database = database;
  }

  /**
   * One place that reports replace.
   *
   * @param path below the organisation's part of the root
   */
  record Place(UUID organizationId, String alias, String path) {}

  /** Whether what stands there came to the same recipient, by a report that is no newer. */
  boolean mayReplace(Place place, Instant due, UUID recipient) {
    var f = LATEST_FILES;
    return database
        .dsl()
        .fetchExists(
            f,
            f.ORGANIZATION_ID.eq(place.organizationId()),
            f.ROOT.eq(place.alias()),
            f.PATH.eq(place.path()),
            f.RECIPIENT_ID.eq(recipient),
            f.DUE_AT.le(due));
  }

  /** Remembers what now stands there. */
  void wrote(Place place, Instant due, UUID recipient) {
    var f = LATEST_FILES;
    database
        .dsl()
        .insertInto(f)
        .set(f.ORGANIZATION_ID, place.organizationId())
        .set(f.ROOT, place.alias())
        .set(f.PATH, place.path())
        .set(f.DUE_AT, due)
        .set(f.RECIPIENT_ID, recipient)
        .onConflict(f.ORGANIZATION_ID, f.ROOT, f.PATH)
        .doUpdate()
        .set(f.DUE_AT, DSL.excluded(f.DUE_AT))
        .set(f.RECIPIENT_ID, DSL.excluded(f.RECIPIENT_ID))
        .execute();
  }

  /** The same where nobody is known to have written it: the same bytes alone make nobody's file. */
  void found(Place place, Instant due, UUID recipient) {
    var f = LATEST_FILES;
    database
        .dsl()
        .insertInto(f)
        .set(f.ORGANIZATION_ID, place.organizationId())
        .set(f.ROOT, place.alias())
        .set(f.PATH, place.path())
        .set(f.DUE_AT, due)
        .set(f.RECIPIENT_ID, recipient)
        .onConflictDoNothing()
        .execute();
  }

  /** What stands there now is not to be replaced by anybody. */
  void forget(Place place) {
    var f = LATEST_FILES;
    database
        .dsl()
        .deleteFrom(f)
        .where(f.ORGANIZATION_ID.eq(place.organizationId()))
        .and(f.ROOT.eq(place.alias()))
        .and(f.PATH.eq(place.path()))
        .execute();
  }
}
