package punctual.queue;

import static punctual.database.schema.Tables.WORKERS;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.database.Dialect;
import punctual.database.Ids;

/**
 * This process among all nodes: one narrow row with a lease by the database's clock. The id is new
 * at every start, and again after a lost lease, so that a node never looks like the one that died.
 */
final class Node {
  private static final String VERSION =
      Objects.requireNonNullElse(Node.class.getPackage().getImplementationVersion(), "development");

  private final Database database;
  private final InstantSource time;
  private final Ids ids;
  private final Duration lease;
  private final Map<String, String> holds = new ConcurrentHashMap<>();
  private volatile UUID id;
  private volatile boolean draining;
  private volatile Duration offset = Duration.ZERO;
  private volatile @Nullable String heldBy;
  private volatile int slots;
  private String name = "";

  Node(Database database, InstantSource time, Ids ids) {
    this(database, time, ids, Timing.NORMAL.lease());
  }

  Node(Database database, InstantSource time, Ids ids, Duration lease) {
    this.database = database;
    this.time = time;
    this.ids = ids;
    this.lease = lease;
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

  /**
   * Joins as somebody new: what the old id had claimed is no longer this node's. What a person had
   * said about it still holds.
   */
  void rejoin() {
    draining = draining || isDraining();
    id = ids.next();
    insert();
  }

  private boolean isDraining() {
    return database.dsl().fetchExists(WORKERS, WORKERS.ID.eq(id).and(WORKERS.DRAINING.isTrue()));
  }

  private void insert() {
    offset = clockOffset();
    database
        .dsl()
        .insertInto(WORKERS)
        .set(WORKERS.ID, id)
        .set(WORKERS.NODE, name)
        .set(WORKERS.VERSION, VERSION)
        .set(WORKERS.SLOTS, slots)
        .set(WORKERS.STARTED_AT, now(Duration.ZERO))
        .set(WORKERS.BEAT_AT, now(Duration.ZERO))
        .set(WORKERS.LEASE_UNTIL, now(lease))
        .set(WORKERS.CLOCK_OFFSET_MS, offset.toMillis())
        .set(WORKERS.HELD_BY, heldBy)
        .set(WORKERS.DRAINING, draining)
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
    offset = clockOffset();
    var row =
        database
            .dsl()
            .update(WORKERS)
            .set(WORKERS.LEASE_UNTIL, now(lease))
            .set(WORKERS.BEAT_AT, now(Duration.ZERO))
            .set(WORKERS.SLOTS, slots)
            .set(WORKERS.CLOCK_OFFSET_MS, offset.toMillis())
            .set(WORKERS.HELD_BY, heldBy)
            .where(WORKERS.ID.eq(id))
            .and(holds)
            .returning(WORKERS.DRAINING)
            .fetchOne();
    if (row == null) return false;
    draining = row.getDraining();
    return true;
  }

  /** Slots of all kinds together; others learn of it at the next beat. */
  void slots(int now) {
    slots = now;
  }

  /**
   * What keeps this node from starting jobs of a kind; others learn of it at once.
   *
   * @param reason null: nothing
   */
  synchronized void held(String kind, @Nullable String reason) {
    if (reason == null) holds.remove(kind);
    else holds.put(kind, reason);
    String now = holds.values().stream().sorted().findFirst().orElse(null);
    if (Objects.equals(now, heldBy)) return;
    database.dsl().update(WORKERS).set(WORKERS.HELD_BY, now).where(WORKERS.ID.eq(id)).execute();
    heldBy = now;
  }

  void drain() {
    draining = true;
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
        WORKERS.LEASE_UNTIL.getDataType(), DSL.inline(plus.toMillis() / 1000.0));
  }

  /** How far this machine's clock is ahead of the database's, asked now. */
  Duration clockOffset() {
    if (database.dialect() == Dialect.SQLITE) return Duration.ZERO;
    Instant there =
        database
            .dsl()
            .select(DSL.field("now()", OffsetDateTime.class))
            .fetchSingle()
            .value1()
            .toInstant();
    return Duration.between(there, time.instant());
  }

  /** As at the last beat. */
  Duration lastOffset() {
    return offset;
  }
}
