package punctual.operations.alerts.rules;

import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import punctual.clock.Beat;
import punctual.delivery.DeliveryHealth;
import punctual.operations.alerts.AlertSettings;
import punctual.operations.alerts.Rule;
import punctual.operations.alerts.Rule.About;
import punctual.operations.alerts.Rule.Scope;
import punctual.operations.alerts.Severity;
import punctual.operations.disk.Disk;
import punctual.operations.disk.DiskWatch;
import punctual.queue.Queue;
import punctual.queue.QueueHealth;
import punctual.reports.RunHealth;
import punctual.schedules.ScheduleHealth;
import punctual.schedules.Schedules;
import punctual.settings.Settings;
import punctual.storage.CleanUp;
import punctual.storage.Stores;

/** The rules in the order of the list that people read. A new one is added here, nowhere else. */
@Configuration
class RulesConfig {
  private static final Duration DAY = Duration.ofDays(1);
  private static final int TIMEOUTS = 3;
  private static final int DEAD_LETTERS = 100;
  private static final int MAILS = 101;

  @Bean
  @Order(1)
  Rule schedulerStalled(
      ScheduleHealth schedules, QueueHealth health, Queue queue, Beat beat, Settings settings) {
    return new SchedulerStalled(
        schedules,
        health,
        SchedulerStalled.ThisNode.of(queue, beat),
        settings.get(AlertSettings.WATCHDOG));
  }

  @Bean
  @Order(2)
  Rule diskStopped(Disk disk, DiskWatch watch) {
    return new DiskSpace(disk, watch, true);
  }

  @Bean
  @Order(3)
  Rule diskLow(Disk disk, DiskWatch watch) {
    return new DiskSpace(disk, watch, false);
  }

  @Bean
  @Order(4)
  Rule nodeLost(QueueHealth health) {
    return new NodeLost(health);
  }

  @Bean
  @Order(5)
  Rule queueBacklog(QueueHealth health) {
    return new QueueBacklog(health);
  }

  @Bean
  @Order(6)
  Rule sourceCircuit(QueueHealth health) {
    return new SourceCircuit(health);
  }

  @Bean
  @Order(7)
  Rule clockOffset(QueueHealth health, Queue queue) {
    return new ClockOffset(health, queue);
  }

  @Bean
  @Order(8)
  Rule failureRate(RunHealth runs) {
    return new FailureRate(runs);
  }

  @Bean
  @Order(9)
  Rule runFailed(RunHealth runs, ScheduleHealth health, Schedules schedules) {
    return new RunFailed(runs, health, schedules);
  }

  @Bean
  @Order(10)
  Rule notSucceeded(ScheduleHealth schedules, RunHealth runs, Settings settings) {
    return new NotSucceeded(schedules, runs, settings.get(AlertSettings.STALE_AFTER_DAYS));
  }

  @Bean
  @Order(11)
  Rule configurationFault(RunHealth runs, ScheduleHealth schedules, DeliveryHealth deliveries) {
    return new ConfigurationFault(runs, schedules, deliveries);
  }

  @Bean
  @Order(12)
  Rule circuitOpen(ScheduleHealth schedules) {
    return new ScheduleCircuit(schedules);
  }

  @Bean
  @Order(13)
  Rule longRunning(RunHealth runs, ScheduleHealth schedules) {
    return new LongRunning(runs, schedules);
  }

  /** PR-7.9. */
  @Bean
  @Order(14)
  Rule timeouts(RunHealth runs) {
    return timeoutsOf(runs);
  }

  static Rule timeoutsOf(RunHealth runs) {
    return new CountAbove(
        organization(
            "timeouts",
            "Three runs or more of an organisation ended at their time limit within a day.",
            "3",
            Duration.ZERO),
        TIMEOUTS,
        now -> runs.timeoutsSince(now.minus(DAY)),
        new CountAbove.Text(
            n -> "%d runs ended at their time limit".formatted(n),
            "Within the last 24 hours. A faster query, a shorter period or a longer limit helps.",
            "/executions?status=failed&error_code=timeout"));
  }

  /** PR-5.8. */
  @Bean
  @Order(15)
  Rule manyDeadLetters(RunHealth runs) {
    return deadLettersOf(runs);
  }

  static Rule deadLettersOf(RunHealth runs) {
    return new CountAbove(
        organization(
            "dead_letters",
            "100 dead letters or more of an organisation are open.",
            "100",
            Duration.ZERO),
        DEAD_LETTERS,
        now -> runs.openDeadLetters(),
        new CountAbove.Text(
            n -> "%s dead letters are open".formatted(Words.count(n)),
            "Retry or resolve them: with more than 1,000 the oldest go.",
            "/operations/dead-letters"));
  }

  /** PR-9.10. */
  @Bean
  @Order(16)
  Rule emailBacklog(DeliveryHealth deliveries) {
    return emailBacklogOf(deliveries);
  }

  static Rule emailBacklogOf(DeliveryHealth deliveries) {
    return new CountAbove(
        organization(
            "email_backlog",
            "More than 100 mails of an organisation wait to be sent.",
            "100",
            Duration.ofMinutes(2)),
        MAILS,
        now -> deliveries.waitingMails(),
        new CountAbove.Text(
            n -> "%s mails wait to be sent".formatted(Words.count(n)),
            "Look whether the mail server answers; they are sent as soon as it does.",
            "/operations/email-queue"));
  }

  /** PL-F.5. */
  @Bean
  @Order(17)
  Rule filesOverdue(CleanUp cleanUp) {
    return new CountAbove(
        organization(
            "files_overdue",
            "Report files of an organisation are a day past their time and still there.",
            "1",
            Duration.ZERO),
        1,
        now -> cleanUp.overdue(now.minus(DAY)),
        new CountAbove.Text(
            n -> "%s report files are past their time".formatted(Words.count(n)),
            "They could not be archived, or a delivery still waits for them. The log says which;"
                + " none is deleted before.",
            "/settings/files"));
  }

  @Bean
  @Order(18)
  Rule storeDown(Stores stores) {
    return new StoreDown(stores);
  }

  private static About organization(String rule, String text, String threshold, Duration lasting) {
    return new About(rule, text, Scope.ORGANIZATION, Severity.WARNING, threshold, lasting);
  }
}
