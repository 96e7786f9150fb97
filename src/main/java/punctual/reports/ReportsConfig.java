package punctual.reports;

import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import punctual.audit.Audit;
import punctual.catalog.Catalog;
import punctual.catalog.sources.Sources;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.delivery.Deliveries;
import punctual.identity.Organizations;
import punctual.identity.Users;
import punctual.queue.Queue;
import punctual.reports.formats.ReportFormat;
import punctual.schedules.Schedules;
import punctual.settings.CoreSettings;
import punctual.settings.Settings;
import punctual.storage.Artifacts;
import punctual.web.Live;
import tools.jackson.databind.json.JsonMapper;

@Configuration
class ReportsConfig {
  @Bean
  ExecutionRepository executionRepository(Database database) {
    return new ExecutionRepository(database);
  }

  @Bean
  Progress progress() {
    return new Progress();
  }

  @Bean
  Executions executions(
      Executions.Parts parts, Database database, InstantSource time, Ids ids, JsonMapper json) {
    return new Executions(parts, database, time, ids, json);
  }

  @Bean
  Executions.Parts executionsParts(
      ExecutionRepository repository, Schedules schedules, Queue queue, Audit audit) {
    return new Executions.Parts(repository, schedules, queue, audit);
  }

  @Bean
  Generation generation(
      Sources sources,
      Artifacts artifacts,
      List<ReportFormat> formats,
      Progress progress,
      InstantSource time) {
    return new Generation(sources, artifacts, formats, progress, time);
  }

  @Bean
  ReportRun.Parts reportRunParts(
      ExecutionRepository executions,
      Schedules schedules,
      Catalog catalog,
      Generation generation,
      Artifacts artifacts,
      Deliveries deliveries,
      Organizations organizations,
      Users users) {
    return new ReportRun.Parts(
        executions, schedules, catalog, generation, artifacts, deliveries, organizations, users);
  }

  @Bean
  ReportRun reportRun(
      ReportRun.Parts parts,
      Progress progress,
      Live live,
      Ids ids,
      Settings settings,
      Queue queue) {
    var run = new ReportRun(parts, progress, live, ids, CoreSettings.baseUrl(settings));
    queue.attach(Executions.TABLE, run, settings.get(CoreSettings.REPORT_SLOTS));
    return run;
  }

  @Bean
  ExecutionViews executionViews(
      ExecutionViews.Parts parts, Users users, Queue queue, Progress progress) {
    return new ExecutionViews(parts, users, queue, progress);
  }

  @Bean
  ExecutionViews.Parts executionViewsParts(
      ExecutionRepository executions,
      Schedules schedules,
      Deliveries deliveries,
      Artifacts artifacts) {
    return new ExecutionViews.Parts(executions, schedules, deliveries, artifacts);
  }

  @Bean
  ExecutionController.Parts executionControllerParts(
      Executions executions, ExecutionRepository repository, ExecutionViews views) {
    return new ExecutionController.Parts(executions, repository, views);
  }

  @Bean
  RunHealth runHealth(Database database) {
    return new RunHealth(database);
  }
}
