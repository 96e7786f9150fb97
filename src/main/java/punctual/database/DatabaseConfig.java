package punctual.database;

import java.time.InstantSource;
import java.util.random.RandomGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class DatabaseConfig {
  @Bean
  Installation installation(Database database) {
    return new Installation(database);
  }

  @Bean
  Ids ids(InstantSource time, RandomGenerator random) {
    return new Ids(time, random);
  }
}
