package punctual.queue;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.min;
import static punctual.database.schema.Tables.QUEUE_RESOURCES;
import static punctual.database.schema.Tables.WORKERS;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.database.Dialect;

/** How the queue is on all nodes together, for those who watch it. Changes nothing. */
public final class QueueHealth {
  private final Database database;
  private final InstantSource time;

  public QueueHealth(Database database, InstantSource time) {
    this.database = database;
    this.time = time;
  }

  /**
   * What could start now.
   *
   * @param oldestAt since when the first of them waits; null where there is none
   */
  public record Backlog(int waiting, @Nullable Instant oldestAt) {}

  /** Waiting rows whose time has come, but those behind an earlier row of their own group. */
  public Backlog backlog(QueueTable table) {
    Table<?> q = table.table().as("q");
    Field<Instant> at = column(q, table.availableAt());
    return database
        .dsl()
        .select(count(), min(at))
        .from(q)
        .where(isWaiting(table))
        .and(at.le(time.instant()))
        .fetchSingle(row -> new Backlog(row.value1(), row.value2()));
  }

  private static Condition isWaiting(QueueTable table) {
    return condition("q.status = '%s'%s".formatted(table.waiting(), table.notBlocked("q")));
  }

  private static <T> Field<T> column(Table<?> alias, Field<T> column) {
    Field<T> found = alias.field(column);
    if (found == null) throw new IllegalStateException("no column " + column);
    return found;
  }

  /**
   * Groups, such as schedules, with a row that has waited since before {@code since} though nothing
   * of its own holds it: no earlier row, no limit of its organisation or of what it uses. Whether a
   * slot was free is for the caller to know.
   */
  public Map<UUID, Integer> startable(QueueTable table, Instant since) {
    Table<?> q = table.table().as("q");
    Field<UUID> organization = column(q, table.organization());
    Field<UUID> group =
        table.serial() == null
            ? column(q, table.id())
            : column(q, table.field(table.serial().group(), UUID.class));
    Field<Integer> groups = countDistinct(group);
    return database
        .dsl()
        .select(organization, groups)
        .from(q)
        .where(isWaiting(table))
        .and(column(q, table.availableAt()).lt(since))
        .and(condition(organizationHasRoom(table)))
        .and(condition(resourceHasRoom(table)))
        .groupBy(organization)
        .fetchMap(organization, groups);
  }

  private static String organizationHasRoom(QueueTable table) {
    return """
    (select count(*) from %s r where r.organization_id = q.organization_id and %s)
     < (select coalesce(max(o.max_running), 0) from organization_quotas o where o.organization_id = q.organization_id)\
    """
        .formatted(table.name(), table.isActive("r"));
  }

  private static String resourceHasRoom(QueueTable table) {
    if (!table.has("source")) return "1 = 1";
    return """
    not exists (select 1 from queue_resources s where s.name = q.source and (s.circuit <> 'closed'
     or %s >= s.max_running))\
    """
        .formatted(table.runningOf("q.source"));
  }

  /** Another process that takes part, or did. */
  public record NodeState(UUID id, String name, Instant leaseUntil, Duration clockOffset) {}

  /** Nodes whose lease has ended and that have not come back. */
  public List<NodeState> lost() {
    return nodes(leaseIsOver());
  }

  /** Nodes that take work: alive, not draining, held by nothing. */
  public List<NodeState> taking() {
    return nodes(leaseIsOver().not().and(WORKERS.DRAINING.isFalse()).and(WORKERS.HELD_BY.isNull()));
  }

  /** Nodes that are alive and held by something, such as a full disk. */
  public List<NodeState> held() {
    return nodes(leaseIsOver().not().and(WORKERS.HELD_BY.isNotNull()));
  }

  /** Nodes that are alive. */
  public List<NodeState> alive() {
    return nodes(leaseIsOver().not());
  }

  private List<NodeState> nodes(Condition which) {
    return database
        .dsl()
        .select(WORKERS.ID, WORKERS.NODE, WORKERS.LEASE_UNTIL, WORKERS.CLOCK_OFFSET_MS)
        .from(WORKERS)
        .where(which)
        .orderBy(WORKERS.NODE, WORKERS.ID)
        .fetch(row ->
            new NodeState(
                row.value1(), row.value2(), row.value3(), Duration.ofMillis(row.value4())));
  }

  /** By the database's clock where there is one, as leases are. */
  private Condition leaseIsOver() {
    return database.dialect() == Dialect.SQLITE
        ? WORKERS.LEASE_UNTIL.lt(time.instant())
        : condition("lease_until < now()");
  }

  /** What several rows share, such as a data source, while it is spared. */
  public record OpenCircuit(
      String resource,
      String state,
      int failures,
      @Nullable Instant until,
      @Nullable String lastErrorCode) {}

  public List<OpenCircuit> openCircuits() {
    var r = QUEUE_RESOURCES;
    return database
        .dsl()
        .select(r.NAME, r.CIRCUIT, r.FAILURES, r.OPEN_UNTIL, r.LAST_ERROR_CODE)
        .from(r)
        .where(r.CIRCUIT.ne("closed"))
        .orderBy(r.NAME)
        .fetch(row ->
            new OpenCircuit(row.value1(), row.value2(), row.value3(), row.value4(), row.value5()));
  }
}
