package punctual.queue;

import static punctual.database.schema.Tables.EXECUTION_ATTEMPTS;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;
import static punctual.database.schema.Tables.WORKERS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import punctual.database.Database;
import punctual.database.schema.tables.records.ReportExecutionsRecord;
import punctual.faults.Category;
import punctual.faults.Fault;
import punctual.queue.spi.Cancellation;
import punctual.queue.spi.Job;
import punctual.queue.spi.JobHandler;
import punctual.queue.spi.Outcome;
import punctual.queue.spi.Retries;
import punctual.queue.spi.Verdict;
import punctual.testing.Given;
import punctual.testing.SettableTime;
import punctual.testing.TestDatabase;

/** The parts of the queue over the table of executions, with a clock that a test moves. */
final class QueueFixture implements AutoCloseable {
  static final QueueTable TABLE =
      new QueueTable(
          "reports",
          REPORT_EXECUTIONS,
          "queued",
          "running",
          List.of("running"),
          "completed",
          new QueueTable.Serial(
              "scheduled_report_id",
              "scheduled_for",
              "p.status in ('queued', 'delayed', 'running') and p.trigger in ('scheduled', 'catch_up')"),
          "source");

  static final Fault NETWORK = new Fault(Category.NETWORK, "refused", "No answer.", null);

  final SettableTime time = new SettableTime();
  final Database database;
  final Given given;
  final History handler;

  QueueFixture(TestDatabase kind) {
    this(kind.open());
  }

  QueueFixture(Database database) {
    this.database = database;
    given = new Given(database, time);
    handler = new History();
  }

  /** Writes the history as the reports do, and remembers what it was told. */
  final class History implements JobHandler {
    final List<String> announced = new ArrayList<>();
    volatile boolean broken;
    Map<Category, Retries.Backoff> retries =
        Map.of(
            Category.NETWORK,
            new Retries.Exponential(2, Duration.ofSeconds(30), Duration.ofMinutes(30)),
            Category.SYSTEM,
            new Retries.Exponential(3, Duration.ofMinutes(1), Duration.ofMinutes(30)));

    @Override
    public Outcome run(Job job, Cancellation cancellation) {
      return new Outcome.Done(() -> {});
    }

    @Override
    public Retries retries() {
      return new Retries(retries);
    }

    @Override
    public void record(List<End> ends) {
      ends.forEach(end -> record(end.job(), end.outcome(), end.status(), end.at()));
    }

    private void record(Job job, Outcome outcome, String status, Instant endedAt) {
      if (broken) throw new IllegalStateException("no history");
      if (outcome instanceof Outcome.Interrupted) return;
      var a = EXECUTION_ATTEMPTS;
      database
          .dsl()
          .insertInto(a)
          .set(a.ID, given.ids().next())
          .set(a.ORGANIZATION_ID, job.organizationId())
          .set(a.EXECUTION_ID, job.id())
          .set(a.ATTEMPT, job.attempt())
          .set(a.WORKER_ID, job.workerId())
          .set(a.STARTED_AT, job.startedAt())
          .set(a.ENDED_AT, endedAt)
          .set(a.OUTCOME, status)
          .execute();
    }

    @Override
    public Verdict verdict(Job job, Outcome outcome) {
      if (outcome instanceof Outcome.Done) return Verdict.WORKS;
      boolean down =
          outcome instanceof Outcome.Failed failed && failed.fault().code().equals("down");
      return down ? Verdict.FAILS : Verdict.UNTOLD;
    }

    @Override
    public void announce(Job job, String status) {
      announced.add(status);
    }
  }

  /** A node that has joined; its lease holds. */
  Node node() {
    var node = new Node(database, time, given.ids());
    node.join("test", 4);
    return node;
  }

  UUID worker() {
    return node().id();
  }

  FairClaim claim() {
    return new FairClaim(TABLE, database, time, new Random(0));
  }

  Transition transition() {
    return new Transition(TABLE, handler, database, time, new Random(1));
  }

  Completions completions() {
    return new Completions(transition(), database, time, Duration.ZERO);
  }

  /** The next job of a worker that has joined. */
  Job claimed(UUID worker) {
    return claim().claim(worker, 1).getFirst();
  }

  ReportExecutionsRecord row(UUID execution) {
    return row(database, execution);
  }

  static ReportExecutionsRecord row(Database database, UUID execution) {
    return database
        .dsl()
        .selectFrom(REPORT_EXECUTIONS)
        .where(REPORT_EXECUTIONS.ID.eq(execution))
        .fetchSingle();
  }

  /** A row in words: status, attempt, retries, code of the fault. */
  String state(UUID execution) {
    var row = row(execution);
    String code = row.getErrorCode() == null ? "" : " " + row.getErrorCode();
    return "%s %d/%d%s".formatted(row.getStatus(), row.getAttempt(), row.getRetryCount(), code);
  }

  int attempts(UUID execution) {
    return database
        .dsl()
        .fetchCount(EXECUTION_ATTEMPTS, EXECUTION_ATTEMPTS.EXECUTION_ID.eq(execution));
  }

  /** The lease of a node has run out. */
  void expire(UUID worker) {
    database
        .dsl()
        .update(WORKERS)
        .set(WORKERS.LEASE_UNTIL, Instant.parse("2020-01-01T00:00:00Z"))
        .where(WORKERS.ID.eq(worker))
        .execute();
  }

  @Override
  public void close() {
    database.close();
  }
}
