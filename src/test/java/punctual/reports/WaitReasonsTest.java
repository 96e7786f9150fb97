package punctual.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.QUEUE_RESOURCES;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;
import static punctual.database.schema.Tables.WORKERS;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.impl.DefaultExecuteListenerProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.database.Database;
import punctual.database.schema.tables.records.ReportExecutionsRecord;
import punctual.queue.Queue;
import punctual.queue.spi.Cancellation;
import punctual.queue.spi.Job;
import punctual.queue.spi.JobHandler;
import punctual.queue.spi.Outcome;
import punctual.queue.spi.Retries;
import punctual.testing.Given;
import punctual.testing.SettableTime;
import punctual.testing.TestDatabase;

/** A run that waits says for what, and nothing of other organisations (PL-B.6, PL-C.3). */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class WaitReasonsTest {
  private final SettableTime time = new SettableTime();
  private final Database database;
  private final Given given;
  private final Queue queue;
  private final ExecutionRepository executions;
  private final UUID organization;
  private final UUID schedule;
  private UUID node;

  WaitReasonsTest(TestDatabase kind) {
    database = kind.open();
    given = new Given(database, time);
    queue = new Queue(database, time, new Random(1), given.ids());
    queue.attach(Executions.TABLE, new Nothing(), 4);
    executions = new ExecutionRepository(database);
    organization = given.organization(1, 2);
    schedule = given.schedule(organization);
    node = node();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private static final class Nothing implements JobHandler {
    @Override
    public Outcome run(Job job, Cancellation cancellation) {
      return new Outcome.Done(() -> {});
    }

    @Override
    public Retries retries() {
      return new Retries(Map.of());
    }

    @Override
    public void record(List<End> ends) {}
  }

  private UUID node() {
    UUID id = given.ids().next();
    var w = WORKERS;
    database
        .dsl()
        .insertInto(w)
        .set(w.ID, id)
        .set(w.NODE, "n")
        .set(w.SLOTS, 4)
        .set(w.STARTED_AT, time.instant())
        .set(w.LEASE_UNTIL, Instant.parse("2100-01-01T00:00:00Z"))
        .set(w.DRAINING, false)
        .execute();
    return id;
  }

  private void shop(int most, String circuit, @Nullable Instant until) {
    var q = QUEUE_RESOURCES;
    database
        .dsl()
        .insertInto(q)
        .set(q.NAME, "shop")
        .set(q.MAX_RUNNING, most)
        .set(q.CIRCUIT, circuit)
        .set(q.FAILURES, 5)
        .set(q.OPENS, 1)
        .set(q.OPEN_UNTIL, until)
        .set(q.UPDATED_AT, time.instant())
        .execute();
  }

  private UUID run(UUID owner, Consumer<ReportExecutionsRecord> changes) {
    return given.execution(
        owner,
        owner.equals(organization) ? schedule : given.schedule(owner),
        row -> {
          row.setSource("shop");
          changes.accept(row);
        });
  }

  private void running(UUID owner) {
    run(
        owner,
        row -> {
          row.setStatus("running");
          row.setWorkerId(node);
          row.setStartedAt(time.instant());
        });
  }

  private ExecutionView.Wait wait(UUID id) {
    return Objects.requireNonNull(waits().of(List.of(executions.claimed(id))).get(id));
  }

  private WaitReasons waits() {
    return new WaitReasons(executions, queue, time);
  }

  private void assertWait(UUID id, String code, String text) {
    assertThat(wait(id).code() + ": " + wait(id).text()).isEqualTo(code + ": " + text);
  }

  @Test
  void with_room_it_starts_in_a_moment_and_what_runs_or_is_over_waits_for_nothing() {
    UUID id = run(organization, row -> {});
    assertWait(id, "starting", "Starts in a moment.");
    running(organization);
    UUID running =
        database
            .dsl()
            .fetchSingle(REPORT_EXECUTIONS, REPORT_EXECUTIONS.STATUS.eq("running"))
            .getId();
    assertThat(waits().of(List.of(executions.claimed(running)))).isEmpty();
  }

  @Test
  void an_earlier_run_of_the_schedule_is_named_by_its_due_time() {
    run(
        organization,
        row -> {
          row.setTrigger("scheduled");
          row.setLane(1);
        });
    UUID id =
        run(
            organization,
            row -> {
              row.setScheduledFor(time.instant().plusSeconds(60));
              row.setTimezone("Europe/Paris");
            });
    assertWait(id, "earlier_run", "Waits for the run due Tue 24 Nov 10:00 of the same schedule.");
  }

  @Test
  void a_full_source_is_told_with_the_own_runs_ahead_only() {
    shop(3, "closed", null);
    UUID other = given.organization();
    for (int i = 0; i < 3; i++) running(other);
    for (int i = 0; i < 7; i++) run(other, row -> {});
    for (int i = 0; i < 2; i++) run(organization, row -> {});
    run(organization, row -> row.setSource("stock"));
    UUID scheduled = run(organization, row -> row.setLane(1));
    UUID manual = run(organization, row -> {});

    assertWait(manual, "source_limit", "3 of 3 slots of source shop in use, 2 runs ahead.");
    assertThat(wait(manual).ahead()).isEqualTo(2);
    assertWait(scheduled, "source_limit", "3 of 3 slots of source shop in use, 3 runs ahead.");
  }

  @Test
  void a_full_organisation_is_told() {
    running(organization);
    running(organization);
    run(organization, row -> {});
    UUID id = run(organization, row -> {});
    assertWait(id, "organization_limit", "2 of 2 runs of your organisation in use, 1 run ahead.");
  }

  @Test
  void a_circuit_is_told_with_the_time_of_the_next_try() {
    Instant until = time.instant().plus(Duration.ofMinutes(12));
    shop(3, "open", until);
    UUID id = run(organization, row -> {});
    assertWait(id, "source_circuit", "Source shop keeps failing; next try at 09:12.");
    assertThat(wait(id).until()).isEqualTo(until);
    time.set(until);
    assertWait(id, "starting", "Starts in a moment.");
    running(organization);
    assertWait(id, "source_circuit", "Source shop keeps failing; one run tries it now.");
  }

  @Test
  void a_retry_and_a_start_that_is_spread_say_when() {
    UUID retry =
        run(
            organization,
            row -> {
              row.setStatus("delayed");
              row.setRetryCount(1);
              row.setErrorCategory("network");
              row.setAvailableAt(time.instant().plusSeconds(750));
            });
    UUID spread =
        run(
            organization,
            row -> {
              row.setStatus("delayed");
              row.setAvailableAt(time.instant().plusSeconds(40));
            });
    assertWait(retry, "retry", "Next try at 09:12, attempt 2 of 6.");
    assertWait(spread, "jitter", "Starts at 09:00:40.");
    assertThat(wait(spread).until()).isEqualTo(time.instant().plusSeconds(40));
  }

  @Test
  void without_a_node_that_claims_nothing_starts() {
    UUID id = run(organization, row -> {});
    database.dsl().update(WORKERS).set(WORKERS.HELD_BY, "disk").execute();
    assertThat(wait(id).code()).isEqualTo("disk");
    UUID second = node();
    assertThat(wait(id).code()).isEqualTo("starting");
    database.dsl().update(WORKERS).set(WORKERS.DRAINING, true).execute();
    assertWait(id, "no_worker", "No node takes reports right now.");
    database.dsl().deleteFrom(WORKERS).where(WORKERS.ID.in(node, second)).execute();
    assertThat(wait(id).code()).isEqualTo("no_worker");
  }

  @Test
  void a_page_costs_five_statements_whatever_its_length() {
    var page = new ArrayList<Execution>();
    for (int i = 0; i < 30; i++) page.add(executions.claimed(run(organization, row -> {})));
    assertThat(statements(page.subList(0, 1))).isEqualTo(statements(page)).isEqualTo(5);
  }

  private int statements(List<Execution> page) {
    var configuration = database.dsl().configuration();
    var before = configuration.executeListenerProviders();
    var count = new int[1];
    var counting =
        new ExecuteListener() {
          @Override
          public void executeStart(ExecuteContext context) {
            count[0]++;
          }
        };
    var all = java.util.Arrays.copyOf(before, before.length + 1);
    all[before.length] = new DefaultExecuteListenerProvider(counting);
    configuration.set(all);
    try {
      assertThat(waits().of(page)).hasSize(page.size());
    } finally {
      configuration.set(before);
    }
    return count[0];
  }
}
