package punctual.queue;

import static punctual.database.schema.Tables.EXECUTION_ATTEMPTS;
import static punctual.database.schema.Tables.ORGANIZATION_QUOTAS;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;
import static punctual.database.schema.Tables.SCHEDULED_REPORTS;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jooq.impl.DSL;
import punctual.bench.Figures;
import punctual.bench.Server;
import punctual.bench.Statements;
import punctual.bench.Stock;
import punctual.clock.ClockDoor;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.queue.spi.JobHandler;
import punctual.reports.Executions;
import punctual.reports.ExecutionsDoor;
import punctual.schedules.SchedulesFixture;

/**
 * What a claim costs whatever waits; how fast jobs without work drain; how soon a small
 * organisation behind a big neighbour is served; how late a run starts where a thousand are due.
 */
public final class QueueBench {
  private static final int MANY = Integer.getInteger("rows", 1_000_000);
  private static final int DRAIN = 20_000;
  private static final int AT_ONCE = 1_000;

  /** Rows of history, in times of {@code rows}. */
  private static final int HISTORY = Integer.getInteger("history", 1);

  private static final int ORGANIZATIONS = Integer.getInteger("organizations", 200);
  private static final int LIMIT = 10;
  private static final int SLOTS = 20;
  private static final int WANT = 50;
  private static final String EVENLY = "1 + i % " + ORGANIZATIONS;

  /** Nine tenths are the first organisation's, the rest is dealt out to the other 199. */
  private static final String CROWD = "case when i % 10 = 0 then 2 + (i / 10) % 199 else 1 end";

  private final InstantSource time = InstantSource.system();
  private final String kind;
  private final Server server;
  private final Database database;
  private final Stock stock;

  private QueueBench(String kind, Server server) {
    this.kind = kind;
    this.server = server;
    database = server.database();
    stock = new Stock(database);
    stock.organizations(ORGANIZATIONS, LIMIT);
    stock.source(DRAIN);
    stock.schedules(1, DRAIN, ORGANIZATIONS, far(), 0);
  }

  public static void main(String[] args) throws Exception {
    for (String kind : args.length == 0 ? new String[] {"sqlite", "postgresql"} : args) {
      try (Server server = Server.start(kind)) {
        var bench = new QueueBench(kind, server);
        if (!Boolean.getBoolean("claims")) {
          bench.drains();
          bench.lateness();
        }
        bench.claims();
      }
    }
  }

  private static Instant far() {
    return Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);
  }

  private void empty() {
    database.dsl().deleteFrom(EXECUTION_ATTEMPTS).execute();
    database.dsl().deleteFrom(REPORT_EXECUTIONS).execute();
  }

  private void print(String what, Object figure) {
    Figures.print(kind + ": " + what, figure);
  }

  // claims ---------------------------------------------------------------------------------------

  private void claims() {
    empty();
    stock.schedules(DRAIN + 1, MANY, ORGANIZATIONS, far(), 0);
    for (int series = 1; series <= HISTORY; series++)
      stock.executions(1, MANY, EVENLY, series, Stock.State.OVER);
    int from = 1;
    for (int waiting : new int[] {MANY / 100, MANY / 10, MANY}) {
      stock.executions(from, waiting, EVENLY, 0, Stock.State.WAITING);
      from = waiting + 1;
      server.settle();
      claims(String.format(Locale.ROOT, "%,d waiting, %,d over", waiting, HISTORY * MANY));
    }
  }

  private void claims(String what) {
    var node = new Node(database, time, new Ids(time, new Random(2)));
    node.join("bench", WANT);
    var claim = new FairClaim(Executions.TABLE, database, time, new Random(1));
    print("claim of 50, " + what, Figures.of(10, 25, i -> claimed(claim, node.id())));
    putBack();
    if (kind.equals("postgresql")) buffers(claim, node.id());
    node.leave();
  }

  private void buffers(FairClaim claim, UUID node) {
    for (int i = 0; i < 10; i++) claimed(claim, node);
    long buffers = 0;
    for (String sql : Statements.of(database, () -> takenBack(claim, node))) {
      buffers += Statements.buffers(database, sql);
    }
    print("buffers of such a claim", buffers);
    putBack();
  }

  private static void claimed(FairClaim claim, UUID node) {
    int got = claim.claim(node, WANT).size();
    if (got != WANT) throw new IllegalStateException("claimed " + got);
  }

  private static final class TakenBack extends RuntimeException {}

  /** A claim that is rolled back, so that its statements can be explained on what they saw. */
  private void takenBack(FairClaim claim, UUID node) {
    try {
      database.write(() -> {
        claimed(claim, node);
        throw new TakenBack();
      });
    } catch (TakenBack _) {
      // on purpose
    }
  }

  private void putBack() {
    var e = REPORT_EXECUTIONS;
    database
        .dsl()
        .update(e)
        .set(e.STATUS, "queued")
        .setNull(e.WORKER_ID)
        .setNull(e.STARTED_AT)
        .setNull(e.DEADLINE_AT)
        .where(DSL.condition("status = 'running'"))
        .execute();
    server.settle();
  }

  // drains ---------------------------------------------------------------------------------------

  private void drains() throws InterruptedException {
    for (int i = 0; i < 3; i++) drain("drain of 20,000", EVENLY, LIMIT, false);
    drain("drain of 20,000, each with a row of history", EVENLY, LIMIT, true);
    for (int i = 0; i < 2; i++) drain("nine tenths of one, no limit", CROWD, DRAIN, false);
    drain("nine tenths of one, limit 10", CROWD, LIMIT, false);
  }

  private void drain(String what, String organization, int limit, boolean history)
      throws InterruptedException {
    empty();
    stock.executions(1, DRAIN, organization, 0, Stock.State.WAITING);
    database.dsl().update(ORGANIZATION_QUOTAS).set(ORGANIZATION_QUOTAS.MAX_RUNNING, limit).execute();
    server.settle();
    var handler = new Nothing(database, DRAIN, history);
    Queue queue = queue(handler);
    int most = 0;
    long from = System.nanoTime();
    queue.start("bench");
    while (!handler.left.await(50, TimeUnit.MILLISECONDS)) most = Math.max(most, mostRunning());
    double ms = (System.nanoTime() - from) / 1e6;
    queue.stop(Duration.ofSeconds(10));
    Nothing.Served last = handler.lastButOne();
    print(what, drained(ms, most, last.jobs() * 100.0 / DRAIN, (last.at() - from) / 1e4 / ms));
  }

  private static String drained(double ms, int most, double jobs, double time) {
    return String.format(
        Locale.ROOT,
        "%.0f ms, %.0f jobs a second; at most %d running of one organisation; "
            + "all organisations but one over after %.1f %% of the jobs, %.1f %% of the time",
        ms,
        DRAIN / ms * 1000,
        most,
        jobs,
        time);
  }

  private int mostRunning() {
    var e = REPORT_EXECUTIONS;
    return database
        .dsl()
        .select(DSL.count())
        .from(e)
        .where(DSL.condition("status = 'running'"))
        .groupBy(e.ORGANIZATION_ID)
        .fetch(DSL.count())
        .stream()
        .mapToInt(n -> n)
        .max()
        .orElse(0);
  }

  private Queue queue(JobHandler handler) {
    var queue = new Queue(database, time, new Random(3), new Ids(time, new Random(4)));
    queue.attach(Executions.TABLE, handler, SLOTS);
    return queue;
  }

  // lateness -------------------------------------------------------------------------------------

  private void lateness() throws Exception {
    for (int round = 0; round < 4; round++) {
      empty();
      server.settle();
      Figures late = late();
      if (round > 0) print("from due to started, 1,000 due at once", late);
    }
  }

  private Figures late() throws Exception {
    var ids = new Ids(time, new Random(5));
    var handler = new Nothing(database, AT_ONCE, false);
    Queue queue = queue(handler);
    var schedules = SchedulesFixture.over(database, time);
    var executions = ExecutionsDoor.executions(database, schedules, queue, time, ids);
    dueSoon();
    queue.start("bench");
    try (var clock = ClockDoor.start(schedules, executions, database, time)) {
      if (!handler.left.await(2, TimeUnit.MINUTES)) throw new IllegalStateException("not over");
    }
    queue.stop(Duration.ofSeconds(10));
    var e = REPORT_EXECUTIONS;
    return Figures.of(
        database.dsl().select(e.SCHEDULED_FOR, e.STARTED_AT).from(e).fetch().stream()
            .mapToDouble(r -> Duration.between(r.value1(), r.value2()).toNanos() / 1e6)
            .toArray());
  }

  private void dueSoon() {
    var s = SCHEDULED_REPORTS;
    Instant soon = time.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(3);
    List<UUID> some = database.dsl().select(s.ID).from(s).orderBy(s.ID).limit(AT_ONCE).fetch(s.ID);
    database
        .dsl()
        .update(s)
        .set(s.NEXT_RUN_AT, soon)
        .setNull(s.NEXT_NOMINAL)
        .where(s.ID.in(some))
        .execute();
  }
}
