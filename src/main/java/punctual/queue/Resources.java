package punctual.queue;

import static org.jooq.impl.DSL.field;
import static punctual.database.schema.Tables.ORGANIZATION_QUOTAS;
import static punctual.database.schema.Tables.QUEUE_RESOURCES;
import static punctual.database.schema.Tables.WORKERS;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Field;
import punctual.database.Database;

/** The rows of {@code queue_resources}, and what else limits how much runs at once. */
final class Resources {
  private final Database database;
  private final InstantSource time;

  Resources(Database database, InstantSource time) {
    this.database = database;
    this.time = time;
  }

  /** Sets a limit; the circuit stays as it is. */
  void limit(String name, int maxRunning) {
    var q = QUEUE_RESOURCES;
    database
        .dsl()
        .insertInto(q, q.NAME, q.MAX_RUNNING, q.CIRCUIT, q.FAILURES, q.OPENS, q.UPDATED_AT)
        .values(name, maxRunning, "closed", 0, 0, time.instant())
        .onConflict(q.NAME)
        .doUpdate()
        .set(q.MAX_RUNNING, maxRunning)
        .set(q.UPDATED_AT, time.instant())
        .execute();
  }

  /** The pause of an open circuit is over: one row at a time tries it. */
  void probe(String name) {
    var q = QUEUE_RESOURCES;
    database
        .dsl()
        .update(q)
        .set(q.CIRCUIT, "probing")
        .set(q.UPDATED_AT, time.instant())
        .where(q.NAME.eq(name))
        .and(q.CIRCUIT.eq("open"))
        .execute();
  }

  /** All of them by name, with what runs of each. */
  List<Resource> all(QueueTable table) {
    if (table.resource() == null) return List.of();
    var q = QUEUE_RESOURCES;
    Field<Integer> running = field(table.runningOf("queue_resources.name"), Integer.class);
    return database
        .dsl()
        .select(q.asterisk(), running.as("running"))
        .from(q)
        .orderBy(q.NAME)
        .fetch(row ->
            new Resource(
                row.get(q.NAME),
                row.get(q.MAX_RUNNING),
                row.get("running", int.class),
                row.get(q.CIRCUIT),
                row.get(q.FAILURES),
                row.get(q.OPENED_AT),
                row.get(q.OPEN_UNTIL),
                row.get(q.LAST_ERROR_CODE)));
  }

  /** How many rows of an organisation may run at once, and how many do. */
  Standing.Quota quota(QueueTable table, UUID organization) {
    var o = ORGANIZATION_QUOTAS;
    Field<Integer> running =
        field(
            "(select count(*) from %s r where %s and r.organization_id = organization_quotas.organization_id)"
                .formatted(table.name(), table.isActive("r")),
            Integer.class);
    return database
        .dsl()
        .select(o.MAX_RUNNING, running)
        .from(o)
        .where(o.ORGANIZATION_ID.eq(organization))
        .fetchOptional(row -> new Standing.Quota(row.value1(), row.value2()))
        .orElse(new Standing.Quota(0, 0));
  }

  /** How many nodes may claim, and what keeps the others that are alive from it. */
  Standing.Nodes nodes(Node node) {
    var w = WORKERS;
    var alive =
        database
            .dsl()
            .select(w.DRAINING, w.HELD_BY)
            .from(w)
            .where(w.LEASE_UNTIL.gt(node.now(Duration.ZERO)))
            .fetch();
    var open = alive.stream().filter(row -> !row.value1()).toList();
    int claiming = (int) open.stream().filter(row -> row.value2() == null).count();
    String hold =
        claiming > 0 ? null : open.stream().map(row -> row.value2()).findFirst().orElse(null);
    return new Standing.Nodes(claiming, hold);
  }

  /** How far apart the starts of an organisation's scheduled rows may be drawn. */
  Map<UUID, Duration> startJitter(Collection<UUID> organizations) {
    var o = ORGANIZATION_QUOTAS;
    return database
        .dsl()
        .select(o.ORGANIZATION_ID, o.START_JITTER_SECONDS)
        .from(o)
        .where(o.ORGANIZATION_ID.in(organizations))
        .and(o.START_JITTER_SECONDS.gt(0))
        .fetchMap(row -> row.value1(), row -> Duration.ofSeconds(row.value2()));
  }
}
