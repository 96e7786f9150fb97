package punctual.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static punctual.database.schema.Tables.AUDIT_LOGS;
import static punctual.database.schema.Tables.EXECUTION_ATTEMPTS;
import static punctual.database.schema.Tables.REPORT_DELIVERIES;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import punctual.catalog.sources.SourceFixture;
import punctual.database.schema.tables.records.ReportExecutionsRecord;
import punctual.identity.Actor;
import punctual.identity.Role;
import punctual.testing.Await;
import punctual.testing.TestDatabase;
import punctual.web.Problem;

/** The time limit of a run, on whichever node it is (PR-7; AT-19), and a person's cancel. */
@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init")
class TimeoutTest {
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  @Parameter TestDatabase kind;
  private RunFixture f;
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();

  @BeforeEach
  void open() {
    f =
        new RunFixture(kind)
            .define("endless", RunFixture.ENDLESS, "limits: {timeout: 2h}\n")
            .define("stuck", RunFixture.STUCK, "")
            .define("own_limit", RunFixture.ENDLESS, "limits: {timeout: 1s}\n");
    log.start();
    logger().addAppender(log);
  }

  private static Logger logger() {
    return (Logger) LoggerFactory.getLogger(ReportRun.class);
  }

  @AfterEach
  void close() {
    logger().detachAppender(log);
    f.close();
  }

  private UUID limited(String type, int seconds) {
    return f.execution(type, row -> row.setTimeoutSeconds(seconds));
  }

  private static Duration took(ReportExecutionsRecord row) {
    return Duration.between(row.getStartedAt(), row.getCompletedAt());
  }

  /** PR-7.3, PR-7.4, PR-7.6, PR-7.7, PR-7.9: what is counted is the code of the attempt. */
  @Test
  void a_run_over_its_limit_is_ended_at_its_source_and_leaves_nothing() {
    var node = f.node(1);
    UUID stuck = limited("stuck", 1);
    UUID next = f.execution("tiny");
    ReportExecutionsRecord over = f.ended(stuck);
    assertThat(took(over)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(1).plus(AT_ONCE));
    assertThat(over.getStatus()).isEqualTo("failed");
    assertThat(over.getErrorCode()).isEqualTo("timeout");
    assertThat(over.getErrorCategory()).isEqualTo("system");
    assertThat(over.getErrorMessage()).isEqualTo("Stopped after 1 s, its time limit.");
    assertThat(over.getTimeoutSeconds()).isEqualTo(1);
    assertThat(over.getRetryCount()).isZero();
    var a = EXECUTION_ATTEMPTS;
    assertThat(
            f.database
                .dsl()
                .fetchCount(a, a.ERROR_CODE.eq("timeout").and(a.EXECUTION_ID.eq(stuck))))
        .isOne();
    assertThat(f.ended(next).getStatus()).isEqualTo("completed"); // the slot is free again
    assertThat(f.stored())
        .singleElement()
        .satisfies(file -> assertThat(file.getFileName().toString()).startsWith(next + "-1-"));
    Await.until("no run", () -> node.queue.running("reports") == 0);
    assertThat(node.running.all()).isEmpty();
    connections_are_clean();
  }

  private void connections_are_clean() {
    for (int i = 0; i < 3; i++) {
      try (var rows =
          f.sources.open(
              SourceFixture.query("select 1 as n"),
              new punctual.catalog.sources.QueryControl(),
              Instant.now().plusSeconds(10))) {
        assertThat(rows.next()).isTrue();
      }
    }
  }

  /** PR-7.5. */
  @Test
  void a_timeout_is_logged_with_what_it_was() {
    f.node(1);
    UUID id = limited("endless", 1);
    f.ended(id);
    Await.until("logged", () -> !log.list.isEmpty());
    ILoggingEvent event = log.list.getFirst();
    assertThat(event.getLevel()).hasToString("WARN");
    assertThat(event.getKeyValuePairs().toString())
        .contains(
            "execution=\"" + id,
            "schedule=\"" + f.schedule,
            "report_type=\"endless",
            "code=\"timeout")
        .contains("limit_s=\"1\"");
  }

  /** The least of the run's limit and the report type's. */
  @Test
  void the_report_types_own_limit_ends_a_run_too() {
    f.node(1);
    ReportExecutionsRecord over = f.ended(limited("own_limit", 1800));
    assertThat(over.getErrorCode()).isEqualTo("timeout");
    assertThat(took(over)).isLessThan(Duration.ofSeconds(1).plus(AT_ONCE));
  }

  /** PR-7.10: asked for on one node, it runs on another. */
  @Test
  void an_administrator_gives_a_run_more_time_while_it_runs() {
    var other = f.node(0);
    f.node(1);
    UUID id = limited("endless", 2);
    f.inStatus(id, "running");
    Actor admin = f.administrator();
    other.timeLimits.extend(id, 1, admin);
    ReportExecutionsRecord given = f.row(id);
    assertThat(given.getTimeoutSeconds()).isEqualTo(60);
    assertThat(given.getTimeoutOverridden()).isTrue();
    assertThat(given.getDeadlineAt()).isEqualTo(given.getStartedAt().plusSeconds(60));
    Instant past = given.getStartedAt().plusMillis(2500);
    Await.until("the first limit is past", () -> Instant.now().isAfter(past));
    assertThat(f.row(id).getStatus()).isEqualTo("running");
    assertThat(audited(id)).isEqualTo(1);

    assertThatThrownBy(() -> other.timeLimits.extend(id, 1, admin))
        .isInstanceOf(Problem.class)
        .hasMessageContaining("Use more, or cancel it");
    other.executions.cancel(id, admin);
    f.ended(id);
    assertThatThrownBy(() -> other.timeLimits.extend(id, 5, admin)).hasMessageContaining("over");
  }

  private void setDeadline(UUID id, Instant to) {
    var e = REPORT_EXECUTIONS;
    f.database.dsl().update(e).set(e.DEADLINE_AT, to).where(e.ID.eq(id)).execute();
  }

  /** The limit that a run was given holds as its own did. */
  @Test
  void a_run_that_was_given_more_time_ends_when_that_is_over() {
    f.node(1);
    UUID id = limited("endless", 1);
    ReportExecutionsRecord running = f.inStatus(id, "running");
    setDeadline(id, running.getStartedAt().plusSeconds(2));
    ReportExecutionsRecord over = f.ended(id);
    assertThat(over.getErrorMessage()).isEqualTo("Stopped after 2 s, its time limit.");
    assertThat(took(over)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(2).plus(AT_ONCE));
  }

  /** PR-7.10. */
  @Test
  void a_run_that_waits_can_be_given_another_limit_and_what_cannot_help_is_refused() {
    var node = f.node(0);
    Actor admin = f.administrator();
    UUID waiting = limited("tiny", 1800);
    node.timeLimits.extend(waiting, 1, admin);
    assertThat(f.row(waiting).getTimeoutSeconds()).isEqualTo(60);
    assertThatThrownBy(() -> node.timeLimits.extend(waiting, 1441, admin))
        .hasMessageContaining("1 to 1440");
    assertThatThrownBy(() -> node.timeLimits.extend(waiting, null, admin))
        .hasMessageContaining("missing");
    Actor manager =
        new Actor(
            admin.userId(),
            admin.organizationId(),
            "o",
            "m@example.test",
            "Mo",
            Role.MANAGER,
            false,
            null);
    assertThatThrownBy(() -> node.timeLimits.extend(waiting, 5, manager))
        .isInstanceOf(Problem.class);
    UUID short_type = limited("own_limit", 1800);
    assertThatThrownBy(() -> node.timeLimits.extend(short_type, 60, admin))
        .hasMessageContaining("limits.timeout");
  }

  private int audited(UUID id) {
    return f.database
        .dsl()
        .fetchCount(
            AUDIT_LOGS,
            AUDIT_LOGS.OBJECT_ID.eq(id.toString()).and(AUDIT_LOGS.ACTION.eq("execution.extended")));
  }

  /** PL-A.16: on another node than the one that is asked. */
  @Test
  void a_person_ends_a_run_of_another_node_and_nothing_of_it_stays() {
    var here = f.node(0);
    var there = f.node(1);
    UUID id = f.execution("stuck");
    f.inStatus(id, "running");
    Await.until("a file was begun", () -> !f.stored().isEmpty());
    Instant asked = Instant.now();
    here.executions.cancel(id, f.administrator());
    ReportExecutionsRecord over = f.ended(id);
    assertThat(over.getStatus()).isEqualTo("cancelled");
    assertThat(over.getErrorCode()).isNull();
    assertThat(Duration.between(asked, Objects.requireNonNull(over.getCompletedAt())))
        .isLessThan(AT_ONCE.plusSeconds(1)); // the poll of the other node takes up to a second
    assertThat(f.stored()).isEmpty();
    assertThat(f.database.dsl().fetchCount(REPORT_DELIVERIES)).isZero();
    Await.until("no run", () -> there.queue.running("reports") == 0);
    connections_are_clean();
  }
}
