package punctual.queue;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import punctual.database.Database;
import punctual.queue.spi.Job;

/**
 * The claim on PostgreSQL: READ COMMITTED, {@code SKIP LOCKED}, nobody waits and no deadlock is
 * possible.
 */
final class PostgresVisit implements Visit {
  /** The quota row of an organisation stands for its rows. */
  private static final String LOCKED =
      """
      l as materialized (select o.organization_id from organization_quotas o join v using (organization_id)
                          where v.ok for no key update of o skip locked)
      select v.organization_id, v.weight, v.max_running, v.ok, l.organization_id is not null as locked
        from v left join l using (organization_id) order by v.i\
      """;

  private final QueueTable table;
  private final Database database;
  private final String visit;
  private final String checkedVisit;
  private final String take;

  PostgresVisit(QueueTable table, Database database) {
    this.table = table;
    this.database = database;
    visit = uncheckedSql();
    checkedVisit = checkedSql();
    take = takeSql();
  }

  @Override
  public boolean mayClaim(UUID worker) {
    return database
        .dsl()
        .fetchOptional(
            "select 1 from workers where id = ?::uuid and lease_until > now() and not draining for share",
            worker)
        .isPresent();
  }

  /** The check for room is a third of the cost, and limits rarely bind. */
  @Override
  public List<Seen> organizations(Partition partition, Range range, boolean scarce) {
    List<Object> at = table.values(partition);
    var values = new ArrayList<>(at);
    values.addAll(List.of(range.after(), range.upto()));
    values.addAll(at);
    values.addAll(List.of(range.upto(), range.want() * LOOKS, range.want()));
    return database
        .dsl()
        .fetch(scarce ? checkedVisit : visit, values.toArray())
        .map(PostgresVisit::seen);
  }

  private static Seen seen(Record row) {
    return new Seen(
        row.get("organization_id", UUID.class),
        row.get("weight", int.class),
        row.get("max_running", int.class),
        row.get("ok", boolean.class),
        row.get("locked", boolean.class));
  }

  @Override
  public List<Taken> take(Partition partition, List<Share> shares, RoundRobin.Order order) {
    var values = new ArrayList<Object>();
    values.add(shares.stream().map(Share::organization).toArray(UUID[]::new));
    values.add(shares.stream().map(Share::quota).toArray(Integer[]::new));
    values.add(shares.stream().map(Share::limit).toArray(Integer[]::new));
    values.addAll(table.values(partition));
    values.add(order.want());
    if (table.resource() != null) values.addAll(List.of(order.limit(), partition.resource()));
    String now = order.now().toString();
    values.addAll(List.of(order.worker(), now, now));
    return database
        .dsl()
        .fetch(take, values.toArray())
        .map(row ->
            new Taken(
                job(row, order.worker()),
                row.get("available_at", OffsetDateTime.class).toInstant()));
  }

  private static Job job(Record row, UUID worker) {
    return new Job(
        row.get("id", UUID.class),
        row.get("organization_id", UUID.class),
        row.get("lane", int.class),
        row.get("attempt", int.class),
        row.get("retry_count", int.class),
        worker,
        row.get("started_at", OffsetDateTime.class).toInstant(),
        row.get("deadline_at", OffsetDateTime.class).toInstant());
  }

  private String roomSql() {
    return """
    (select count(*) from %s r where %s and r.organization_id = o.organization_id)
        < o.max_running\
    """
        .formatted(table.name(), table.isActive("r"));
  }

  /** The next organisation by the index of what waits: no other index gives this order. */
  private String next(String after) {
    return """
    select e.organization_id from %s e
     where e.status = '%s' and %s and e.organization_id > %s and e.organization_id <= ?
     order by %s, e.available_at, e.id limit 1\
    """
        .formatted(table.name(), table.waiting(), table.partition("e"), after, table.order("e"));
  }

  /** Walks on past organisations without room. */
  private String checkedSql() {
    String quota =
        """
        cross join lateral (
            select o.weight, o.max_running, (%s) as ok
              from organization_quotas o where o.organization_id = n.organization_id) q\
        """
            .formatted(roomSql());
    return """
    with recursive a(organization_id, weight, max_running, ok, i, found) as (
      select n.organization_id, q.weight, q.max_running, q.ok, 1, q.ok::int
        from (%1$s) n %3$s
      union all
      select n.organization_id, q.weight, q.max_running, q.ok, a.i + 1, a.found + q.ok::int
        from a cross join lateral (%2$s) n %3$s
       where a.i < ? and a.found < ?),
    v as materialized (select * from a),
    %4$s\
    """
        .formatted(next("?"), next("a.organization_id"), quota, LOCKED);
  }

  /** Without a look for room the quotas are read once for all. */
  private String uncheckedSql() {
    return """
    with recursive a(organization_id, i) as (
      select n.organization_id, 1 from (%s) n
      union all
      select n.organization_id, a.i + 1 from a cross join lateral (%s) n where a.i < least(?, ?)),
    v as materialized (
      select o.organization_id, o.weight, o.max_running, true as ok, a.i
        from a join organization_quotas o using (organization_id)),
    %s\
    """
        .formatted(next("?"), next("a.organization_id"), LOCKED);
  }

  /** The materialized step keeps the planner from updating more rows than the limit. */
  private String takeSql() {
    String most =
        table.resource() == null
            ? "?"
            : "(select greatest(0, least(?, ? - %s)))".formatted(table.runningOf("?"));
    return """
    with room as materialized (
      select t.organization_id, t.ord,
             least(t.quota, t.lim - (select count(*) from %1$s r
                                      where %2$s and r.organization_id = t.organization_id)::int) as n
        from unnest(?::uuid[], ?::int[], ?::int[]) with ordinality as t(organization_id, quota, lim, ord)),
    c as materialized (
      select j.id from room cross join lateral (
        select e.id from %1$s e
         where e.status = '%3$s' and %6$s and e.organization_id = room.organization_id%5$s
         order by %7$s, e.available_at, e.id
         limit greatest(room.n, 0) for update skip locked) j
      limit %8$s)
    update %1$s e
       set status = '%4$s', worker_id = ?, attempt = e.attempt + 1, started_at = ?::timestamptz,
           deadline_at = ?::timestamptz + make_interval(secs => e.timeout_seconds)
      from c where e.id = c.id
    returning e.id, e.organization_id, e.lane, e.available_at, e.attempt, e.retry_count, e.started_at, e.deadline_at\
    """
        .formatted(
            table.name(),
            table.isActive("r"),
            table.waiting(),
            table.claimed(),
            table.notBlocked("e"),
            table.partition("e"),
            table.order("e"),
            most);
  }
}
