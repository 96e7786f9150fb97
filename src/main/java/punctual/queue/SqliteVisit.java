package punctual.queue;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.noCondition;
import static punctual.database.schema.Tables.ORGANIZATION_QUOTAS;
import static punctual.database.schema.Tables.WORKERS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.queue.spi.Job;

/** The claim on SQLite: the same walk as plain loops, in the one writer's transaction. */
final class SqliteVisit implements Visit {
  private final QueueTable table;
  private final Database database;

  SqliteVisit(QueueTable table, Database database) {
    this.table = table;
    this.database = database;
  }

  /** There is one process: nobody else could take its lease, however long it was suspended. */
  @Override
  public boolean mayClaim(UUID worker) {
    return database
        .dsl()
        .fetchExists(WORKERS, WORKERS.ID.eq(worker).and(WORKERS.DRAINING.isFalse()));
  }

  @Override
  public List<Seen> organizations(int lane, UUID cursor, UUID upto, int want) {
    var seen = new ArrayList<Seen>();
    UUID at = cursor;
    int found = 0;
    for (int looks = 0; looks < want * LOOKS && found < want; looks++) {
      UUID organization = next(lane, at, upto);
      if (organization == null) break;
      Seen one = look(organization);
      if (one.hasRoom()) found++;
      seen.add(one);
      at = organization;
    }
    return seen;
  }

  private @Nullable UUID next(int lane, UUID after, UUID upto) {
    return database
        .dsl()
        .select(table.organization())
        .from(table.table())
        .where(table.status().eq(org.jooq.impl.DSL.inline(table.waiting())))
        .and(table.lane().eq(lane))
        .and(table.organization().gt(after))
        .and(table.organization().le(upto))
        .orderBy(table.lane(), table.organization())
        .limit(1)
        .fetchOne(table.organization());
  }

  private Seen look(UUID organization) {
    Record quota =
        database
            .dsl()
            .select(ORGANIZATION_QUOTAS.WEIGHT, ORGANIZATION_QUOTAS.MAX_RUNNING)
            .from(ORGANIZATION_QUOTAS)
            .where(ORGANIZATION_QUOTAS.ORGANIZATION_ID.eq(organization))
            .fetchSingle();
    int limit = quota.get(ORGANIZATION_QUOTAS.MAX_RUNNING);
    boolean room = running(organization) < limit;
    return new Seen(organization, quota.get(ORGANIZATION_QUOTAS.WEIGHT), limit, room, true);
  }

  private int running(UUID organization) {
    return database
        .dsl()
        .fetchCount(table.table(), inlineActive().and(table.organization().eq(organization)));
  }

  /** Inlined, so that the planner may use the partial index. */
  private Condition inlineActive() {
    return condition("status in (" + table.activeList() + ")");
  }

  @Override
  public List<Job> take(int lane, List<Share> shares, int want, UUID worker, Instant now) {
    var jobs = new ArrayList<Job>();
    for (Share share : shares) {
      int room = share.limit() - running(share.organization());
      int n = Math.min(Math.min(room, share.quota()), want - jobs.size());
      if (n <= 0) continue;
      for (Record row : waiting(lane, share.organization(), n)) jobs.add(job(row, worker, now));
    }
    mark(jobs);
    return jobs;
  }

  private List<Record> waiting(int lane, UUID organization, int n) {
    return List.copyOf(
        database
            .dsl()
            .select(
                List.of(
                    table.id(),
                    table.organization(),
                    table.lane(),
                    table.attempt(),
                    table.retries(),
                    table.timeout()))
            .from(table.table())
            .where(table.status().eq(org.jooq.impl.DSL.inline(table.waiting())))
            .and(table.lane().eq(lane))
            .and(table.organization().eq(organization))
            .and(notBlocked())
            .orderBy(table.availableAt(), table.id())
            .limit(n)
            .fetch());
  }

  private Condition notBlocked() {
    String sql = table.notBlocked(table.name());
    return sql.isEmpty() ? noCondition() : condition(sql.substring(" and ".length()));
  }

  private Job job(Record row, UUID worker, Instant now) {
    return new Job(
        row.get(table.id()),
        row.get(table.organization()),
        row.get(table.lane()),
        row.get(table.attempt()) + 1,
        row.get(table.retries()),
        worker,
        now,
        now.plusSeconds(row.get(table.timeout())));
  }

  private void mark(List<Job> jobs) {
    if (jobs.isEmpty()) return;
    database
        .dsl()
        .batch(
            jobs.stream()
                .map(job ->
                    database
                        .dsl()
                        .update(table.table())
                        .set(table.status(), table.claimed())
                        .set(table.worker(), job.workerId())
                        .set(table.attempt(), job.attempt())
                        .set(table.startedAt(), job.startedAt())
                        .set(table.deadlineAt(), job.deadline())
                        .where(table.id().eq(job.id()))
                        .and(table.status().eq(table.waiting())))
                .toList())
        .execute();
  }
}
