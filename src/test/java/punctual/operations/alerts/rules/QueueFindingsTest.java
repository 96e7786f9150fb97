package punctual.operations.alerts.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.ORGANIZATION_QUOTAS;
import static punctual.database.schema.Tables.QUEUE_RESOURCES;
import static punctual.database.schema.Tables.SCHEDULED_REPORTS;
import static punctual.database.schema.Tables.WORKERS;

import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.operations.alerts.Finding;
import punctual.queue.Queue;
import punctual.testing.TestDatabase;

/** What the rules about the queue and its nodes find, and what they let be (RA.2). */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class QueueFindingsTest extends Findings {
  QueueFindingsTest(TestDatabase kind) {
    super(kind);
  }

  @Test
  void one_that_could_start_waits_for_a_quarter_of_an_hour() {
    var rule = new QueueBacklog(queue);
    execution(row -> row.setAvailableAt(ago(minutes(15))));
    assertThat(findings(rule)).isEmpty();
    time.advance(Duration.ofSeconds(1));
    assertThat(findings(rule))
        .singleElement()
        .satisfies(f -> {
          assertThat(f.organizationId()).isNull();
          assertThat(f.subject()).isEqualTo("reports");
          assertThat(f.message()).startsWith("1 run is waiting for a slot, the oldest for 15 min.");
        });
  }

  @Test
  void what_waits_behind_an_earlier_run_of_its_schedule_is_no_backlog() {
    worker(node, minutes(1), w -> {});
    execution(row -> {
      row.setTrigger("scheduled");
      row.setScheduledFor(ago(minutes(30)));
      row.setStatus("running");
      row.setWorkerId(node);
      row.setStartedAt(ago(minutes(30)));
    });
    execution(row -> {
      row.setTrigger("scheduled");
      row.setScheduledFor(ago(minutes(20)));
      row.setAvailableAt(ago(minutes(20)));
    });
    assertThat(findings(new QueueBacklog(queue))).isEmpty();
    assertThat(findings(stalled())).isEmpty();
  }

  @Test
  void a_node_whose_lease_has_ended() {
    worker(node, minutes(1), w -> {});
    var rule = new NodeLost(queue);
    assertThat(findings(rule)).isEmpty();
    UUID dead = given.ids().next();
    worker(dead, minutes(-1), w -> w.setNode("web-2"));
    assertThat(findings(rule))
        .singleElement()
        .satisfies(f -> {
          assertThat(f.subject()).isEqualTo(dead.toString());
          assertThat(f.title()).isEqualTo("Node web-2 is lost");
        });
  }

  @Test
  void a_source_that_is_spared() {
    var r = QUEUE_RESOURCES;
    database
        .dsl()
        .insertInto(r, r.NAME, r.MAX_RUNNING, r.CIRCUIT, r.FAILURES, r.OPENS, r.UPDATED_AT)
        .values("shop", 3, "closed", 0, 0, time.instant())
        .execute();
    assertThat(findings(new SourceCircuit(queue))).isEmpty();
    database
        .dsl()
        .update(r)
        .set(r.CIRCUIT, "open")
        .set(r.FAILURES, 5)
        .set(r.LAST_ERROR_CODE, "source_unreachable")
        .execute();
    assertThat(findings(new SourceCircuit(queue)))
        .extracting(Finding::message)
        .containsExactly(
            "5 failures in a row, last source_unreachable. Runs that need it wait; it is tried again now.");
  }

  @Test
  void a_run_that_nothing_holds_and_that_does_not_start() {
    worker(node, minutes(1), w -> {});
    lastTick = time.instant();
    execution(row -> row.setAvailableAt(ago(WATCHDOG)));
    assertThat(findings(stalled())).as("not yet").isEmpty();
    time.advance(Duration.ofSeconds(1));
    assertThat(findings(stalled()))
        .singleElement()
        .satisfies(f -> {
          assertThat(f.organizationId()).isEqualTo(organization);
          assertThat(f.title()).isEqualTo("A schedule does not start");
        });
  }

  /** Each of these is a reason, and some have an alert of their own. */
  @Test
  void what_has_a_reason_is_not_stalled() {
    worker(node, minutes(1), w -> {});
    lastTick = time.instant();
    execution(row -> {
      row.setAvailableAt(ago(minutes(10)));
      row.setSource("shop");
    });
    assertThat(findings(stalled())).hasSize(1);
    freeSlot = false;
    assertThat(findings(stalled())).as("no slot").isEmpty();
    freeSlot = true;
    var w = WORKERS;
    database.dsl().update(w).set(w.HELD_BY, "disk").execute();
    assertThat(findings(stalled())).as("no room on the disk").isEmpty();
    database.dsl().update(w).setNull(w.HELD_BY).execute();
    var r = QUEUE_RESOURCES;
    database
        .dsl()
        .insertInto(r, r.NAME, r.MAX_RUNNING, r.CIRCUIT, r.FAILURES, r.OPENS, r.UPDATED_AT)
        .values("shop", 1, "open", 0, 0, time.instant())
        .execute();
    assertThat(findings(stalled())).as("its source is spared").isEmpty();
    database.dsl().update(r).set(r.CIRCUIT, "closed").execute();
    assertThat(findings(stalled())).hasSize(1);
    var q = ORGANIZATION_QUOTAS;
    database.dsl().update(q).set(q.MAX_RUNNING, 1).execute();
    execution(row -> {
      row.setStatus("running");
      row.setWorkerId(node);
      row.setStartedAt(time.instant());
    });
    assertThat(findings(stalled())).as("its organisation is at its limit").isEmpty();
  }

  @Test
  void a_due_schedule_that_nothing_takes_up() {
    worker(node, minutes(1), w -> {});
    var s = SCHEDULED_REPORTS;
    database.dsl().update(s).set(s.NEXT_RUN_AT, ago(minutes(6))).execute();
    lastTick = time.instant();
    assertThat(findings(stalled()))
        .extracting(Finding::organizationId)
        .containsExactly(organization);
    lastTick = ago(minutes(6));
    assertThat(findings(stalled()))
        .extracting(Finding::title)
        .containsExactly("A schedule does not start", "The clock of a node stands still");
  }

  /** Others enqueue what is due. */
  @Test
  void one_clock_of_several_that_stands_still_harms_nobody() {
    worker(node, minutes(1), w -> {});
    lastTick = ago(minutes(6));
    assertThat(findings(stalled())).hasSize(1);
    worker(given.ids().next(), minutes(1), w -> {});
    assertThat(findings(stalled())).isEmpty();
  }

  @Test
  void runs_that_wait_while_every_node_drains() {
    worker(node, minutes(1), w -> w.setDraining(true));
    lastTick = time.instant();
    assertThat(findings(stalled())).isEmpty();
    execution(row -> row.setAvailableAt(ago(minutes(6))));
    assertThat(findings(stalled()))
        .extracting(Finding::title)
        .containsExactly("No node takes runs");
  }

  @Test
  void a_node_whose_clock_is_off_by_more_than_five_seconds() {
    var self = new Queue(database, time, new Random(1), given.ids());
    var rule = new ClockOffset(queue, self);
    worker(given.ids().next(), minutes(1), w -> w.setClockOffsetMs(5_000L));
    assertThat(findings(rule)).isEmpty();
    worker(
        given.ids().next(),
        minutes(1),
        w -> {
          w.setNode("web-2");
          w.setClockOffsetMs(-7_000L);
        });
    worker(
        given.ids().next(),
        minutes(-1),
        w -> {
          w.setNode("gone");
          w.setClockOffsetMs(60_000L);
        });
    assertThat(findings(rule))
        .singleElement()
        .satisfies(f -> {
          assertThat(f.title()).isEqualTo("The clock of web-2 is behind");
          assertThat(f.message())
              .startsWith(
                  "It differs from the database's by 7 s: reports start that much too late.");
        });
  }
}
