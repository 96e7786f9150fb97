package punctual.clock;

import static punctual.database.schema.Tables.REPORT_EXECUTIONS;
import static punctual.database.schema.Tables.SCHEDULED_REPORTS;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.jooq.impl.DSL;
import punctual.bench.Figures;
import punctual.bench.Server;
import punctual.bench.Statements;
import punctual.bench.Stock;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.queue.Queue;
import punctual.reports.Executions;
import punctual.reports.ExecutionsDoor;
import punctual.schedules.Schedules;
import punctual.schedules.SchedulesFixture;
import tools.jackson.databind.json.JsonMapper;

/** The beat: many schedules due at once, nothing due among a million, a week of missed minutes. */
public final class ClockBench {
  private static final int DUE = 10_000;
  private static final int MANY = Integer.getInteger("schedules", 1_000_000);
  private static final int ORGANIZATIONS = 200;

  private final Database database;
  private final Server server;
  private final String kind;
  private Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final Beat beat;

  private ClockBench(String kind, Server server) {
    this.kind = kind;
    this.server = server;
    database = server.database();
    InstantSource time = () -> now;
    var ids = new Ids(time, new Random(1));
    Schedules schedules = SchedulesFixture.over(database, time);
    var queue = new Queue(database, time, new Random(1), ids);
    Executions executions = ExecutionsDoor.executions(database, schedules, queue, time, ids);
    beat = new Beat(new DueRuns(schedules, executions, database, time), time, Duration.ofSeconds(1));
  }

  public static void main(String[] args) {
    for (String kind : args.length == 0 ? new String[] {"sqlite", "postgresql"} : args) {
      try (Server server = Server.start(kind)) {
        new ClockBench(kind, server).run();
      }
    }
  }

  private void run() {
    var stock = new Stock(database);
    stock.organizations(ORGANIZATIONS, 10);
    stock.schedules(1, DUE, ORGANIZATIONS, now, 0);
    server.settle();
    Figures.print(kind + ": 10,000 due at one second, first beat of the process", dueAtOnce(0, 1));
    Figures.print(kind + ": 10,000 due at one second, later beats", dueAtOnce(1, 7));
    catchUp();
    stock.schedules(DUE + 1, MANY, ORGANIZATIONS, now.plusSeconds(86_400), 50_000);
    server.settle();
    nothingDue();
    Figures.print(kind + ": 10,000 due at one second among all", dueAtOnce(0, 3));
  }

  private Figures dueAtOnce(int warmup, int count) {
    double[] ms = new double[count];
    double cpu = 0;
    var threads = java.lang.management.ManagementFactory.getThreadMXBean();
    for (int i = -warmup; i < count; i++) {
      now = now.plusSeconds(1);
      allDue();
      long from = System.nanoTime();
      long cpuFrom = threads.getCurrentThreadCpuTime();
      int due = beat.tick();
      double took = (System.nanoTime() - from) / 1e6;
      cpu = (threads.getCurrentThreadCpuTime() - cpuFrom) / 1e6;
      if (due != DUE) throw new IllegalStateException(due + " were due");
      if (i >= 0) ms[i] = took;
    }
    System.out.printf("  of that, processor time of the beat's thread: %.0f ms%n", cpu);
    return Figures.of(ms);
  }

  /** The first ten thousand are due now, and what they ran before is over. */
  private void allDue() {
    database
        .dsl()
        .update(REPORT_EXECUTIONS)
        .set(REPORT_EXECUTIONS.STATUS, "completed")
        .set(REPORT_EXECUTIONS.COMPLETED_AT, now)
        .where(REPORT_EXECUTIONS.STATUS.eq("queued"))
        .execute();
    database
        .dsl()
        .update(SCHEDULED_REPORTS)
        .set(SCHEDULED_REPORTS.NEXT_RUN_AT, now)
        .setNull(SCHEDULED_REPORTS.NEXT_NOMINAL)
        .where(SCHEDULED_REPORTS.NAME.in(names()))
        .execute();
    server.settle();
  }

  private static org.jooq.Select<org.jooq.Record1<String>> names() {
    return DSL.select(SCHEDULED_REPORTS.NAME)
        .from(SCHEDULED_REPORTS)
        .orderBy(SCHEDULED_REPORTS.ID)
        .limit(DUE);
  }

  private void nothingDue() {
    Figures.print(
        "%s: a beat with nothing due, %,d schedules".formatted(kind, MANY),
        Figures.of(200, 1000, i -> beat.tick()));
    List<String> sent = Statements.of(database, beat::tick);
    for (String sql : sent) {
      System.out.println("  " + Statements.plan(database, sql).replace("\n", "\n  "));
      if (kind.equals("postgresql"))
        Figures.print("  buffers", Statements.buffers(database, sql));
    }
  }

  /** One schedule that runs every minute, after a week of downtime. */
  private void catchUp() {
    for (String policy : List.of("latest", "all", "none")) {
      for (String window : List.of("P1D", "P7D")) {
        now = now.plusSeconds(3600);
        everyMinute(policy, window);
        int before = database.dsl().fetchCount(REPORT_EXECUTIONS);
        long from = System.nanoTime();
        beat.tick();
        double ms = (System.nanoTime() - from) / 1e6;
        int rows = database.dsl().fetchCount(REPORT_EXECUTIONS) - before;
        Figures.print(
            "%s: a week of minutes, %s within %s".formatted(kind, policy, window),
            "%.0f ms, %,d rows".formatted(ms, rows));
      }
    }
  }

  private void everyMinute(String policy, String window) {
    var s = SCHEDULED_REPORTS;
    var one = DSL.select(DSL.min(s.NAME)).from(s).where(s.CATCH_UP.eq("latest")).and(s.CADENCE.eq("daily"));
    String name = database.dsl().fetchSingle(one).value1();
    database
        .dsl()
        .update(s)
        .set(s.SCHEDULE_CONFIG, JsonMapper.shared().readTree("""
            {"cadence": "cron", "timezone": "Europe/Paris", "cron_expression": "* * * * *"}"""))
        .set(s.CADENCE, "cron")
        .set(s.CATCH_UP, policy)
        .set(s.CATCH_UP_WINDOW, window)
        .set(s.NEXT_RUN_AT, now.minus(Duration.ofDays(7)).truncatedTo(ChronoUnit.MINUTES))
        .setNull(s.NEXT_NOMINAL)
        .where(s.NAME.eq(name))
        .execute();
  }
}
