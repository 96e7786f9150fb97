package punctual.reports;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import punctual.audit.Audit;
import punctual.catalog.Catalog;
import punctual.catalog.sources.Sources;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.delivery.Channels;
import punctual.delivery.Deliveries;
import punctual.identity.Organizations;
import punctual.identity.Users;
import punctual.queue.Queue;
import punctual.reports.formats.ReportFormat;
import punctual.schedules.Schedules;
import punctual.settings.CoreSettings;
import punctual.settings.Settings;
import punctual.storage.Artifacts;
import punctual.storage.Links;
import punctual.web.Live;
import tools.jackson.databind.json.JsonMapper;

@Configuration
class ReportsConfig {
  @Bean
  ExecutionRepository executionRepository(Database database) {
    return new ExecutionRepository(database);
  }

  @Bean
  RunningRepository runningRepository(Database database, JsonMapper json) {
    return new RunningRepository(database, json);
  }

  @Bean
  RunningReports runningReports() {
    return new RunningReports();
  }

  @Bean(initMethod = "start")
  ProgressWatch progressWatch(
      RunningReports running, RunningRepository repository, Live live, InstantSource time) {
    return new ProgressWatch(running, repository, live, time);
  }

  @Bean
  ExecutionFigures executionFigures(Database database, InstantSource time) {
    return new ExecutionFigures(database, time);
  }

  @Bean
  ExecutionMetrics executionMetrics(ExecutionFigures figures) {
    return new ExecutionMetrics(figures);
  }

  @Bean
  DeadLetterMetrics deadLetterMetrics(Database database) {
    return new DeadLetterMetrics(database);
  }

  @Bean
  Executions executions(
      Executions.Parts parts, Database database, InstantSource time, Ids ids, JsonMapper json) {
    return new Executions(parts, database, time, ids, json);
  }

  @Bean
  Executions.Parts executionsParts(
      ExecutionRepository repository,
      Schedules schedules,
      Queue queue,
      Audit audit,
      Catalog catalog,
      Aftermath aftermath) {
    return new Executions.Parts(
        repository,
        schedules,
        queue,
        audit,
        catalog::source,
        aftermath,
        new Clearance(catalog::type));
  }

  @Bean
  Headings headings(Organizations organizations, InstantSource time) {
    return new Headings(organizations::appearance, time);
  }

  @Bean
  Workshop workshop(
      Artifacts artifacts, List<ReportFormat> formats, Headings headings, InstantSource time) {
    return new Workshop(artifacts, formats, headings, time);
  }

  @Bean
  Generation generation(Sources sources, Workshop shop) {
    return new Generation(sources, shop);
  }

  @Bean
  Sample sample(Sources sources, Headings headings, InstantSource time) {
    return new Sample(sources, headings, time);
  }

  @Bean
  Addressees addressees(Channels channels) {
    return new Addressees(channels);
  }

  @Bean
  BurstRepository burstRepository(Database database) {
    return new BurstRepository(database);
  }

  @Bean
  BurstGeneration burstGeneration(
      Sources sources,
      Workshop shop,
      Addressees addressees,
      Readership readership,
      Settings settings) {
    Path temporary = settings.home().resolve("tmp");
    return new BurstGeneration(sources, shop, addressees, readership, temporary);
  }

  @Bean
  BurstPreview burstPreview(Sources sources, Addressees addressees, InstantSource time) {
    return new BurstPreview(sources, addressees, time);
  }

  @Bean
  BurstController.Outputs outputs(Artifacts artifacts, Deliveries deliveries) {
    return new BurstController.Outputs(artifacts, deliveries);
  }

  @Bean
  ReportRun.Bursts bursts(BurstGeneration generation, BurstRepository repository) {
    return new ReportRun.Bursts(generation, repository);
  }

  @Bean
  Readership readership(Schedules schedules, Users users) {
    return new Readership(schedules, users);
  }

  @Bean
  Planning planning(
      Schedules schedules,
      Catalog catalog,
      Organizations organizations,
      Users users,
      RunningRepository runs) {
    return new Planning(schedules, catalog, organizations, users, runs);
  }

  @Bean
  Reuse reuse(RunningRepository runs, Artifacts artifacts, InstantSource time) {
    return new Reuse(runs, artifacts, time);
  }

  @Bean
  Conditions conditions(RunningRepository runs, InstantSource time) {
    return new Conditions(runs, time);
  }

  @Bean
  ReportRun.Parts reportRunParts(
      ExecutionRepository executions,
      Schedules schedules,
      Planning planning,
      Reuse reuse,
      Conditions conditions,
      Generation generation,
      ReportRun.Bursts bursts,
      Artifacts artifacts,
      Deliveries deliveries,
      Aftermath aftermath,
      RunningReports running,
      RunningRepository runs) {
    return new ReportRun.Parts(
        executions,
        schedules,
        planning,
        reuse,
        conditions,
        generation,
        bursts,
        artifacts,
        deliveries,
        aftermath,
        running,
        runs);
  }

  @Bean
  ReportRun.Budgets budgets(Settings settings) {
    Budget.Limits limits = Budget.Limits.of(settings);
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    return () -> new Budget(limits, threads::getThreadCpuTime);
  }

  @Bean
  ReportRun reportRun(
      ReportRun.Parts parts,
      ReportRun.Budgets budgets,
      Live live,
      Ids ids,
      Settings settings,
      Queue queue,
      Sources sources) {
    var run = new ReportRun(parts, budgets, live, ids, CoreSettings.baseUrl(settings));
    int slots = settings.get(CoreSettings.REPORT_SLOTS);
    queue.attach(Executions.TABLE, run, slots, CoreSettings.reportSlotsMax(settings));
    sources.all().forEach(name -> queue.limit(name, sources.maxRunning(name)));
    return run;
  }

  @Bean
  WaitReasons waitReasons(ExecutionRepository executions, Queue queue, InstantSource time) {
    return new WaitReasons(executions, queue, time);
  }

  @Bean
  ExecutionViews executionViews(
      ExecutionViews.Parts parts, Users users, ExecutionViews.Running running, InstantSource time) {
    return new ExecutionViews(parts, users, running, time);
  }

  @Bean
  ExecutionViews.Running executionViewsRunning(RunningReports here, RunningRepository elsewhere) {
    return new ExecutionViews.Running(here, elsewhere);
  }

  @Bean
  ExecutionViews.Parts executionViewsParts(
      ExecutionRepository executions,
      Schedules schedules,
      Deliveries deliveries,
      Artifacts artifacts,
      WaitReasons waits,
      BurstRepository bursts) {
    return new ExecutionViews.Parts(executions, schedules, deliveries, artifacts, waits, bursts);
  }

  @Bean
  ExecutionController.Parts executionControllerParts(
      Executions executions,
      ExecutionRepository repository,
      ExecutionViews views,
      TimeLimits limits) {
    return new ExecutionController.Parts(executions, repository, views, limits);
  }

  @Bean
  Sharing.Parts sharingParts(
      Executions executions,
      Schedules schedules,
      Artifacts artifacts,
      Links links,
      Deliveries deliveries) {
    return new Sharing.Parts(executions, schedules, artifacts, links, deliveries);
  }

  @Bean
  Sharing sharing(Sharing.Parts parts, Users users, Audit audit, Database database) {
    return new Sharing(parts, users, audit, database);
  }

  @Bean
  HomeController.Parts homeParts(
      Schedules schedules, ExecutionRepository executions, ExecutionViews views) {
    return new HomeController.Parts(schedules, executions, views);
  }

  @Bean
  TimeLimits timeLimits(TimeLimits.Parts parts, Database database, InstantSource time) {
    return new TimeLimits(parts, database, time);
  }

  @Bean
  TimeLimits.Parts timeLimitsParts(
      Executions executions, RunningRepository runs, Catalog catalog, Audit audit) {
    return new TimeLimits.Parts(executions, runs, catalog, audit);
  }

  @Bean
  RunHealth runHealth(Database database) {
    return new RunHealth(database);
  }
}
