package punctual.operations.alerts.rules;

import static punctual.database.schema.Tables.SCHEDULED_REPORTS;
import static punctual.database.schema.Tables.WORKERS;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import punctual.database.Database;
import punctual.database.schema.tables.records.ReportExecutionsRecord;
import punctual.database.schema.tables.records.WorkersRecord;
import punctual.delivery.DeliveryHealth;
import punctual.operations.alerts.Finding;
import punctual.operations.alerts.Rule;
import punctual.queue.QueueHealth;
import punctual.reports.RunHealth;
import punctual.schedules.ScheduleHealth;
import punctual.testing.Given;
import punctual.testing.SettableTime;
import punctual.testing.TestDatabase;

/** Rows for rules of alerts to find. */
abstract class Findings {
  static final Duration WATCHDOG = Duration.ofMinutes(5);

  final SettableTime time = new SettableTime();
  final Database database;
  final Given given;
  final UUID organization;
  final UUID schedule;
  final UUID node;
  final RunHealth runs;
  final ScheduleHealth schedules;
  final QueueHealth queue;
  final DeliveryHealth deliveries;
  boolean freeSlot = true;
  Instant lastTick;

  Findings(TestDatabase kind) {
    // leases are by the database's clock
    time.set(Instant.now().truncatedTo(ChronoUnit.MILLIS));
    lastTick = time.instant().plus(Duration.ofDays(1));
    database = kind.open();
    given = new Given(database, time);
    organization = given.organization();
    schedule = given.schedule(organization, s -> s.setNextRunAt(time.instant().plusSeconds(60)));
    node = given.ids().next();
    runs = new RunHealth(database);
    schedules = new ScheduleHealth(database);
    queue = new QueueHealth(database, time);
    deliveries = new DeliveryHealth(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  List<Finding> findings(Rule rule) {
    return rule.findings(time.instant());
  }

  Instant ago(Duration past) {
    return time.instant().minus(past);
  }

  static Duration minutes(long minutes) {
    return Duration.ofMinutes(minutes);
  }

  Consumer<ReportExecutionsRecord> ended(String status, Duration past) {
    return row -> {
      row.setStatus(status);
      row.setStartedAt(ago(past).minusSeconds(60));
      row.setDurationMs(60_000L);
      row.setCompletedAt(ago(past));
      if (status.equals("failed")) {
        row.setErrorCategory("network");
        row.setErrorCode("source_unreachable");
        row.setErrorMessage("The data source does not answer.");
      }
    };
  }

  UUID execution(Consumer<ReportExecutionsRecord> changes) {
    return given.execution(organization, schedule, changes);
  }

  void executions(int count, Consumer<ReportExecutionsRecord> changes) {
    for (int i = 0; i < count; i++) execution(changes);
  }

  /** A run of the schedule ended, and the schedule knows. */
  UUID last(String status, String category) {
    UUID run =
        execution(
            ended(status, Duration.ofSeconds(5))
                .andThen(row -> row.setErrorCategory(status.equals("failed") ? category : null)));
    database
        .dsl()
        .update(SCHEDULED_REPORTS)
        .set(SCHEDULED_REPORTS.LAST_STATUS, status)
        .set(SCHEDULED_REPORTS.LAST_EXECUTION_ID, run)
        .where(SCHEDULED_REPORTS.ID.eq(schedule))
        .execute();
    return run;
  }

  void worker(UUID id, Duration lease, Consumer<WorkersRecord> changes) {
    var row = new WorkersRecord();
    row.setId(id);
    row.setNode("web-1");
    row.setSlots(4);
    row.setStartedAt(time.instant());
    row.setLeaseUntil(time.instant().plus(lease));
    row.setDraining(false);
    changes.accept(row);
    database.dsl().insertInto(WORKERS).set(row).execute();
  }

  Rule stalled() {
    var self = new SchedulerStalled.ThisNode(() -> node, () -> freeSlot, () -> lastTick);
    return new SchedulerStalled(schedules, queue, self, WATCHDOG);
  }
}
