package punctual.queue;

import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.select;
import static punctual.database.schema.Tables.QUEUE_RESOURCES;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import punctual.database.Database;
import punctual.database.Dialect;
import punctual.database.schema.tables.records.QueueResourcesRecord;
import punctual.queue.spi.Job;
import punctual.queue.spi.JobHandler;
import punctual.queue.spi.Outcome;
import punctual.queue.spi.Verdict;

/**
 * The circuit of each resource. Five failures of its own in a row open it: nothing starts for 30
 * seconds, then one row at a time tries it. A success closes it, a failure opens it again for twice
 * as long, ten minutes at most. The state is in the table, so that it holds on all nodes and
 * survives a restart; what waits goes on waiting.
 */
final class Circuits {
  private static final Logger log = LoggerFactory.getLogger(Circuits.class);
  private static final int FAILURES = 5;
  private static final Duration FIRST = Duration.ofSeconds(30);
  private static final Duration MOST = Duration.ofMinutes(10);

  /** How long it may be believed that all is well. */
  private static final Duration BELIEF = Duration.ofSeconds(1);

  private final QueueTable table;
  private final JobHandler handler;
  private final Database database;
  private Instant wellAt = Instant.MIN;

  Circuits(QueueTable table, JobHandler handler, Database database) {
    this.table = table;
    this.handler = handler;
    this.database = database;
  }

  /** An attempt is over; in the transaction that ends it. Writes only where something changes. */
  void ended(Job job, Outcome outcome, Instant now) {
    if (table.resource() == null) return;
    switch (outcome) {
      case Outcome.Failed failed -> {
        if (handler.verdict(job, outcome) == Verdict.FAILS) failed(job, failed.fault().code(), now);
      }
      case Outcome.Done _, Outcome.Skipped _ -> {
        if (!isWell(job, now) && handler.verdict(job, outcome) == Verdict.WORKS) worked(job, now);
      }
      default -> {}
    }
  }

  /**
   * Whether no resource has failed lately. A look from before the attempt began does not count: the
   * attempt itself may be the one that tries an open circuit.
   */
  private boolean isWell(Job job, Instant now) {
    if (!wellAt.isBefore(job.startedAt()) && wellAt.isAfter(now.minus(BELIEF))) return true;
    var q = QUEUE_RESOURCES;
    boolean trouble = database.dsl().fetchExists(q, q.FAILURES.gt(0).or(q.CIRCUIT.ne("closed")));
    if (!trouble) wellAt = now;
    return !trouble;
  }

  private void failed(Job job, String code, Instant now) {
    QueueResourcesRecord row = row(job);
    // what began before it opened says nothing new
    if (row == null || row.getCircuit().equals("open")) return;
    row.setFailures(row.getFailures() + 1);
    row.setLastErrorCode(code);
    row.setUpdatedAt(now);
    if (row.getCircuit().equals("probing") || row.getFailures() >= FAILURES) open(row, now);
    row.update();
  }

  private static void open(QueueResourcesRecord row, Instant now) {
    long factor = 1L << Math.min(row.getOpens(), 10);
    Duration pause = FIRST.multipliedBy(factor);
    row.setCircuit("open");
    row.setOpens(row.getOpens() + 1);
    if (row.getOpenedAt() == null) row.setOpenedAt(now);
    row.setOpenUntil(now.plus(pause.compareTo(MOST) < 0 ? pause : MOST));
    log.atWarn()
        .addKeyValue("resource", row.getName())
        .addKeyValue("until", row.getOpenUntil())
        .addKeyValue("code", row.getLastErrorCode())
        .log("keeps failing: nothing starts until then");
  }

  private void worked(Job job, Instant now) {
    QueueResourcesRecord row = row(job);
    if (row == null || row.getCircuit().equals("open") || row.getFailures() == 0) return;
    if (row.getCircuit().equals("probing"))
      log.atInfo().addKeyValue("resource", row.getName()).log("works again");
    row.setCircuit("closed");
    row.setFailures(0);
    row.setOpens(0);
    row.setOpenedAt(null);
    row.setOpenUntil(null);
    row.setUpdatedAt(now);
    row.update();
  }

  private @Nullable QueueResourcesRecord row(Job job) {
    var name =
        select(table.field(requireNonNull(table.resource()), String.class))
            .from(table.table())
            .where(table.id().eq(job.id()));
    var row = database.dsl().selectFrom(QUEUE_RESOURCES).where(QUEUE_RESOURCES.NAME.eq(name));
    return database.dialect() == Dialect.POSTGRESQL
        ? row.forNoKeyUpdate().fetchOne()
        : row.fetchOne();
  }
}
