package punctual.testing;

import static punctual.database.schema.Tables.DELIVERY_PARCELS;
import static punctual.database.schema.Tables.MEMBERSHIPS;
import static punctual.database.schema.Tables.ORGANIZATIONS;
import static punctual.database.schema.Tables.ORGANIZATION_QUOTAS;
import static punctual.database.schema.Tables.REPORT_DELIVERIES;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;
import static punctual.database.schema.Tables.SCHEDULED_REPORTS;
import static punctual.database.schema.Tables.SCHEDULE_RECIPIENTS;
import static punctual.database.schema.Tables.USERS;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import punctual.database.Database;
import punctual.database.Ids;
import punctual.database.schema.tables.records.ReportDeliveriesRecord;
import punctual.database.schema.tables.records.ReportExecutionsRecord;
import punctual.database.schema.tables.records.ScheduledReportsRecord;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rows as a test needs them, written directly; ids rise with every call. */
public final class Given {
  private static final String EVERY_MINUTE =
      "{\"cadence\": \"cron\", \"cron_expression\": \"* * * * *\", \"timezone\": \"UTC\"}";

  private final Database database;
  private final InstantSource time;
  private final Ids ids;

  public Given(Database database, InstantSource time) {
    this(database, time, new Ids(time, new Random(7)));
  }

  public Given(Database database, InstantSource time, Ids ids) {
    this.database = database;
    this.time = time;
    this.ids = ids;
  }

  public Ids ids() {
    return ids;
  }

  public static JsonNode json(String text) {
    return JsonMapper.shared().readTree(text);
  }

  /** An organisation with a quota and an owner of schedules, whose id is the organisation's. */
  public UUID organization(int weight, int maxRunning) {
    UUID id = ids.next();
    var now = time.instant();
    database.write(() -> {
      var o = ORGANIZATIONS;
      database
          .dsl()
          .insertInto(o, o.ID, o.KEY, o.NAME, o.EMAIL_DOMAINS, o.CREATED_AT)
          .values(id, "o" + id, "Organisation", json("[]"), now)
          .execute();
      var q = ORGANIZATION_QUOTAS;
      database
          .dsl()
          .insertInto(q, q.ORGANIZATION_ID, q.WEIGHT, q.MAX_RUNNING)
          .values(id, weight, maxRunning)
          .execute();
      user(id, now);
    });
    return id;
  }

  public UUID organization() {
    return organization(1, 10);
  }

  private void user(UUID id, Instant now) {
    database
        .dsl()
        .insertInto(USERS)
        .set(USERS.ID, id)
        .set(USERS.EMAIL, id + "@example.test")
        .set(USERS.DISPLAY_NAME, "Owner")
        .set(USERS.PASSWORD_HASH, "-")
        .set(USERS.IS_OPERATOR, false)
        .set(USERS.IS_ACTIVE, true)
        .set(USERS.MUST_CHANGE_PASSWORD, false)
        .set(USERS.SESSION_VERSION, 1)
        .set(USERS.TIMEZONE, "UTC")
        .set(USERS.CREATED_AT, now)
        .execute();
    var m = MEMBERSHIPS;
    database
        .dsl()
        .insertInto(m, m.ORGANIZATION_ID, m.USER_ID, m.ROLE, m.CREATED_AT)
        .values(id, id, "administrator", now)
        .execute();
  }

  /** A schedule of every minute that is due next at the clock's time. */
  public UUID schedule(UUID organization, Consumer<ScheduledReportsRecord> changes) {
    UUID id = ids.next();
    ScheduledReportsRecord row = row(id, organization, organization);
    row.setNextRunAt(time.instant());
    row.setIsActive(true);
    changes.accept(row);
    database.dsl().insertInto(SCHEDULED_REPORTS).set(row).execute();
    return id;
  }

  /** A schedule that is off, not written yet. */
  public ScheduledReportsRecord row(UUID id, UUID organization, UUID owner) {
    var row = new ScheduledReportsRecord();
    row.setId(id);
    row.setOrganizationId(organization);
    row.setCreatedBy(owner);
    row.setUpdatedBy(owner);
    row.setName("Schedule");
    row.setReportType("sales_summary");
    row.setReportParams(json("{}"));
    row.setOutputFormats(json("[\"csv\"]"));
    row.setFormatOptions(json("{}"));
    row.setScheduleConfig(json(EVERY_MINUTE));
    row.setTimezone("UTC");
    row.setCadence("cron");
    row.setTimeoutMinutes(30);
    row.setWhenEmpty("send");
    row.setCatchUp("latest");
    row.setCatchUpWindow("P1D");
    row.setNextPass(0);
    row.setTzdbVersion("test");
    row.setIsActive(false);
    row.setVersion(1);
    row.setCreatedAt(time.instant());
    row.setUpdatedAt(time.instant());
    return row;
  }

  public UUID schedule(UUID organization) {
    return schedule(organization, row -> {});
  }

  /** Somebody who gets the reports of a schedule by e-mail. */
  public void recipient(UUID organization, UUID schedule, String address) {
    var r = SCHEDULE_RECIPIENTS;
    database
        .dsl()
        .insertInto(r)
        .set(r.ID, ids.next())
        .set(r.ORGANIZATION_ID, organization)
        .set(r.SCHEDULED_REPORT_ID, schedule)
        .set(r.CHANNEL, "email")
        .set(r.DESTINATION, address)
        .set(r.OPTIONS, json("{}"))
        .set(r.IS_ACTIVE, true)
        .set(r.ADDED_BY, organization)
        .set(r.CREATED_AT, time.instant())
        .execute();
  }

  /** A queued manual execution. */
  public UUID execution(
      UUID organization, UUID schedule, Consumer<ReportExecutionsRecord> changes) {
    var row = new ReportExecutionsRecord();
    UUID id = ids.next();
    row.setId(id);
    row.setOrganizationId(organization);
    row.setScheduledReportId(schedule);
    row.setScheduledFor(time.instant());
    row.setPass(0);
    row.setTrigger("manual");
    row.setLane(0);
    row.setStatus("queued");
    row.setAvailableAt(time.instant());
    row.setAttempt(0);
    row.setRetryCount(0);
    row.setTimeoutSeconds(1800);
    row.setReportType("sales_summary");
    row.setReportParamsSnapshot(json("{}"));
    row.setOutputFormats(json("[\"csv\"]"));
    row.setFormatOptions(json("{}"));
    row.setTimezone("UTC");
    row.setWhenEmpty("send");
    row.setCreatedAt(time.instant());
    changes.accept(row);
    database.dsl().insertInto(REPORT_EXECUTIONS).set(row).execute();
    return id;
  }

  public UUID execution(UUID organization, UUID schedule) {
    return execution(organization, schedule, row -> {});
  }

  /** A pending delivery with its parcel. */
  public UUID delivery(
      UUID organization, UUID execution, Consumer<ReportDeliveriesRecord> changes) {
    var row = new ReportDeliveriesRecord();
    UUID id = ids.next();
    row.setId(id);
    row.setOrganizationId(organization);
    row.setReportExecutionId(execution);
    row.setExecutionAttempt(1);
    row.setChannel("email");
    row.setDestination(id + "@example.test");
    row.setOptions(json("{}"));
    row.setLane(0);
    row.setStatus("pending");
    row.setAvailableAt(time.instant());
    row.setAttempt(0);
    row.setRetryCount(0);
    row.setUncertainCount(0);
    row.setTimeoutSeconds(600);
    row.setCreatedAt(time.instant());
    changes.accept(row);
    row.setReader(row.getDestination());
    database.dsl().insertInto(REPORT_DELIVERIES).set(row).execute();
    return id;
  }

  public UUID delivery(UUID organization, UUID execution) {
    return delivery(organization, execution, row -> {});
  }

  /** What the readers of an execution are told. */
  public void parcel(UUID organization, UUID execution, JsonNode content) {
    var p = DELIVERY_PARCELS;
    database
        .dsl()
        .insertInto(p, p.REPORT_EXECUTION_ID, p.ORGANIZATION_ID, p.CONTENT, p.CREATED_AT)
        .values(execution, organization, content, time.instant())
        .execute();
  }
}
