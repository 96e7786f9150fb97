package punctual.queue;

import java.time.Duration;
import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import punctual.database.Database;
import punctual.database.Ids;

@Configuration
class QueueConfig {
  @Bean
  Queue queue(Database database, InstantSource time, RandomGenerator random, Ids ids) {
    return new Queue(database, time, random, ids, timing());
  }

  /** A shorter lease is for tests of lost nodes alone, in milliseconds. */
  private static Timing timing() {
    long lease = Long.getLong("punctual.lease", Timing.NORMAL.lease().toMillis());
    return Timing.NORMAL.withLease(Duration.ofMillis(lease));
  }

  @Bean
  Nodes nodes(Queue queue) {
    return queue.nodes();
  }

  @Bean
  Backlog backlog(Queue queue) {
    return queue.backlog();
  }

  @Bean
  QueueMetrics queueMetrics(Queue queue, Database database, InstantSource time) {
    return new QueueMetrics(queue, database, time);
  }

  @Bean
  QueueHealth queueHealth(Database database, InstantSource time) {
    return new QueueHealth(database, time);
  }
}
