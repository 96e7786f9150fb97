package punctual.queue;

import static org.jooq.impl.DSL.condition;
import static punctual.database.schema.Tables.WORKERS;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import punctual.database.Database;
import punctual.database.Dialect;
import punctual.faults.Category;
import punctual.faults.Fault;
import punctual.queue.spi.Job;
import punctual.queue.spi.JobHandler;
import punctual.queue.spi.Outcome;

/**
 * Takes back what dead nodes had claimed, and brings delayed rows back when their time has come.
 * Both are statements that any node may run at any time.
 */
final class Rescue {
  private static final Logger log = LoggerFactory.getLogger(Rescue.class);
  private static final int BATCH = 500;
  static final Fault WORKER_LOST =
      new Fault(
          Category.SYSTEM,
          "worker_lost",
          "The server that worked on this stopped unexpectedly.",
          null);

  /** How long after its deadline a row is ended though its node lives (PR-7.3). */
  static final Duration OVERDUE = Duration.ofSeconds(60);

  /** How long a lost node is shown. */
  private static final Duration SHOWN = Duration.ofHours(1);

  private static final int NODES = 100;

  private final Database database;
  private final Node node;
  private final InstantSource time;

  Rescue(Database database, Node node, InstantSource time) {
    this.database = database;
    this.node = node;
    this.time = time;
  }

  /** On SQLite there is one process: whoever else is in the table has died. */
  void forgetEarlierProcesses() {
    if (database.dialect() != Dialect.SQLITE) return;
    database.dsl().deleteFrom(WORKERS).where(WORKERS.ID.ne(node.id())).execute();
  }

  /** Ends the attempts of nodes whose lease is over; returns how many rows. */
  int rescue(List<Lane> lanes) {
    return database.write(() -> {
      List<UUID> dead = deadNodes();
      int rescued = 0;
      for (Lane lane : lanes) rescued += rescue(lane, dead);
      if (!dead.isEmpty()) forget(dead);
      if (rescued > 0)
        log.atWarn().addKeyValue("rows", rescued).log("took back the work of dead nodes");
      return rescued;
    });
  }

  /** A table with its handler and the transitions of its rows. */
  record Lane(QueueTable table, JobHandler handler, Transition transition) {}

  private List<UUID> deadNodes() {
    var dead =
        database
            .dsl()
            .select(WORKERS.ID)
            .from(WORKERS)
            .where(WORKERS.LEASE_UNTIL.lt(node.now(Duration.ZERO)))
            .and(WORKERS.ID.ne(node.id()))
            .orderBy(WORKERS.LEASE_UNTIL.desc(), WORKERS.ID)
            .limit(NODES);
    return database.dialect() == Dialect.POSTGRESQL
        ? dead.forUpdate().skipLocked().fetch(WORKERS.ID)
        : dead.fetch(WORKERS.ID);
  }

  /**
   * A dead node stays in the table for a while, so that people see that it is lost; one that came
   * back under its name was only restarted.
   */
  private void forget(List<UUID> dead) {
    var again = WORKERS.as("again");
    database
        .dsl()
        .deleteFrom(WORKERS)
        .where(WORKERS.ID.in(dead))
        .and(
            WORKERS
                .LEASE_UNTIL
                .lt(node.now(SHOWN.negated()))
                .or(WORKERS.BEAT_AT.isNull())
                .or(
                    DSL.exists(
                        DSL.selectOne()
                            .from(again)
                            .where(again.NODE.eq(WORKERS.NODE))
                            .and(again.ID.ne(WORKERS.ID))
                            .and(again.STARTED_AT.gt(WORKERS.BEAT_AT)))))
        .execute();
  }

  /** Rows of the dead, and of nodes that have no row any more. */
  private int rescue(Lane lane, List<UUID> dead) {
    QueueTable table = lane.table();
    var lost =
        database
            .dsl()
            .selectFrom(table.table())
            .where(condition(table.isActive(table.name())))
            .and(
                table
                    .worker()
                    .in(dead)
                    .or(
                        condition(
                            "not exists (select 1 from workers w where w.id = %s.worker_id)"
                                .formatted(table.name()))))
            .orderBy(table.id());
    var rows =
        database.dialect() == Dialect.POSTGRESQL
            ? lost.forUpdate().skipLocked().fetch()
            : lost.fetch();
    int ended = 0;
    for (Record row : rows) if (end(lane, row)) ended++;
    return ended;
  }

  /** Ends attempts of this node that it has forgotten, each on its own. */
  void takeBack(Lane lane, List<? extends Record> forgotten) {
    for (Record row : forgotten) {
      boolean ended = database.write(() -> end(lane, row));
      log.atWarn()
          .addKeyValue("job", row.get(lane.table().id()))
          .addKeyValue("ended", ended)
          .log("took back a row that this node had forgotten");
    }
  }

  /**
   * Ends rows whose deadline passed long ago though their node lives: a thread hangs there. Fenced
   * as every end; what the hung attempt says later changes nothing. A node whose own clock is wrong
   * does not judge.
   */
  int endOverdue(Lane lane) {
    if (node.lastOffset().abs().compareTo(OVERDUE.dividedBy(2)) > 0) return 0;
    QueueTable table = lane.table();
    var overdue =
        database
            .dsl()
            .selectFrom(table.table())
            .where(condition(table.isActive(table.name())))
            .and(table.deadlineAt().lt(time.instant().minus(OVERDUE)))
            .orderBy(table.id())
            .limit(BATCH);
    if (!database.dsl().fetchExists(overdue)) return 0; // nearly always, and without a transaction
    return database.write(() -> {
      var rows =
          database.dialect() == Dialect.POSTGRESQL
              ? overdue.forUpdate().skipLocked().fetch()
              : overdue.fetch();
      int ended = 0;
      for (Record row : rows) if (end(lane, row, timeout(table, row))) ended++;
      if (ended > 0) log.atWarn().addKeyValue("rows", ended).log("ended rows that hang");
      return ended;
    });
  }

  private static Fault timeout(QueueTable table, Record row) {
    long limit =
        Duration.between(row.get(table.startedAt()), row.get(table.deadlineAt())).toSeconds();
    return Attempt.timeout(limit, "Its thread did not end; ended by another one.");
  }

  /**
   * Hands back what this node works on and cannot end: as interrupted, which counts no retry, or as
   * in doubt where the handler says so.
   */
  int handBack(Lane lane, List<Job> jobs) {
    int back = 0;
    for (Job job : jobs) if (database.write(() -> handBack(lane, job))) back++;
    return back;
  }

  private boolean handBack(Lane lane, Job job) {
    String status = lane.transition().status(job.id());
    Outcome lost = lane.handler().lost(job, status, WORKER_LOST);
    Outcome outcome = lost instanceof Outcome.Parked ? lost : new Outcome.Interrupted();
    return lane.transition().end(job, outcome);
  }

  private boolean end(Lane lane, Record row) {
    return end(lane, row, WORKER_LOST);
  }

  private boolean end(Lane lane, Record row, Fault fault) {
    QueueTable table = lane.table();
    Job job =
        new Job(
            row.get(table.id()),
            row.get(table.organization()),
            row.get(table.lane()),
            row.get(table.attempt()),
            row.get(table.retries()),
            row.get(table.worker()),
            row.get(table.startedAt()),
            row.get(table.deadlineAt()));
    boolean cancelled = table.has("cancel_requested_at") && row.get("cancel_requested_at") != null;
    Outcome outcome =
        cancelled
            ? new Outcome.Cancelled()
            : lane.handler().lost(job, row.get(table.status()), fault);
    return lane.transition().end(job, outcome);
  }

  /** Brings rows back whose delay is over. */
  int promote(QueueTable table) {
    var due =
        database
            .dsl()
            .select(table.id())
            .from(table.table())
            .where(condition("status = '" + QueueTable.DELAYED + "'"))
            .and(table.availableAt().le(time.instant()))
            .orderBy(table.availableAt(), table.id())
            .limit(BATCH);
    return database.write(() -> {
      List<UUID> ids =
          database.dialect() == Dialect.POSTGRESQL
              ? due.forUpdate().skipLocked().fetch(table.id())
              : due.fetch(table.id());
      if (ids.isEmpty()) return 0;
      return database
          .dsl()
          .update(table.table())
          .set(table.status(), table.waiting())
          .where(table.id().in(ids))
          .and(table.status().eq(QueueTable.DELAYED))
          .execute();
    });
  }
}
