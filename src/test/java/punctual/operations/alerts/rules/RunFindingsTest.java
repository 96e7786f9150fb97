package punctual.operations.alerts.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.REPORT_DELIVERIES;
import static punctual.database.schema.Tables.SCHEDULED_REPORTS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.database.schema.tables.records.DeadLettersRecord;
import punctual.database.schema.tables.records.ReportExecutionsRecord;
import punctual.operations.alerts.Finding;
import punctual.operations.alerts.Rule;
import punctual.schedules.SchedulesFixture;
import punctual.testing.TestDatabase;

/** What the rules about runs, schedules and deliveries find, and what they let be (RA.2). */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class RunFindingsTest extends Findings {
  RunFindingsTest(TestDatabase kind) {
    super(kind);
  }

  @Test
  void more_than_a_fifth_of_ten_runs_within_an_hour() {
    var rule = new FailureRate(runs);
    executions(7, ended("completed", minutes(10)));
    executions(2, ended("failed", minutes(10)));
    executions(5, ended("failed", minutes(70)));
    assertThat(findings(rule)).isEmpty();
    execution(ended("failed", minutes(5)));
    assertThat(findings(rule))
        .singleElement()
        .satisfies(f -> {
          assertThat(f.organizationId()).isEqualTo(organization);
          assertThat(f.message())
              .isEqualTo(
                  "3 of 10 runs failed within the last hour (30 %). Most often: The data source does not answer.");
        });
    executions(5, ended("completed", minutes(5)));
    assertThat(findings(rule)).as("3 of 15").isEmpty();
  }

  @Test
  void a_run_far_beyond_what_is_usual() {
    worker(node, minutes(1), w -> {});
    for (long taken : new long[] {60_000, 120_000, 240_000})
      execution(ended("completed", minutes(90)).andThen(row -> row.setDurationMs(taken)));
    UUID run =
        execution(row -> {
          row.setStatus("running");
          row.setWorkerId(node);
          row.setStartedAt(ago(minutes(12)));
        });
    var rule = new LongRunning(runs, schedules);
    assertThat(findings(rule)).as("three times 4 min").isEmpty();
    time.advance(minutes(1));
    assertThat(findings(rule))
        .singleElement()
        .satisfies(f -> {
          assertThat(f.subject()).isEqualTo(run.toString());
          assertThat(f.title()).isEqualTo("Schedule takes unusually long");
          assertThat(f.message())
              .startsWith("It has been running for 13 min; usual is up to 4 min.");
        });
  }

  /** PR-7.9. */
  @Test
  void three_timeouts_within_a_day() {
    Rule rule = RulesConfig.timeoutsOf(runs);
    Consumer<ReportExecutionsRecord> timeout = row -> row.setErrorCode("timeout");
    execution(ended("failed", Duration.ofHours(25)).andThen(timeout));
    executions(2, ended("failed", Duration.ofHours(23)).andThen(timeout));
    executions(3, ended("failed", Duration.ofHours(1)));
    assertThat(findings(rule)).isEmpty();
    execution(ended("failed", minutes(1)).andThen(timeout));
    assertThat(findings(rule))
        .extracting(Finding::title)
        .containsExactly("3 runs ended at their time limit");
  }

  /** PL-A.11: the owner learns of it until the schedule works again. */
  @Test
  void a_failed_run_until_its_schedule_works_again() {
    var rule = new RunFailed(runs, schedules, SchedulesFixture.over(database, time));
    assertThat(findings(rule)).isEmpty();
    UUID run = last("failed", "network");
    time.advance(Duration.ofHours(3));
    assertThat(findings(rule))
        .singleElement()
        .satisfies(f -> {
          assertThat(f.title()).isEqualTo("Schedule failed");
          assertThat(f.message()).startsWith("The data source does not answer.");
          assertThat(f.link()).isEqualTo("/executions/" + run);
        });
    String subject = schedule.toString();
    assertThat(rule.reader(organization, subject)).contains(organization);
    assertThat(rule.over(organization, subject, "")).contains("Schedule works again");
    last("completed", "");
    assertThat(findings(rule)).isEmpty();
  }

  /** Between two looks: the owner hears of both. */
  @Test
  void a_failed_run_that_a_success_follows_at_once_is_found_too() {
    var rule = new RunFailed(runs, schedules, SchedulesFixture.over(database, time));
    last("failed", "network");
    last("completed", "");
    assertThat(findings(rule)).hasSize(1);
    time.advance(minutes(3));
    assertThat(findings(rule)).isEmpty();
  }

  @Test
  void of_a_deleted_schedule_nobody_hears_that_it_works() {
    var rule = new RunFailed(runs, schedules, SchedulesFixture.over(database, time));
    database
        .dsl()
        .update(SCHEDULED_REPORTS)
        .set(SCHEDULED_REPORTS.DELETED_AT, time.instant())
        .execute();
    assertThat(rule.over(organization, schedule.toString(), "")).isEmpty();
  }

  /** RA.2: "has not succeeded in N days". */
  @Test
  void no_success_for_days_though_it_was_due() {
    var rule = new NotSucceeded(schedules, runs, 3);
    var s = SCHEDULED_REPORTS;
    database.dsl().update(s).set(s.LAST_SUCCESS_AT, ago(Duration.ofDays(30))).execute();
    last("failed", "network");
    assertThat(findings(rule)).as("a monthly one was not due in between").isEmpty();
    execution(
        ended("failed", Duration.ofDays(2))
            .andThen(row -> {
              row.setTrigger("scheduled");
              row.setScheduledFor(ago(Duration.ofDays(2)));
            }));
    assertThat(findings(rule)).as("since two days").isEmpty();
    time.advance(Duration.ofDays(1).plusSeconds(1));
    assertThat(findings(rule))
        .extracting(Finding::title)
        .containsExactly("Schedule has not succeeded for 3 days");
    database.dsl().update(s).set(s.IS_ACTIVE, false).execute();
    assertThat(findings(rule)).as("paused").isEmpty();
  }

  /** PR-6.7. */
  @Test
  void a_run_that_failed_by_configuration_until_the_schedule_succeeds() {
    var rule = new ConfigurationFault(runs, schedules, deliveries);
    last("failed", "network");
    assertThat(findings(rule)).isEmpty();
    last("failed", "configuration");
    assertThat(findings(rule))
        .extracting(Finding::title)
        .containsExactly("Schedule is not set up right");
    last("completed", "");
    assertThat(findings(rule)).isEmpty();
  }

  /** PR-6.7. */
  @Test
  void deliveries_that_failed_by_configuration_until_one_succeeds() {
    UUID run = execution(ended("completed", minutes(5)));
    given.delivery(
        organization,
        run,
        row -> {
          row.setStatus("failed");
          row.setErrorCategory("configuration");
          row.setErrorMessage("The mail server refused the sign-in.");
          row.setCompletedAt(ago(minutes(4)));
        });
    var rule = new ConfigurationFault(runs, schedules, deliveries);
    assertThat(findings(rule))
        .singleElement()
        .satisfies(f -> {
          assertThat(f.subject()).isEqualTo("channel:email");
          assertThat(f.title()).isEqualTo("E-mail is not set up right");
        });
    given.delivery(
        organization,
        run,
        row -> {
          row.setStatus("sent");
          row.setCompletedAt(ago(minutes(1)));
        });
    assertThat(findings(rule)).isEmpty();
  }

  @Test
  void a_schedule_whose_circuit_is_open() {
    var rule = new ScheduleCircuit(schedules);
    assertThat(findings(rule)).isEmpty();
    var s = SCHEDULED_REPORTS;
    Instant until = time.instant().plusSeconds(60);
    database.dsl().update(s).set(s.CIRCUIT, "open").set(s.CIRCUIT_UNTIL, until).execute();
    assertThat(findings(rule)).extracting(Finding::subject).containsExactly(schedule.toString());
    assertThat(findings(rule).getFirst().message()).startsWith("Its due times are skipped until");
    time.advance(minutes(1));
    assertThat(findings(rule).getFirst().message()).startsWith("The run of its next due time");
  }

  /** PR-5.8. */
  @Test
  void a_hundred_open_dead_letters() {
    Rule rule = RulesConfig.deadLettersOf(runs);
    var letters = new ArrayList<DeadLettersRecord>();
    for (int i = 0; i < 101; i++) letters.add(letter(i == 0 ? "resolved" : "open"));
    database.dsl().batchInsert(letters.subList(0, 100)).execute();
    assertThat(findings(rule)).as("99 are open").isEmpty();
    database.dsl().batchInsert(letters.subList(100, 101)).execute();
    assertThat(findings(rule))
        .extracting(Finding::title)
        .containsExactly("100 dead letters are open");
  }

  private DeadLettersRecord letter(String status) {
    UUID run = execution(ended("failed", minutes(1)));
    var row = new DeadLettersRecord();
    row.setId(given.ids().next());
    row.setOrganizationId(organization);
    row.setScheduledReportId(schedule);
    row.setExecutionId(run);
    row.setLastExecutionId(run);
    row.setScheduledFor(time.instant());
    row.setReportType("sales_summary");
    row.setStatus(status);
    row.setAttempts(1);
    row.setErrorCategory("network");
    row.setErrorCode("x");
    row.setErrorMessage("X.");
    row.setCreatedAt(time.instant());
    row.setLastFailedAt(time.instant());
    return row;
  }

  /** PR-9.10. */
  @Test
  void more_than_a_hundred_mails_that_wait() {
    Rule rule = RulesConfig.emailBacklogOf(deliveries);
    UUID run = execution(ended("completed", minutes(5)));
    var d = REPORT_DELIVERIES;
    IntStream.range(0, 100)
        .forEach(i ->
            given.delivery(
                organization, run, row -> row.setStatus(i < 50 ? "pending" : "delayed")));
    given.delivery(organization, run, row -> row.setStatus("sent"));
    assertThat(findings(rule)).isEmpty();
    given.delivery(organization, run);
    assertThat(findings(rule))
        .extracting(Finding::title)
        .containsExactly("101 mails wait to be sent");
    database.dsl().update(d).set(d.STATUS, "sent").execute();
    assertThat(findings(rule)).isEmpty();
  }

  @Test
  void durations_are_words() {
    assertThat(Words.duration(Duration.ofSeconds(40))).isEqualTo("40 s");
    assertThat(Words.duration(minutes(42))).isEqualTo("42 min");
    assertThat(Words.duration(minutes(185))).isEqualTo("3 h 5 min");
    assertThat(Words.duration(Duration.ofHours(47))).isEqualTo("47 h");
    assertThat(Words.duration(Duration.ofDays(4))).isEqualTo("4 days");
    assertThat(Words.count(1, "run") + ", " + Words.count(1_204, "run"))
        .isEqualTo("1 run, 1,204 runs");
  }
}
