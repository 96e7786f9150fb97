package punctual.clock;

import static punctual.database.schema.Tables.REPORT_EXECUTIONS;
import static punctual.database.schema.Tables.SCHEDULED_REPORTS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import punctual.database.Database;
import punctual.database.schema.tables.records.ScheduledReportsRecord;
import punctual.reports.ExecutionsFixture;
import punctual.schedules.SchedulesFixture;
import punctual.testing.Given;
import punctual.testing.SettableTime;
import punctual.testing.TestDatabase;

/** The clock over a database, and what it wrote in words. */
final class ClockFixture implements AutoCloseable {
  final SettableTime time = new SettableTime();
  final String url;
  final Database database;
  final Given given;
  final UUID organization;
  final DueRuns clock;

  ClockFixture(TestDatabase kind) {
    url = kind.freshUrl();
    database = TestDatabase.open(url);
    given = new Given(database, time);
    organization = given.organization();
    clock = clock(database);
  }

  DueRuns clock(Database of) {
    return new DueRuns(
        SchedulesFixture.over(of, time), ExecutionsFixture.over(of, time, given.ids()), of, time);
  }

  UUID schedule(Consumer<ScheduledReportsRecord> changes) {
    return given.schedule(organization, changes);
  }

  UUID schedule(String catchUp) {
    return schedule(row -> row.setCatchUp(catchUp));
  }

  /** An execution that stands since before the first due time. */
  UUID waiting(UUID schedule, String status) {
    return given.execution(
        organization,
        schedule,
        row -> {
          row.setTrigger("scheduled");
          row.setLane(1);
          row.setStatus(status);
          row.setScheduledFor(time.instant().minusSeconds(60));
          if (status.equals("running")) row.setWorkerId(UUID.randomUUID());
        });
  }

  /** Everything of a schedule, by due time: minutes from the start, trigger, state, reason. */
  List<String> runs(UUID schedule) {
    var e = REPORT_EXECUTIONS;
    return database
        .dsl()
        .selectFrom(e)
        .where(e.SCHEDULED_REPORT_ID.eq(schedule))
        .orderBy(e.SCHEDULED_FOR, e.ID)
        .fetch(row -> {
          var at = Duration.between(SettableTime.START, row.getScheduledFor());
          String reason = row.getSkipReason() == null ? "" : " " + row.getSkipReason();
          return "%d %s %s%s".formatted(at.toMinutes(), row.getTrigger(), row.getStatus(), reason);
        });
  }

  @Nullable Instant next(UUID schedule) {
    return database
        .dsl()
        .selectFrom(SCHEDULED_REPORTS)
        .where(SCHEDULED_REPORTS.ID.eq(schedule))
        .fetchSingle()
        .getNextRunAt();
  }

  static Instant minute(int n) {
    return SettableTime.START.plus(Duration.ofMinutes(n));
  }

  @Override
  public void close() {
    database.close();
  }
}
