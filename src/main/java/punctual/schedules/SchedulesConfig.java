package punctual.schedules;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import punctual.audit.Audit;
import punctual.catalog.Catalog;
import punctual.catalog.spi.TypeUse;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.delivery.Channels;
import punctual.identity.Organizations;
import punctual.identity.Users;
import punctual.schedules.recurrence.Recurrences;
import punctual.storage.Stores;
import tools.jackson.databind.json.JsonMapper;

@Configuration
class SchedulesConfig {
  @Bean
  TypeUse typeUse(Schedules schedules) {
    return schedules::countsByType;
  }

  @Bean
  Recurrences recurrences() {
    return Recurrences.standard();
  }

  @Bean
  ScheduleRepository scheduleRepository(Database database) {
    return new ScheduleRepository(database);
  }

  @Bean
  ScheduleMetrics scheduleMetrics(ScheduleRepository repository) {
    return new ScheduleMetrics(repository);
  }

  @Bean
  Schedules schedules(
      ScheduleRepository repository,
      Recurrences recurrences,
      Database database,
      InstantSource time) {
    return new Schedules(repository, recurrences, database, time);
  }

  @Bean
  Editing editing(
      Editing.Parts parts, Database database, InstantSource time, Ids ids, JsonMapper json) {
    return new Editing(parts, database, time, ids, json);
  }

  @Bean
  Editing.Parts editingParts(
      Schedules schedules,
      ScheduleRepository repository,
      Drafts drafts,
      Recurrences recurrences,
      Audit audit) {
    return new Editing.Parts(schedules, repository, drafts, recurrences, new ScheduleAudit(audit));
  }

  @Bean
  Drafts drafts(
      Catalog catalog, Channels channels, Recurrences recurrences, Users users, Stores stores) {
    return new Drafts(catalog, channels, recurrences, users, stores);
  }

  @Bean
  ScheduleViews scheduleViews(
      Schedules schedules, Catalog catalog, Users users, Organizations organizations) {
    return new ScheduleViews(schedules, catalog, users, organizations);
  }

  @Bean
  ScheduleHealth scheduleHealth(Database database) {
    return new ScheduleHealth(database);
  }
}
