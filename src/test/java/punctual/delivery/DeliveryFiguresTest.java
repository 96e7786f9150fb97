package punctual.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.DELIVERY_ATTEMPTS;
import static punctual.database.schema.Tables.DELIVERY_FIGURES;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.database.Database;
import punctual.metrics.Metric;
import punctual.metrics.Period;
import punctual.testing.Given;
import punctual.testing.SettableTime;
import punctual.testing.TestDatabase;

/** E-mail success and its like against the truth of a seeded history (PR-3.6). */
@ParameterizedClass(name = "{0}")
@EnumSource(TestDatabase.class)
@SuppressWarnings("NullAway.Init")
class DeliveryFiguresTest {
  private static final List<String> OUTCOMES =
      List.of("sent", "sent", "sent", "sent", "failed", "bounced", "indeterminate", "delayed");

  @Parameter TestDatabase kind;
  private final SettableTime time = new SettableTime();
  private final Random random = new Random(12);
  private final List<Truth> truth = new ArrayList<>();
  private Database database;
  private Given given;
  private DeliveryFigures figures;
  private UUID one;
  private UUID other;

  private record Truth(UUID owner, Instant end, String outcome, long ms) {}

  @BeforeEach
  void start() {
    database = kind.open();
    given = new Given(database, time);
    time.advance(Duration.ofMinutes(17));
    figures = new DeliveryFigures(database, time);
    one = given.organization();
    other = given.organization();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void history(int attempts, Duration back) {
    database.write(() -> {
      UUID[] executions = {execution(one), execution(other)};
      for (int i = 0; i < attempts; i++) {
        int who = random.nextInt(2);
        UUID owner = who == 0 ? one : other;
        Instant end = time.instant().minusMillis((long) (random.nextDouble() * back.toMillis()));
        attempt(owner, given.delivery(owner, executions[who]), end);
      }
    });
  }

  private UUID execution(UUID owner) {
    return given.execution(owner, given.schedule(owner));
  }

  private void attempt(UUID owner, UUID delivery, Instant end) {
    String outcome = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
    long ms = random.nextInt(5000);
    var a = DELIVERY_ATTEMPTS;
    database
        .dsl()
        .insertInto(a)
        .set(a.ID, given.ids().next())
        .set(a.ORGANIZATION_ID, owner)
        .set(a.DELIVERY_ID, delivery)
        .set(a.ATTEMPT, 1)
        .set(a.WORKER_ID, delivery)
        .set(a.STARTED_AT, end.minusMillis(ms))
        .set(a.ENDED_AT, end)
        .set(a.OUTCOME, outcome)
        .set(a.ERROR_CATEGORY, outcome.equals("sent") ? null : "network")
        .execute();
    truth.add(new Truth(owner, end, outcome, ms));
  }

  private void equalsTruth() {
    for (@Nullable UUID owner : new @Nullable UUID[] {null, one, other}) {
      List<Truth> own =
          truth.stream().filter(t -> owner == null || t.owner().equals(owner)).toList();
      var summary = figures.summary(owner);
      for (Period period : Period.values()) {
        Instant from = time.instant().minus(period.length());
        List<Truth> wanted = own.stream().filter(t -> !t.end().isBefore(from)).toList();
        check(summary.of(period), wanted);
        check(figures.hours(owner, period), wanted);
      }
      check(summary.ever(), own);
    }
  }

  private static void check(java.util.Collection<DeliveryFigure> found, List<Truth> wanted) {
    for (String outcome : OUTCOMES)
      assertThat(DeliveryFigures.count(found, "email", outcome))
          .isEqualTo(wanted.stream().filter(t -> t.outcome().equals(outcome)).count());
    long settled = wanted.stream().filter(t -> !t.outcome().equals("delayed")).count();
    double sent = wanted.stream().filter(t -> t.outcome().equals("sent")).count();
    assertThat(DeliveryFigures.success(found, "email").orElseThrow()).isEqualTo(sent / settled);
    assertThat(found.stream().mapToLong(f -> f.durations().sum()).sum())
        .isEqualTo(wanted.stream().mapToLong(Truth::ms).sum());
  }

  @Test
  void figures_are_what_the_history_says_before_and_after_they_are_rolled_up() {
    history(80, Duration.ofHours(26));
    history(40, Duration.ofDays(40));
    equalsTruth();
    for (int i = 0; i < 20; i++) figures.rollUp().step();
    equalsTruth();
    while (figures.rollUp().step()) {}
    equalsTruth();
    var before = database.dsl().selectFrom(DELIVERY_FIGURES).fetch().sortAsc(DELIVERY_FIGURES.HOUR);
    figures.rollUp().step();
    assertThat(database.dsl().selectFrom(DELIVERY_FIGURES).fetch().sortAsc(DELIVERY_FIGURES.HOUR))
        .isEqualTo(before);
    figures.prune(time.instant().minus(Duration.ofDays(30)));
    check(figures.summary(null).ever(), truth);
  }

  /**
   * A counter that fell would be taken for a restart: asking for a delivery again takes nothing
   * back.
   */
  @Test
  void what_was_counted_stays_counted_when_a_delivery_is_sent_again() {
    history(30, Duration.ofMinutes(20));
    long before = figures.summary(null).ever().stream().mapToLong(DeliveryFigure::count).sum();
    var d = punctual.database.schema.Tables.REPORT_DELIVERIES;
    database.dsl().update(d).set(d.STATUS, "pending").setNull(d.COMPLETED_AT).execute();
    assertThat(figures.summary(null).ever().stream().mapToLong(DeliveryFigure::count).sum())
        .isEqualTo(before);
    assertThat(figures.pending(null)).isEqualTo(30);
  }

  @Test
  void metrics_are_there_from_the_start_for_every_channel() {
    var channels = new Channels(List.of());
    List<Metric> none = new DeliveryMetrics(figures, channels).metrics(null);
    assertThat(none).extracting(Metric::name).contains("punctual_delivery_attempts_total");
  }
}
