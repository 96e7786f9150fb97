package punctual.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.ARTIFACTS;
import static punctual.database.schema.Tables.DELIVERY_ATTEMPTS;
import static punctual.database.schema.Tables.EXECUTION_ATTEMPTS;
import static punctual.database.schema.Tables.REPORT_DELIVERIES;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;
import static punctual.database.schema.Tables.SCHEDULED_REPORTS;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import punctual.database.Database;

/** The checker itself is checked: each seeded fault must be found. */
@SuppressWarnings("NullAway.Init")
class LedgerTest {
  private static final Instant NOW = SettableTime.START;

  @TempDir Path home;
  private final Database database = TestDatabase.SQLITE.open();
  private final Given given = new Given(database, new SettableTime());
  private final List<Ledger.Mail> mails = new ArrayList<>();
  private UUID schedule;
  private UUID execution;
  private UUID delivery;

  @AfterEach
  void close() {
    database.close();
  }

  /** Two due times of one schedule: one passed over, one completed and sent to one reader. */
  @BeforeEach
  void installation() throws Exception {
    UUID organization = given.organization();
    schedule =
        given.schedule(organization, row -> row.setNextRunAt(NOW.plus(Duration.ofMinutes(2))));
    given.recipient(organization, schedule, "a@example.test");
    run(organization, NOW, "skipped");
    execution = run(organization, NOW.plus(Duration.ofMinutes(1)), "completed");
    attempt(organization);
    file(organization);
    delivery =
        given.delivery(
            organization,
            execution,
            row -> {
              row.setStatus("sent");
              row.setAttempt(1);
              row.setDestination("a@example.test");
              row.setCompletedAt(NOW);
            });
    deliveryAttempt(organization, 1, "sent");
    mails.add(new Ledger.Mail(delivery.toString(), "a@example.test"));
  }

  private UUID run(UUID organization, Instant at, String status) {
    return given.execution(
        organization,
        schedule,
        row -> {
          row.setTrigger("catch_up");
          row.setLane(1);
          row.setScheduledFor(at);
          row.setStatus(status);
          row.setSkipReason(status.equals("skipped") ? "superseded" : null);
          row.setAttempt(1);
          row.setCompletedAt(NOW);
        });
  }

  private void attempt(UUID organization) {
    var a = EXECUTION_ATTEMPTS;
    database
        .dsl()
        .insertInto(a)
        .set(a.ID, given.ids().next())
        .set(a.ORGANIZATION_ID, organization)
        .set(a.EXECUTION_ID, execution)
        .set(a.ATTEMPT, 1)
        .set(a.WORKER_ID, organization)
        .set(a.STARTED_AT, NOW)
        .set(a.ENDED_AT, NOW)
        .set(a.OUTCOME, "completed")
        .execute();
  }

  private void deliveryAttempt(UUID organization, int attempt, String outcome) {
    var a = DELIVERY_ATTEMPTS;
    database
        .dsl()
        .insertInto(a)
        .set(a.ID, given.ids().next())
        .set(a.ORGANIZATION_ID, organization)
        .set(a.DELIVERY_ID, delivery)
        .set(a.ATTEMPT, attempt)
        .set(a.WORKER_ID, organization)
        .set(a.STARTED_AT, NOW)
        .set(a.ENDED_AT, NOW)
        .set(a.OUTCOME, outcome)
        .execute();
  }

  private void file(UUID organization) throws Exception {
    byte[] bytes = "a\r\n".getBytes(StandardCharsets.UTF_8);
    Files.createDirectories(home.resolve("reports"));
    Files.write(home.resolve("reports/a.csv"), bytes);
    var a = ARTIFACTS;
    var sha256 = MessageDigest.getInstance("SHA-256");
    database
        .dsl()
        .insertInto(a)
        .set(a.ID, given.ids().next())
        .set(a.ORGANIZATION_ID, organization)
        .set(a.EXECUTION_ID, execution)
        .set(a.PART, "csv")
        .set(a.FORMAT, "csv")
        .set(a.FILE_NAME, "a.csv")
        .set(a.CONTENT_TYPE, "text/csv")
        .set(a.BYTES, (long) bytes.length)
        .set(a.SHA256, HexFormat.of().formatHex(sha256.digest(bytes)))
        .set(a.ROW_COUNT, 1L)
        .set(a.STORAGE_KEY, "a.csv")
        .set(a.CREATED_AT, NOW)
        .set(a.EXPIRES_AT, NOW)
        .execute();
  }

  private List<String> violations() {
    return Ledger.violations(database, home, mails);
  }

  private void finds(String words) {
    assertThat(violations()).hasSize(1).first().asString().contains(words);
  }

  @Test
  void a_sound_installation_has_no_violation() {
    assertThat(violations()).isEmpty();
  }

  @Test
  void a_due_time_without_a_row_is_found() {
    database
        .dsl()
        .deleteFrom(REPORT_EXECUTIONS)
        .where(REPORT_EXECUTIONS.STATUS.eq("skipped"))
        .execute();
    assertThat(violations()).as("the first due time is the oldest known").isEmpty();
    var s = SCHEDULED_REPORTS;
    database.dsl().update(s).set(s.NEXT_RUN_AT, NOW.plus(Duration.ofMinutes(3))).execute();
    finds("no execution");
  }

  @Test
  void a_skip_without_an_allowed_reason_is_found() {
    var e = REPORT_EXECUTIONS;
    database.dsl().update(e).set(e.SKIP_REASON, "lost").where(e.STATUS.eq("skipped")).execute();
    finds("is skipped for lost");
  }

  @Test
  void a_gap_before_the_catch_up_window_is_allowed() {
    var e = REPORT_EXECUTIONS;
    var s = SCHEDULED_REPORTS;
    database
        .dsl()
        .update(e)
        .set(e.SKIP_REASON, "outside_window")
        .where(e.STATUS.eq("skipped"))
        .execute();
    database
        .dsl()
        .update(e)
        .set(e.SCHEDULED_FOR, NOW.plus(Duration.ofMinutes(9)))
        .where(e.STATUS.eq("completed"))
        .execute();
    database.dsl().update(s).set(s.NEXT_RUN_AT, NOW.plus(Duration.ofMinutes(10))).execute();
    assertThat(violations()).isEmpty();
  }

  @Test
  void a_lost_delivery_is_found() {
    database.dsl().deleteFrom(DELIVERY_ATTEMPTS).execute();
    database.dsl().deleteFrom(REPORT_DELIVERIES).execute();
    mails.clear();
    finds("with 0 deliveries, not 1");
  }

  @Test
  void a_mail_that_never_arrived_is_found() {
    mails.clear();
    finds("no mail arrived");
  }

  @Test
  void a_doubled_mail_is_found_and_one_with_a_shown_doubt_is_not() {
    mails.add(mails.getFirst());
    finds("arrived 2 times with 0 doubts");
    deliveryAttempt(given.ids().next(), 2, "indeterminate");
    assertThat(violations()).isEmpty();
    mails.add(mails.getFirst());
    finds("arrived 3 times with 1 doubts");
  }

  @Test
  void a_copy_under_another_message_id_is_found() {
    mails.add(new Ledger.Mail(UUID.randomUUID().toString(), "a@example.test"));
    finds("that nobody asked for");
  }

  @Test
  void a_mail_to_somebody_else_is_found() {
    mails.set(0, new Ledger.Mail(delivery.toString(), "b@example.test"));
    finds("that nobody asked for");
  }

  @Test
  void a_lost_or_changed_file_is_found() throws IOException {
    Files.writeString(home.resolve("reports/a.csv"), "b\r\n");
    finds("not what was written");
    Files.delete(home.resolve("reports/a.csv"));
    finds("not what was written");
    database.dsl().deleteFrom(ARTIFACTS).execute();
    finds("without a file");
  }

  @Test
  void what_is_not_over_is_found() throws IOException {
    var d = REPORT_DELIVERIES;
    database.dsl().update(d).set(d.STATUS, "delayed").execute();
    finds("is still delayed");
    database.dsl().update(d).set(d.STATUS, "sent").execute();
    given.execution(given.organization(), schedule);
    finds("is still queued");
  }

  @Test
  void half_a_file_is_found() throws IOException {
    Files.writeString(home.resolve("reports/b.csv.part"), "half");
    finds("half a file");
  }

  @Test
  void a_completion_that_was_not_fenced_is_found() {
    var e = REPORT_EXECUTIONS;
    database.dsl().update(e).set(e.ATTEMPT, 2).where(e.ID.eq(execution)).execute();
    assertThat(violations()).hasSize(2).anyMatch(v -> v.contains("completed by"));
  }
}
