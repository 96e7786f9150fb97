package punctual.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.ORGANIZATION_QUOTAS;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.database.Database;
import punctual.database.schema.tables.records.ReportExecutionsRecord;
import punctual.reports.Executions.DueRun;
import punctual.schedules.ScheduledReport;
import punctual.schedules.Schedules;
import punctual.schedules.SchedulesFixture;
import punctual.schedules.Trigger.Due;
import punctual.testing.Given;
import punctual.testing.SettableTime;
import punctual.testing.TestDatabase;

/** An organisation may spread what is due at the same time. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class StartJitterTest {
  private final SettableTime time = new SettableTime();
  private final Database database;
  private final Given given;
  private final Schedules schedules;
  private final Executions executions;
  private final UUID organization;

  StartJitterTest(TestDatabase kind) {
    database = kind.open();
    given = new Given(database, time);
    schedules = SchedulesFixture.over(database, time);
    executions = ExecutionsFixture.over(database, time, given.ids());
    organization = given.organization();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void jitter(int seconds) {
    database
        .dsl()
        .update(ORGANIZATION_QUOTAS)
        .set(ORGANIZATION_QUOTAS.START_JITTER_SECONDS, seconds)
        .execute();
  }

  private DueRun run(Instant at) {
    UUID id = given.schedule(organization);
    ScheduledReport schedule = schedules.find(organization, id).orElseThrow();
    return new DueRun(schedule, due(at), "scheduled", null);
  }

  private static Due due(Instant at) {
    return new Due(at, at.atZone(ZoneOffset.UTC).toLocalDateTime(), 0);
  }

  private List<ReportExecutionsRecord> rows() {
    return database.dsl().selectFrom(REPORT_EXECUTIONS).orderBy(REPORT_EXECUTIONS.ID).fetch();
  }

  @Test
  void starts_are_spread_over_the_time_and_none_is_early() {
    jitter(60);
    Instant due = time.instant();
    var runs = new ArrayList<DueRun>();
    for (int i = 0; i < 60; i++) runs.add(run(due));

    database.write(() -> executions.insertDue(runs));

    assertThat(rows())
        .hasSize(60)
        .allSatisfy(row -> {
          assertThat(row.getScheduledFor()).isEqualTo(due);
          assertThat(row.getAvailableAt()).isBetween(due, due.plusSeconds(60));
          assertThat(row.getStatus())
              .isEqualTo(row.getAvailableAt().isAfter(due) ? "delayed" : "queued");
        });
    assertThat(rows())
        .extracting(row -> Duration.between(due, row.getAvailableAt()).toSeconds() / 15)
        .contains(0L, 1L, 2L, 3L);
  }

  @Test
  void the_same_due_time_of_a_schedule_has_the_same_start_and_another_one_another() {
    jitter(60);
    DueRun first = run(time.instant());
    DueRun later =
        new DueRun(first.schedule(), due(first.due().at().plusSeconds(3600)), "scheduled", null);
    database.write(() -> executions.insertDue(List.of(first)));
    Instant start = rows().getFirst().getAvailableAt();
    database.dsl().deleteFrom(REPORT_EXECUTIONS).execute();
    time.advance(Duration.ofSeconds(5));

    database.write(() -> executions.insertDue(List.of(first, later)));

    assertThat(rows().getFirst().getAvailableAt()).isEqualTo(start);
    assertThat(Duration.between(later.due().at(), rows().getLast().getAvailableAt()))
        .isNotEqualTo(Duration.between(first.due().at(), start));
  }

  @Test
  void without_it_what_is_due_starts_at_once_and_carries_the_source_of_its_report() {
    database.write(() -> executions.insertDue(List.of(run(time.instant()))));
    assertThat(rows().getFirst().getStatus()).isEqualTo("queued");
    assertThat(rows().getFirst().getAvailableAt()).isEqualTo(time.instant());
    assertThat(rows().getFirst().getSource()).isEqualTo("shop");
  }

  /** The newest replaces the one that waits, even where its own start is still to come. */
  @Test
  void a_run_whose_start_is_spread_replaces_the_one_before() {
    jitter(60);
    DueRun newer = run(time.instant());
    UUID older =
        given.execution(
            organization,
            newer.schedule().id(),
            row -> {
              row.setTrigger("scheduled");
              row.setScheduledFor(time.instant().minusSeconds(60));
            });
    database.write(() -> {
      executions.insertDue(List.of(newer));
      executions.supersede(List.of(older));
    });
    assertThat(rows())
        .extracting(ReportExecutionsRecord::getStatus)
        .containsExactlyInAnyOrder("skipped", "delayed");
  }
}
