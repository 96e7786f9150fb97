package punctual.audit;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import punctual.database.Database;
import punctual.database.Ids;
import tools.jackson.databind.json.JsonMapper;

@Configuration
class AuditConfig {
  @Bean
  Audit audit(Database database, InstantSource time, Ids ids, JsonMapper json) {
    return new Audit(database, time, ids, json);
  }
}
