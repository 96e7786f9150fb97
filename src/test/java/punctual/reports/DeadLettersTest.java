package punctual.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static punctual.database.schema.Tables.AUDIT_LOGS;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;
import static punctual.reports.DeadLettersFixture.ALL;
import static punctual.reports.DeadLettersFixture.BAD_SQL;
import static punctual.reports.DeadLettersFixture.UNREACHABLE;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.database.schema.tables.records.DeadLettersRecord;
import punctual.database.schema.tables.records.ReportExecutionsRecord;
import punctual.queue.spi.Outcome;
import punctual.schedules.Circuit;
import punctual.testing.Faults;
import punctual.testing.Given;
import punctual.testing.TestDatabase;
import punctual.web.Problem;

/** One dead letter for each run that failed for good, through everything that becomes of it. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class DeadLettersTest {
  private final DeadLettersFixture fixture;

  DeadLettersTest(TestDatabase kind) {
    fixture = new DeadLettersFixture(kind);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  /** PR-5.1. */
  @Test
  void a_run_that_fails_for_good_leaves_one_item() {
    UUID never = fixture.run(BAD_SQL);
    UUID after = fixture.run(UNREACHABLE, UNREACHABLE, UNREACHABLE);
    assertThat(fixture.all())
        .extracting(DeadLettersRecord::getExecutionId)
        .containsExactly(never, after);
    assertThat(fixture.all())
        .extracting(item -> fixture.state(item.getId()))
        .containsExactly("open 1 query_failed", "open 3 source_unreachable");
    assertThat(fixture.deadLetters.open(fixture.organization)).isEqualTo(2);
    assertThat(fixture.deadLetters.open(fixture.given.organization())).isZero();
  }

  /** PR-5.1. */
  @Test
  void a_run_that_succeeds_in_the_end_or_is_ended_leaves_none() {
    fixture.run(UNREACHABLE, UNREACHABLE);
    fixture.run(new Outcome.Skipped("schedule_deleted", () -> {}));
    fixture.run(new Outcome.Cancelled());
    UUID waiting = fixture.given.execution(fixture.organization, fixture.schedule);
    fixture.executions.cancel(waiting, fixture.administrator);
    assertThat(fixture.all()).isEmpty();
  }

  /** PR-5.2: error, detail, and every attempt of the run and of what retries made. */
  @Test
  void an_item_keeps_what_happened() {
    UUID id = fixture.failed().getId();
    for (int i = 0; i < 2; i++) {
      fixture.editing.retry(id, fixture.administrator);
      fixture.end(UNREACHABLE, UNREACHABLE, UNREACHABLE);
    }
    var whole = fixture.views.whole(fixture.item(id));
    assertThat(whole.item().attempts()).isEqualTo(7);
    assertThat(whole.item().errorDetail()).isEqualTo("detail of source_unreachable");
    assertThat(whole.reportParams()).isEqualTo(Given.json("{}"));
    assertThat(whole.attemptHistory())
        .extracting(DeadLetterView.Attempt::errorCode)
        .containsExactly(
            "query_failed",
            "source_unreachable",
            "source_unreachable",
            "source_unreachable",
            "source_unreachable",
            "source_unreachable",
            "source_unreachable");
    assertThat(whole.attemptHistory())
        .extracting(DeadLetterView.Attempt::executionId)
        .contains(whole.item().executionId(), whole.item().lastExecutionId())
        .satisfies(ids -> assertThat(java.util.Set.copyOf(ids)).hasSize(3));
  }

  // one item -------------------------------------------------------------------------------------

  /** PR-5.4: a new run for the same due instant, parameters and reader; the item stays one. */
  @Test
  void a_retry_runs_again_what_failed_and_success_resolves_it() {
    UUID execution =
        fixture.given.execution(
            fixture.organization,
            fixture.schedule,
            row -> {
              row.setScheduledFor(fixture.time.instant().minusSeconds(86_400));
              row.setReportParamsSnapshot(Given.json("{\"region\": \"north\"}"));
              row.setTimezone("Asia/Tokyo");
              row.setSendTo(fixture.organization);
            });
    fixture.end(BAD_SQL);
    UUID id = fixture.all().getFirst().getId();
    UUID again = fixture.editing.retry(id, fixture.administrator);
    assertThat(fixture.state(id)).startsWith("retrying 1");
    var first = row(execution);
    var second = row(again);
    var e = REPORT_EXECUTIONS;
    for (var column :
        List.of(e.SCHEDULED_FOR, e.REPORT_PARAMS_SNAPSHOT, e.TIMEZONE, e.SEND_TO, e.REPORT_TYPE))
      assertThat((Object) second.get(column)).isEqualTo(first.get(column));
    assertThat(second.getTrigger()).isEqualTo("retry");
    fixture.end();
    assertThat(fixture.state(id)).isEqualTo("resolved 2 query_failed");
    assertThat(fixture.item(id).getResolvedBy()).isNull();
    assertThat(fixture.all()).hasSize(1);
    assertThat(actions()).containsExactly("dead_letter.retried");
  }

  private ReportExecutionsRecord row(UUID execution) {
    var e = REPORT_EXECUTIONS;
    return fixture.database.dsl().selectFrom(e).where(e.ID.eq(execution)).fetchSingle();
  }

  /** PR-5.4. */
  @Test
  void a_retry_that_fails_opens_the_item_again_with_the_new_error() {
    UUID id = fixture.failed().getId();
    fixture.time.advance(Duration.ofMinutes(5));
    UUID again = fixture.editing.retry(id, fixture.administrator);
    fixture.end(DeadLettersFixture.failed(punctual.faults.Category.SYSTEM, "disk_full", "Full."));
    assertThat(fixture.state(id)).isEqualTo("open 2 disk_full");
    assertThat(fixture.item(id).getLastExecutionId()).isEqualTo(again);
    assertThat(fixture.item(id).getLastFailedAt()).isAfter(fixture.item(id).getCreatedAt());
    assertThat(fixture.all()).hasSize(1);
  }

  @Test
  void a_retry_that_is_ended_opens_the_item_again() {
    UUID id = fixture.failed().getId();
    UUID waiting = fixture.editing.retry(id, fixture.administrator);
    fixture.executions.cancel(waiting, fixture.administrator);
    assertThat(fixture.state(id)).isEqualTo("open 1 query_failed");
    for (Outcome end :
        List.of(new Outcome.Cancelled(), new Outcome.Skipped("schedule_deleted", () -> {}))) {
      fixture.editing.retry(id, fixture.administrator);
      fixture.end(end);
      assertThat(fixture.item(id).getStatus()).isEqualTo("open");
    }
    fixture.editing.retry(id, fixture.administrator);
    fixture.end(new Outcome.Skipped("no_rows", () -> {}));
    assertThat(fixture.item(id).getStatus()).isEqualTo("resolved");
  }

  @Test
  void an_item_is_retried_once_at_a_time_and_not_when_resolved() {
    UUID id = fixture.failed().getId();
    UUID again = fixture.editing.retry(id, fixture.administrator);
    assertThatThrownBy(() -> fixture.editing.retry(id, fixture.administrator))
        .isInstanceOf(Problem.class)
        .hasMessageContaining(again.toString());
    fixture.end();
    assertThatThrownBy(() -> fixture.editing.retry(id, fixture.administrator))
        .hasMessageContaining("resolved");
    assertThat(actions()).containsExactly("dead_letter.retried");
  }

  /** PR-5.5, PR-5.9. */
  @Test
  void resolving_is_idempotent_can_be_undone_and_stops_the_clock_of_the_item() {
    UUID id = fixture.failed().getId();
    fixture.time.advance(Duration.ofMinutes(10));
    assertThat(fixture.views.item(fixture.item(id)).inQueueMs()).isEqualTo(600_000);
    var resolved = fixture.editing.resolve(id, "mended", fixture.administrator);
    fixture.time.advance(Duration.ofMinutes(10));
    assertThat(fixture.editing.resolve(id, null, fixture.administrator)).isEqualTo(resolved);
    assertThat(fixture.editing.resolve(id, "mended", fixture.administrator)).isEqualTo(resolved);
    var item = fixture.views.item(fixture.item(id));
    assertThat(item.inQueueMs()).isEqualTo(600_000);
    assertThat(item.resolvedBy()).extracting(ExecutionView.Person::displayName).isEqualTo("Owner");
    assertThat(item.note()).isEqualTo("mended");
    fixture.editing.reopen(id, fixture.administrator);
    fixture.editing.reopen(id, fixture.administrator);
    assertThat(fixture.views.item(fixture.item(id)).inQueueMs()).isEqualTo(1_200_000);
    assertThat(fixture.item(id).getStatus()).isEqualTo("open");
    assertThat(actions()).containsExactly("dead_letter.resolved", "dead_letter.reopened");
  }

  @Test
  void what_a_person_resolves_during_a_retry_stays_resolved_and_reopening_follows_the_retry() {
    UUID id = fixture.failed().getId();
    fixture.editing.retry(id, fixture.administrator);
    fixture.editing.resolve(id, null, fixture.administrator);
    assertThat(fixture.editing.reopen(id, fixture.administrator).getStatus()).isEqualTo("retrying");
    fixture.editing.resolve(id, null, fixture.administrator);
    fixture.end(BAD_SQL);
    assertThat(fixture.state(id)).isEqualTo("resolved 2 query_failed");
    assertThat(fixture.editing.reopen(id, fixture.administrator).getStatus()).isEqualTo("open");
  }

  @Test
  void a_retry_whose_item_was_deleted_is_a_failure_of_its_own() {
    UUID id = fixture.failed().getId();
    UUID again = fixture.editing.retry(id, fixture.administrator);
    fixture.editing.delete(id, fixture.administrator);
    fixture.end(BAD_SQL);
    assertThat(fixture.all())
        .singleElement()
        .satisfies(item -> assertThat(item.getExecutionId()).isEqualTo(again));
  }

  /** PL-C.11: a retry repeats what the schedule said once, and may have been mended since. */
  @Test
  void retries_that_fail_do_not_stop_the_schedule_and_runs_do() {
    UUID id = fixture.failed().getId();
    for (int i = 0; i < 5; i++) {
      fixture.editing.retry(id, fixture.administrator);
      fixture.end(BAD_SQL);
    }
    assertThat(circuit().failures()).isEqualTo(1);
    fixture.run(UNREACHABLE, UNREACHABLE, UNREACHABLE);
    for (int i = 0; i < 4; i++) fixture.run(BAD_SQL);
    assertThat(circuit().isClosed()).isFalse();
    fixture.editing.retry(id, fixture.administrator);
    fixture.end();
    assertThat(circuit().isClosed()).isTrue();
  }

  private Circuit circuit() {
    return fixture.schedules.find(fixture.organization, fixture.schedule).orElseThrow().circuit();
  }

  // many -----------------------------------------------------------------------------------------

  /** PR-5.10: in chunks, after what people wait for, audited once; a repetition does nothing. */
  @Test
  void all_open_items_are_retried_with_one_entry() {
    fixture.fill(203);
    UUID gone = fixture.all().get(1).getId();
    fixture.editing.resolve(gone, null, fixture.administrator);
    assertThat(fixture.editing.retryAll(ALL, fixture.administrator)).isEqualTo(202);
    assertThat(fixture.editing.retryAll(ALL, fixture.administrator)).isZero();
    var e = REPORT_EXECUTIONS;
    assertThat(fixture.database.dsl().selectFrom(e).where(e.STATUS.eq("queued")).fetch())
        .hasSize(202)
        .allMatch(row -> row.getLane() == 1 && row.getAvailableAt().equals(fixture.time.instant()));
    assertThat(actions()).containsExactly("dead_letter.resolved", "dead_letter.retried");
    assertThat(facts("dead_letter.retried")).containsExactly("202");
  }

  /** Repeated retries of a failed mass are no manual runs of people. */
  @Test
  void retries_do_not_use_up_what_people_may_ask_for() {
    fixture.fill(301);
    fixture.editing.retryAll(ALL, fixture.administrator);
    fixture.executions.runNow(fixture.schedule, null, false, fixture.administrator);
  }

  /** PR-5.10. */
  @Test
  void items_are_deleted_by_filter() {
    fixture.fill(3);
    UUID network = fixture.run(UNREACHABLE, UNREACHABLE, UNREACHABLE);
    assertThat(fixture.editing.deleteAll(category("data"), fixture.administrator)).isEqualTo(3);
    assertThat(fixture.all())
        .singleElement()
        .satisfies(item -> assertThat(item.getExecutionId()).isEqualTo(network));
    assertThat(fixture.editing.deleteAll(category("data"), fixture.administrator)).isZero();
    assertThat(facts("dead_letter.deleted")).containsExactly("3");
  }

  private static DeadLetterRepository.Filter category(String word) {
    return new DeadLetterRepository.Filter(null, null, null, word, null, null, null, List.of());
  }

  @Test
  void items_of_deleted_schedules_are_not_retried() {
    UUID id = fixture.failed().getId();
    var s = punctual.database.schema.Tables.SCHEDULED_REPORTS;
    fixture.database.dsl().update(s).set(s.DELETED_AT, fixture.time.instant()).execute();
    assertThat(fixture.editing.retryAll(ALL, fixture.administrator)).isZero();
    assertThatThrownBy(() -> fixture.editing.retry(id, fixture.administrator))
        .hasMessageContaining("Restore the schedule");
    assertThat(fixture.item(id).getStatus()).isEqualTo("open");
  }

  /** What is cut off in the middle is done by the next call; no item is retried twice. */
  @Test
  void a_call_on_many_that_breaks_off_is_finished_by_the_next() {
    fixture.fill(250);
    Faults faults = Faults.in(fixture.database);
    faults.from(620, Faults.At.BEFORE);
    assertThatThrownBy(() -> fixture.editing.retryAll(ALL, fixture.administrator))
        .hasMessageContaining("injected");
    faults.heal();
    assertThat(fixture.deadLetters.open(fixture.organization)).isEqualTo(50);
    assertThat(fixture.editing.retryAll(ALL, fixture.administrator)).isEqualTo(50);
    assertThat(fixture.all()).allMatch(item -> item.getStatus().equals("retrying"));
    assertThat(runsOfRetries()).isEqualTo(250);
    assertThat(facts("dead_letter.retried")).containsExactly("250", "50");
  }

  private int runsOfRetries() {
    var e = REPORT_EXECUTIONS;
    return fixture.database.dsl().fetchCount(e, e.TRIGGER.eq("retry"));
  }

  // the audit log --------------------------------------------------------------------------------

  private List<String> actions() {
    return fixture
        .database
        .dsl()
        .selectFrom(AUDIT_LOGS)
        .where(AUDIT_LOGS.ACTION.startsWith("dead_letter"))
        .orderBy(AUDIT_LOGS.CREATED_AT, AUDIT_LOGS.ID)
        .fetch(AUDIT_LOGS.ACTION);
  }

  private List<String> facts(String action) {
    return fixture
        .database
        .dsl()
        .selectFrom(AUDIT_LOGS)
        .where(AUDIT_LOGS.ACTION.eq(action))
        .and(AUDIT_LOGS.OBJECT_ID.isNull())
        .orderBy(AUDIT_LOGS.CREATED_AT, AUDIT_LOGS.ID)
        .fetch(row -> row.getNewValues().path("count").asString());
  }
}
