package punctual.delivery.channels.files;

import static punctual.database.schema.Tables.LATEST_FILES;

import java.time.Instant;
import java.util.UUID;
import org.jooq.impl.DSL;
import punctual.database.Database;

/**
 * Of which due instant a file is that reports replace ({@code overwrite}), so that a late attempt
 * never puts an older report in place of a newer one.
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

  /** Whether what stands there is no newer than a report of this due instant. */
  boolean mayReplace(Place place, Instant due) {
    var f = LATEST_FILES;
    return !database
        .dsl()
        .fetchExists(
            f,
            f.ORGANIZATION_ID.eq(place.organizationId()),
            f.ROOT.eq(place.alias()),
            f.PATH.eq(place.path()),
            f.DUE_AT.gt(due));
  }

  /** Remembers what now stands there; an older report changes nothing. */
  void wrote(Place place, Instant due, UUID delivery) {
    var f = LATEST_FILES;
    database
        .dsl()
        .insertInto(f)
        .set(f.ORGANIZATION_ID, place.organizationId())
        .set(f.ROOT, place.alias())
        .set(f.PATH, place.path())
        .set(f.DUE_AT, due)
        .set(f.DELIVERY_ID, delivery)
        .onConflict(f.ORGANIZATION_ID, f.ROOT, f.PATH)
        .doUpdate()
        .set(f.DUE_AT, DSL.excluded(f.DUE_AT))
        .set(f.DELIVERY_ID, DSL.excluded(f.DELIVERY_ID))
        .where(f.DUE_AT.le(DSL.excluded(f.DUE_AT)))
        .execute();
  }
}
