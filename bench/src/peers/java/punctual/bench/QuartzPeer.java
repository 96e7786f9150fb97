package punctual.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.quartz.Job;
import org.quartz.JobBuilder;
import org.quartz.JobExecutionContext;
import org.quartz.Scheduler;
import org.quartz.TriggerBuilder;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.ConnectionProvider;

/** Quartz with its JDBC store as one node of a cluster, taking up to 20 triggers at a time. */
public final class QuartzPeer implements PeersBench.Engine {
  private static final AtomicInteger DONE = new AtomicInteger();
  private static HikariDataSource pool;

  private Scheduler scheduler;

  /** Its job. */
  public static final class Nothing implements Job {
    @Override
    public void execute(JobExecutionContext context) {
      DONE.incrementAndGet();
    }
  }

  /** Its way to the pool, made by name. */
  public static final class Connections implements ConnectionProvider {
    @Override
    public Connection getConnection() throws SQLException {
      return pool.getConnection();
    }

    @Override
    public void initialize() {}

    @Override
    public void shutdown() {}
  }

  @Override
  public String name() {
    return "Quartz, clustered";
  }

  @Override
  public int jobs() {
    return PeersBench.JOBS / 10;
  }

  @Override
  public void fill(String url, HikariDataSource into) throws Exception {
    pool = into;
    DONE.set(0);
    tables();
    scheduler = new StdSchedulerFactory(properties()).getScheduler();
    for (int i = 0; i < jobs(); i++) {
      scheduler.scheduleJob(
          JobBuilder.newJob(Nothing.class).withIdentity("j" + i).build(),
          TriggerBuilder.newTrigger().withIdentity("t" + i).startNow().build());
    }
  }

  private static void tables() throws Exception {
    try (InputStream sql =
            Objects.requireNonNull(
                StdSchedulerFactory.class.getResourceAsStream(
                    "/org/quartz/impl/jdbcjobstore/tables_postgres.sql"));
        var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static Properties properties() {
    var p = new Properties();
    p.setProperty("org.quartz.scheduler.instanceName", "bench" + System.nanoTime());
    p.setProperty("org.quartz.scheduler.instanceId", "AUTO");
    p.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
    p.setProperty("org.quartz.scheduler.batchTriggerAcquisitionMaxCount", "20");
    p.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
    p.setProperty("org.quartz.threadPool.threadCount", String.valueOf(PeersBench.THREADS));
    p.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
    p.setProperty(
        "org.quartz.jobStore.driverDelegateClass",
        "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
    p.setProperty("org.quartz.jobStore.isClustered", "true");
    p.setProperty("org.quartz.jobStore.acquireTriggersWithinLock", "true");
    p.setProperty("org.quartz.jobStore.misfireThreshold", "3600000");
    p.setProperty("org.quartz.jobStore.dataSource", "bench");
    p.setProperty(
        "org.quartz.dataSource.bench.connectionProvider.class", Connections.class.getName());
    return p;
  }

  @Override
  public long drain() throws Exception {
    long from = System.nanoTime();
    scheduler.start();
    while (DONE.get() < jobs()) Thread.sleep(2);
    return System.nanoTime() - from;
  }

  @Override
  public void stop() throws Exception {
    scheduler.shutdown(true);
  }
}
