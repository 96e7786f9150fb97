package punctual.bench;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** db-scheduler, by lock-and-fetch or by its default, with the table of its documentation. */
final class DbScheduler implements PeersBench.Engine {
  private static final String TABLE =
      """
      create table scheduled_tasks (
        task_name text not null, task_instance text not null, task_data bytea,
        execution_time timestamptz not null, picked boolean not null, picked_by text,
        last_success timestamptz, last_failure timestamptz, consecutive_failures int,
        last_heartbeat timestamptz, version bigint not null, priority smallint,
        primary key (task_name, task_instance));
      create index execution_time_idx on scheduled_tasks (execution_time);
      create index last_heartbeat_idx on scheduled_tasks (last_heartbeat)\
      """;

  private final boolean lockAndFetch;
  private final CountDownLatch left = new CountDownLatch(jobs());
  private Scheduler scheduler;

  DbScheduler(boolean lockAndFetch) {
    this.lockAndFetch = lockAndFetch;
  }

  @Override
  public String name() {
    return lockAndFetch ? "db-scheduler, lock-and-fetch" : "db-scheduler, fetch";
  }

  @Override
  public void fill(String url, HikariDataSource pool) throws SQLException {
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(TABLE);
      statement.execute(
          """
          insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
          select 'nothing', i::text, now() - interval '1 minute', false, 1 from generate_series(1, %d) i"""
              .formatted(jobs()));
    }
    var task = Tasks.oneTime("nothing").execute((instance, context) -> left.countDown());
    var builder =
        Scheduler.create(pool, task).threads(PeersBench.THREADS).pollingInterval(Duration.ofSeconds(1));
    scheduler = (lockAndFetch ? builder.pollUsingLockAndFetch(1.0, 4.0) : builder).build();
  }

  /** Over is what the table says: a job is deleted after its work. */
  @Override
  public long drain() throws Exception {
    long from = System.nanoTime();
    scheduler.start();
    left.await();
    while (!scheduler.getCurrentlyExecuting().isEmpty()) Thread.sleep(1);
    return System.nanoTime() - from;
  }

  @Override
  public void stop() {
    scheduler.stop();
  }
}
