package punctual.reports;

import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import punctual.audit.Audit;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.identity.Organizations;
import punctual.identity.Users;
import punctual.schedules.Schedules;
import punctual.settings.Settings;
import punctual.web.Live;
import tools.jackson.databind.json.JsonMapper;

@Configuration
class DeadLetterConfig {
  @Bean
  DeadLetterRepository deadLetterRepository(Database database) {
    return new DeadLetterRepository(database);
  }

  @Bean
  DeadLetterViews deadLetterViews(
      DeadLetterViews.Parts parts,
      Schedules schedules,
      Users users,
      InstantSource time,
      JsonMapper json) {
    return new DeadLetterViews(parts, schedules, users, time, json);
  }

  @Bean
  DeadLetterViews.Parts deadLetterViewsParts(
      DeadLetterRepository repository, ExecutionRepository executions) {
    return new DeadLetterViews.Parts(repository, executions);
  }

  @Bean
  DeadLetterArchive deadLetterArchive(Settings settings, JsonMapper json) {
    return new DeadLetterArchive(settings.home().resolve("archive").resolve("dead-letters"), json);
  }

  @Bean
  DeadLetterLimit deadLetterLimit(
      DeadLetterRepository repository,
      DeadLetterArchive archive,
      DeadLetterViews views,
      DeadLetterLimit.Parts parts,
      InstantSource time) {
    var limit = new DeadLetterLimit(repository, archive, views, parts, time);
    limit.start();
    return limit;
  }

  @Bean
  DeadLetterLimit.Parts deadLetterLimitParts(
      Database database, Organizations organizations, Audit audit) {
    return new DeadLetterLimit.Parts(database, organizations, audit, DeadLetterLimit.LIMIT);
  }

  @Bean
  DeadLetters deadLetters(
      DeadLetterRepository repository,
      DeadLetterLimit limit,
      Database database,
      Ids ids,
      Live live) {
    return new DeadLetters(repository, limit, database, ids, live);
  }

  @Bean
  Aftermath aftermath(Schedules schedules, DeadLetters deadLetters) {
    return new Aftermath(schedules, deadLetters);
  }

  @Bean
  DeadLetterEditing deadLetterEditing(
      DeadLetterEditing.Parts parts, Audit audit, Database database, InstantSource time) {
    return new DeadLetterEditing(parts, audit, database, time);
  }

  @Bean
  DeadLetterEditing.Parts deadLetterEditingParts(
      DeadLetters deadLetters,
      DeadLetterRepository repository,
      Executions executions,
      Schedules schedules) {
    return new DeadLetterEditing.Parts(deadLetters, repository, executions, schedules);
  }
}
