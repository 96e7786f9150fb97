package punctual.queue;

import static punctual.database.schema.Tables.WORKERS;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import punctual.database.Database;
import punctual.database.Dialect;
import punctual.database.Ids;

/**
 * This process among all nodes: one narrow row with a lease by the database's clock. The id is new
 * at every start, and again after a lost lease, so that a node never looks like the one that died.
 */
final class Node {
  static final Duration LEASE = Duration.ofSeconds(30);

  private final Database database;
  private final InstantSource time;
  private final Ids ids;
  private volatile UUID id;
  private String name = "";
  private int slots;

  Node(Database database, InstantSource time, Ids ids) {
    this.database = database;
    this.time = time;
    this.ids = ids;
    id = ids.next();
  }

  UUID id() {
    return id;
  }

  void join(String asName, int withSlots) {
    name = asName;
    slots = withSlots;
    insert();
  }

  /** Joins as somebody new: what the old id had claimed is no longer this node's. */
  void rejoin() {
    id = ids.next();
    insert();
  }

  private void insert() {
    database
        .dsl()
        .insertInto(WORKERS)
        .set(WORKERS.ID, id)
        .set(WORKERS.NODE, name)
        .set(WORKERS.SLOTS, slots)
        .set(WORKERS.STARTED_AT, time.instant())
        .set(WORKERS.LEASE_UNTIL, now(LEASE))
        .set(WORKERS.DRAINING, false)
        .execute();
  }

  /**
   * Extends the lease; false: it has ended, and every row of this node belongs to others by now. On
   * SQLite nobody else could have taken it, as when the machine slept.
   */
  boolean beat() {
    Condition holds =
        database.dialect() == Dialect.SQLITE
            ? DSL.noCondition()
            : WORKERS.LEASE_UNTIL.gt(now(Duration.ZERO));
    return database
            .dsl()
            .update(WORKERS)
            .set(WORKERS.LEASE_UNTIL, now(LEASE))
            .where(WORKERS.ID.eq(id))
            .and(holds)
            .execute()
        == 1;
  }

  void drain() {
    database.dsl().update(WORKERS).set(WORKERS.DRAINING, true).where(WORKERS.ID.eq(id)).execute();
  }

  void leave() {
    database.dsl().deleteFrom(WORKERS).where(WORKERS.ID.eq(id)).execute();
  }

  /**
   * The database's clock on PostgreSQL, so that skewed nodes agree; on SQLite there is only this
   * process.
   */
  Field<Instant> now(Duration plus) {
    if (database.dialect() == Dialect.SQLITE) {
      return DSL.val(time.instant().plus(plus), WORKERS.LEASE_UNTIL);
    }
    return DSL.field(
        "(now() + make_interval(secs => {0}))",
        WORKERS.LEASE_UNTIL.getDataType(), DSL.inline(plus.toSeconds()));
  }

  /** The database's reading, for the offset between the clocks in health. */
  Instant databaseTime() {
    if (database.dialect() == Dialect.SQLITE) return time.instant();
    return database
        .dsl()
        .select(DSL.field("now()", OffsetDateTime.class))
        .fetchSingle()
        .value1()
        .toInstant();
  }
}
