package punctual.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jobrunr.configuration.JobRunr;
import org.jobrunr.scheduling.BackgroundJob;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.storage.sql.postgres.PostgresStorageProvider;
import org.jobrunr.utils.mapper.gson.GsonJsonMapper;

/** JobRunr, the free edition, at the poll interval that it allows at least. */
public final class JobRunrPeer implements PeersBench.Engine {
  private static final AtomicInteger DONE = new AtomicInteger();

  private HikariDataSource pool;

  @Override
  public String name() {
    return "JobRunr";
  }

  /** The job: what it calls must be public. */
  public static void nothing() {
    DONE.incrementAndGet();
  }

  @Override
  public void fill(String url, HikariDataSource into) {
    pool = into;
    DONE.set(0);
    JobRunr.configure()
        .useJsonMapper(new GsonJsonMapper())
        .useStorageProvider(new PostgresStorageProvider(pool))
        .initialize();
    BackgroundJob.enqueue(IntStream.range(0, jobs()).boxed(), i -> nothing());
  }

  @Override
  public long drain() throws Exception {
    long from = System.nanoTime();
    JobRunr.configure()
        .useJsonMapper(new GsonJsonMapper())
        .useStorageProvider(new PostgresStorageProvider(pool))
        .useBackgroundJobServer(
            BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                .andWorkerCount(PeersBench.THREADS)
                .andPollInterval(Duration.ofSeconds(5)))
        .initialize();
    while (DONE.get() < jobs() || succeeded() < jobs()) Thread.sleep(20);
    return System.nanoTime() - from;
  }

  private int succeeded() throws Exception {
    try (var connection = pool.getConnection();
        var statement = connection.createStatement();
        var result =
            statement.executeQuery("select count(*) from jobrunr_jobs where state = 'SUCCEEDED'")) {
      result.next();
      return result.getInt(1);
    }
  }

  @Override
  public void stop() {
    JobRunr.destroy();
  }
}
