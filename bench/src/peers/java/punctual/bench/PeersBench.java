package punctual.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The same 20,000 jobs without work, on the same PostgreSQL server in the same run: Punctual's
 * queue with fairness, limits and history on, db-scheduler, JobRunr and Quartz in a cluster. Each
 * engine has a new database of its own and 20 threads. Rounds are interleaved, for the machine is
 * never quiet. Quartz gets a tenth of the jobs, or it would take longer than all the rest.
 */
public final class PeersBench {
  static final int JOBS = Integer.getInteger("jobs", 20_000);
  static final int THREADS = 20;

  /** As many rows as db-scheduler takes ahead for its threads, by the advice of its documentation. */
  static final int AHEAD = 4 * THREADS;

  private static final int ROUNDS = Integer.getInteger("rounds", 3);
  private static final int CONNECTIONS = 25;

  private final Server server;
  private final Map<String, List<Double>> rates = new LinkedHashMap<>();
  private int databases;

  private PeersBench(Server server) {
    this.server = server;
  }

  /** One engine; fills its tables, then works until all is over. */
  interface Engine {
    /** As tables and figures call it. */
    String name();

    default int jobs() {
      return JOBS;
    }

    /** Puts the jobs into an empty database. */
    void fill(String url, HikariDataSource pool) throws Exception;

    /** Starts the workers; returns when the last job is over. Nanoseconds from start to end. */
    long drain() throws Exception;

    void stop() throws Exception;
  }

  public static void main(String[] args) throws Exception {
    try (Server server = Server.start("postgresql")) {
      var bench = new PeersBench(server);
      for (int round = 0; round <= ROUNDS; round++) bench.round(round);
      bench.ratios();
    }
    System.exit(0); // the peers leave threads behind
  }

  private void round(int round) throws Exception {
    for (Engine engine :
        List.of(
            new Punctual(THREADS),
            new Punctual(AHEAD),
            new DbScheduler(true),
            new DbScheduler(false),
            new JobRunrPeer(),
            new QuartzPeer())) {
      double rate = measured(engine);
      // the first round warms up the server and the compiler
      if (round == 0) continue;
      rates.computeIfAbsent(engine.name(), n -> new ArrayList<>()).add(rate);
      Figures.print("%s, %,d jobs, round %d".formatted(engine.name(), engine.jobs(), round), "%.0f jobs a second".formatted(rate));
    }
  }

  private double measured(Engine engine) throws Exception {
    String url = freshDatabase();
    try (var pool = pool(url)) {
      engine.fill(url, pool);
      settle(pool);
      long nanos = engine.drain();
      engine.stop();
      return engine.jobs() / (nanos / 1e9);
    }
  }

  private String freshDatabase() throws SQLException {
    String name = "bench" + ++databases;
    try (var connection = java.sql.DriverManager.getConnection(server.url());
        var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    }
    return server.url().replaceFirst("/postgres\\?", "/" + name + "?");
  }

  private static HikariDataSource pool(String url) {
    var config = new HikariConfig();
    config.setJdbcUrl(url);
    config.setMaximumPoolSize(CONNECTIONS);
    return new HikariDataSource(config);
  }

  private static void settle(HikariDataSource pool) throws SQLException {
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("vacuum analyze");
      statement.execute("checkpoint");
    }
  }

  private void ratios() {
    double own = median(rates.get(new Punctual(AHEAD).name()));
    rates.forEach((name, all) ->
        Figures.print(
            name,
            String.format(
                Locale.ROOT, "median %.0f jobs a second; Punctual is %.1f times as fast", median(all), own / median(all))));
  }

  private static double median(List<Double> all) {
    return all.stream().sorted().toList().get(all.size() / 2);
  }
}
