package punctual.queue;

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
    return new Queue(database, time, random, ids);
  }

  @Bean
  QueueHealth queueHealth(Database database, InstantSource time) {
    return new QueueHealth(database, time);
  }
}
