package punctual.queue;

import java.time.Instant;
import java.util.List;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.database.Dialect;
import punctual.database.InstantBinding;

/**
 * Which lanes and resources have waiting rows, and how many more rows each resource bears now: one
 * statement, an index step for each pair. On PostgreSQL it locks the resources with room, passing
 * over those that another node works on, so that a count made after it stays right until the end of
 * the transaction.
 */
final class Partitions {
  private final QueueTable table;
  private final Database database;
  private final String sql;

  Partitions(QueueTable table, Database database) {
    this.table = table;
    this.database = database;
    sql = table.resource() == null ? "" : sql();
  }

  /**
   * A partition with waiting rows.
   *
   * @param limit how many rows of its resource may run at once now, on all nodes; null: no limit
   * @param running how many do
   * @param probe the circuit is open and its pause is over: the next row tries the resource again
   * @param locked this transaction may take its rows
   */
  record Waiting(
      Partition partition, @Nullable Integer limit, int running, boolean probe, boolean locked) {

    /** Rows that may start; {@code used} were taken since the count. */
    int room(int used) {
      return limit == null ? Integer.MAX_VALUE : limit - running - used;
    }
  }

  /** In the order of lanes and names; both lanes where the table has no resources. */
  List<Waiting> waiting(Instant now) {
    if (table.resource() == null) return List.of(whole(0), whole(1));
    String at = database.dialect() == Dialect.SQLITE ? InstantBinding.text(now) : now.toString();
    return database.dsl().fetch(sql, at, at).map(Partitions::waiting);
  }

  private static Waiting whole(int lane) {
    return new Waiting(new Partition(lane, ""), null, 0, false, true);
  }

  private static Waiting waiting(Record row) {
    Integer limit = row.get("lim", Integer.class);
    return new Waiting(
        new Partition(row.get("lane", int.class), row.get("resource", String.class)),
        limit,
        row.get("running", int.class),
        row.get("probe", int.class) == 1,
        limit == null || row.get("locked", int.class) == 1);
  }

  private String sql() {
    boolean sqlite = database.dialect() == Dialect.SQLITE;
    String at = sqlite ? "?" : "?::timestamptz";
    String lock =
        sqlite
            ? "select q.name from queue_resources q"
            : """
            select q.name from queue_resources q
             where q.name in (select v.resource from v where v.running < v.lim)
               for no key update of q skip locked\
            """;
    return """
    with recursive %s,
    v as materialized (
      select a.lane, a.resource, %s as lim, %s as running,
             case when q.circuit = 'open' and q.open_until <= %s then 1 else 0 end as probe
        from a left join queue_resources q on q.name = a.resource where a.resource is not null),
    l as materialized (%s)
    select v.*, case when l.name is null then 0 else 1 end as locked
      from v left join l on l.name = v.resource order by v.lane, v.resource\
    """
        .formatted(pairs(), limit(at), table.runningOf("a.resource"), at, lock);
  }

  /** A resource whose circuit is open bears nothing, one that is tried again bears one row. */
  private static String limit(String now) {
    return """
    case when q.name is null then null
         when q.circuit = 'closed' then q.max_running
         when q.circuit = 'probing' or q.open_until <= %s
           then case when q.max_running > 0 then 1 else 0 end
         else 0 end\
    """
        .formatted(now);
  }

  /** The skip-scan: from one resource to the next by the index, in each lane. */
  private String pairs() {
    String next =
        """
        (select e.%2$s from %1$s e where e.status = '%3$s' and e.lane = %%s
          order by e.%2$s limit 1)\
        """
            .formatted(table.name(), table.resource(), table.waiting());
    return """
    a(lane, resource) as (
      select n.lane, %s from (select 0 as lane union all select 1 as lane) n
      union all
      select a.lane, %s from a where a.resource is not null)\
    """
        .formatted(
            next.formatted("n.lane"),
            next.formatted("a.lane and e.%s > a.resource".formatted(table.resource())));
  }
}
