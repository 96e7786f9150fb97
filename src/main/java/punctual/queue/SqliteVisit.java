package punctual.queue;

import static java.util.Comparator.comparing;
import static punctual.database.schema.Tables.WORKERS;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import punctual.database.Database;
import punctual.database.InstantBinding;
import punctual.queue.spi.Job;

/**
 * The claim on SQLite, in the one writer's transaction: one statement walks the organisations, one
 * takes the rows. A statement for each organisation would cost more than the work.
 */
final class SqliteVisit implements Visit {
  private final QueueTable table;
  private final Database database;
  private final String visit;

  SqliteVisit(QueueTable table, Database database) {
    this.table = table;
    this.database = database;
    visit = visitSql();
  }

  /** There is one process: nobody else could take its lease, however long it was suspended. */
  @Override
  public boolean mayClaim(UUID worker) {
    return database
        .dsl()
        .fetchExists(WORKERS, WORKERS.ID.eq(worker).and(WORKERS.DRAINING.isFalse()));
  }

  @Override
  public List<Seen> organizations(Partition partition, Range range, boolean scarce) {
    int want = range.want();
    var seen = new ArrayList<Seen>();
    UUID at = range.after();
    for (int missing = want; missing > 0; ) {
      int most = Math.min(missing, want * LOOKS - seen.size());
      List<Seen> some = most == 0 ? List.of() : walk(partition, at, range.upto(), most);
      seen.addAll(some);
      if (some.size() < missing) break;
      at = some.getLast().organization();
      missing -= (int) some.stream().filter(Seen::hasRoom).count();
    }
    return seen;
  }

  /** The next {@code most} organisations with waiting rows, with or without room. */
  private List<Seen> walk(Partition partition, UUID after, UUID upto, int most) {
    String last = upto.toString();
    List<Object> at = table.values(partition);
    var values = new ArrayList<>(at);
    values.addAll(List.of(after.toString(), last));
    values.addAll(at);
    values.addAll(List.of(last, most));
    return database
        .dsl()
        .fetch(visit, values.toArray())
        .map(row ->
            new Seen(
                UUID.fromString(row.get("organization_id", String.class)),
                row.get("weight", int.class),
                row.get("max_running", int.class),
                row.get("ok", boolean.class),
                true));
  }

  @Override
  public List<Taken> take(Partition partition, List<Share> shares, RoundRobin.Order order) {
    // to the millisecond, which is as exactly as SQLite adds to a time
    Instant start = order.now().truncatedTo(ChronoUnit.MILLIS);
    String at = InstantBinding.text(start);
    var values = new ArrayList<Object>(List.of(order.worker().toString(), at, at));
    for (Share share : shares) {
      String organization = share.organization().toString();
      values.addAll(table.values(partition));
      values.addAll(List.of(organization, share.quota(), share.limit(), organization));
    }
    values.add(order.want());
    if (table.resource() != null) values.addAll(List.of(order.limit(), partition.resource()));
    return database.dsl().fetch(takeSql(shares.size()), values.toArray()).stream()
        .sorted(comparing((Record row) -> row.get("available_at", String.class)))
        .map(row ->
            new Taken(
                job(row, order.worker(), start),
                Instant.parse(row.get("available_at", String.class))))
        .toList();
  }

  private static Job job(Record row, UUID worker, Instant start) {
    return new Job(
        UUID.fromString(row.get("id", String.class)),
        UUID.fromString(row.get("organization_id", String.class)),
        row.get("lane", int.class),
        row.get("attempt", int.class),
        row.get("retry_count", int.class),
        worker,
        start,
        start.plusSeconds(row.get("timeout_seconds", long.class)));
  }

  String visitSql() {
    String next =
        """
        (select e.organization_id from %s e
          where e.status = '%s' and %s and e.organization_id > %%s and e.organization_id <= ?
          order by %s limit 1)\
        """
            .formatted(table.name(), table.waiting(), table.partition("e"), table.order("e"));
    return """
    with recursive a(organization_id, i) as (
      select %s, 1
      union all
      select %s, a.i + 1 from a where a.organization_id is not null and a.i < ?)
    select a.organization_id, o.weight, o.max_running, %s < o.max_running as ok
      from a join organization_quotas o on o.organization_id = a.organization_id order by a.i\
    """
        .formatted(
            next.formatted("?"),
            next.formatted("a.organization_id"),
            runningSql("a.organization_id"));
  }

  private String runningSql(String organization) {
    return "(select count(*) from %s r where %s and r.organization_id = %s)"
        .formatted(table.name(), table.isActive("r"), organization);
  }

  String takeSql(int shares) {
    String share =
        """
        select * from (select e.id from %s e
          where e.status = '%s' and %s and e.organization_id = ?%s
          order by e.available_at, e.id limit max(0, min(?, ? - %s)))\
        """
            .formatted(
                table.name(),
                table.waiting(),
                table.partition("e"),
                table.notBlocked("e"),
                runningSql("?"));
    String most =
        table.resource() == null ? "?" : "max(0, min(?, ? - %s))".formatted(table.runningOf("?"));
    return """
    update %s
       set status = '%s', worker_id = ?, attempt = attempt + 1, started_at = ?,
           deadline_at = strftime('%%Y-%%m-%%dT%%H:%%M:%%f000Z', ?, timeout_seconds || ' seconds')
     where id in (select id from (%s) limit %s)
    returning id, organization_id, lane, available_at, attempt, retry_count, timeout_seconds\
    """
        .formatted(
            table.name(),
            table.claimed(),
            String.join(" union all ", Collections.nCopies(shares, share)),
            most);
  }
}
