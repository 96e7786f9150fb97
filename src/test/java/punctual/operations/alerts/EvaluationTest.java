package punctual.operations.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.ALERTS;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.testing.SettableTime;
import punctual.testing.TestDatabase;

/**
 * From findings to alerts (RA.2): one for the same trouble, once it has lasted, until it is over.
 */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class EvaluationTest {
  private final String url;
  private final AlertFixture fixture;

  EvaluationTest(TestDatabase kind) {
    url = kind.freshUrl();
    fixture = new AlertFixture(TestDatabase.open(url), new SettableTime(), null);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void the_same_trouble_is_one_alert_however_often_it_is_found() {
    for (int i = 0; i < 4; i++) fixture.round(fixture.finding("a"), fixture.finding("b"));
    assertThat(fixture.states()).containsExactly("open 1", "open 1");
    assertThat(fixture.titles()).containsExactly("Trouble a", "Trouble b");
    assertThat(fixture.alert().lastSeenAt()).isEqualTo(fixture.time.instant());
    assertThat(fixture.alert().firstSeenAt()).isEqualTo(SettableTime.START.plus(Evaluation.EVERY));
  }

  @Test
  void other_organisations_and_the_installation_have_their_own() {
    var other = fixture.given.organization();
    fixture.round(
        fixture.finding("a"),
        new Finding(other, "a", Severity.WARNING, "Trouble a", "Why.", null),
        fixture.ofInstallation("a"));
    assertThat(fixture.states()).hasSize(3);
  }

  @Test
  void the_words_are_those_of_the_last_look() {
    fixture.round(fixture.finding("a"));
    fixture.round(
        new Finding(fixture.organization, "a", Severity.CRITICAL, "Worse", "12 of 40.", "/x"));
    Alert alert = fixture.alert();
    assertThat(alert.title()).isEqualTo("Worse");
    assertThat(alert.message()).isEqualTo("12 of 40.");
    assertThat(alert.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(fixture.mails).hasSize(1);
  }

  @Test
  void a_blip_is_no_alert_and_what_lasts_is_one() {
    fixture.rule.lasting = Duration.ofMinutes(2);
    fixture.round(fixture.finding("a"));
    fixture.round(fixture.finding("a"));
    assertThat(fixture.states()).containsExactly("pending 1");
    fixture.round();
    assertThat(fixture.states()).isEmpty();
    for (int i = 0; i < 4; i++) fixture.round(fixture.finding("a"));
    assertThat(fixture.mails).isEmpty();
    fixture.round(fixture.finding("a"));
    assertThat(fixture.states()).containsExactly("open 1");
    assertThat(fixture.titles()).containsExactly("Trouble a");
  }

  @Test
  void it_is_over_by_itself_and_that_is_told() {
    fixture.round(fixture.finding("a"));
    fixture.round();
    assertThat(fixture.states()).containsExactly("resolved 1");
    assertThat(fixture.alert().resolvedAt()).isEqualTo(fixture.time.instant());
    assertThat(fixture.titles()).containsExactly("Trouble a", "Over: Trouble a");
    fixture.round();
    assertThat(fixture.mails).hasSize(2);
  }

  /** Whoever looks after it is told that it is over, and is asked again when it comes back. */
  @Test
  void what_somebody_looks_after_is_over_by_itself_too() {
    fixture.round(fixture.finding("a"));
    fixture.acknowledge();
    fixture.round(fixture.finding("a"));
    assertThat(fixture.states()).containsExactly("acknowledged 1");
    fixture.round();
    assertThat(fixture.states()).containsExactly("resolved 1");
    assertThat(fixture.titles()).containsExactly("Trouble a", "Over: Trouble a");
    fixture.round(fixture.finding("a"));
    assertThat(fixture.states()).containsExactly("open 2");
    assertThat(fixture.alert().acknowledgedAt()).isNull();
  }

  @Test
  void what_comes_back_within_an_hour_is_the_same_alert_again() {
    fixture.round(fixture.finding("a"));
    fixture.round();
    fixture.time.advance(Duration.ofMinutes(50));
    fixture.round(fixture.finding("a"));
    assertThat(fixture.states()).containsExactly("open 2");
    assertThat(fixture.alert().resolvedAt()).isNull();
    assertThat(fixture.titles()).containsExactly("Trouble a", "Over: Trouble a", "Trouble a");
    fixture.round();
    fixture.time.advance(Duration.ofHours(1));
    fixture.round(fixture.finding("a"));
    assertThat(fixture.states()).containsExactly("resolved 2", "open 1");
  }

  @Test
  void what_comes_back_and_must_last_is_the_same_alert_too() {
    fixture.rule.lasting = Duration.ofMinutes(1);
    for (int i = 0; i < 3; i++) fixture.round(fixture.finding("a"));
    fixture.round();
    for (int i = 0; i < 3; i++) fixture.round(fixture.finding("a"));
    assertThat(fixture.states()).containsExactly("open 2");
  }

  @Test
  void a_rule_that_cannot_look_leaves_its_alerts_as_they_are() {
    fixture.round(fixture.finding("a"));
    fixture.rule.whileLooking =
        () -> {
          throw new IllegalStateException("the database is away");
        };
    fixture.round();
    assertThat(fixture.states()).containsExactly("open 1");
  }

  @Test
  void an_alert_of_a_rule_that_is_gone_does_not_stay() {
    fixture.round(fixture.finding("a"));
    fixture.database.dsl().update(ALERTS).set(ALERTS.RULE, "gone").execute();
    fixture.round();
    assertThat(fixture.states()).containsExactly("resolved 1");
    assertThat(fixture.mails).hasSize(1);
  }

  @Test
  void a_restart_forgets_nothing_and_tells_nothing_twice() {
    fixture.rule.lasting = Duration.ofMinutes(1);
    fixture.round(fixture.finding("a"));
    fixture.restarted();
    fixture.round(fixture.finding("a"));
    assertThat(fixture.states()).containsExactly("pending 1");
    fixture.restarted();
    fixture.round(fixture.finding("a"));
    assertThat(fixture.states()).containsExactly("open 1");
    fixture.restarted();
    fixture.round(fixture.finding("a"));
    assertThat(fixture.titles()).containsExactly("Trouble a");
    fixture.restarted();
    fixture.round();
    assertThat(fixture.states()).containsExactly("resolved 1");
  }

  // nodes ----------------------------------------------------------------------------------------

  private AlertFixture otherNode() {
    return new AlertFixture(TestDatabase.open(url), fixture.time, fixture.organization);
  }

  @Test
  void of_two_nodes_one_looks_and_either_may() {
    try (var other = otherNode()) {
      assertThat(fixture.look(fixture.finding("a"))).isTrue();
      assertThat(other.look(fixture.finding("a"))).isFalse();
      fixture.time.advance(Evaluation.EVERY);
      assertThat(other.look(fixture.finding("a"))).isTrue();
      assertThat(fixture.look(fixture.finding("a"))).isFalse();
      assertThat(fixture.states()).containsExactly("open 1");
      fixture.time.advance(Evaluation.EVERY);
      other.look();
      assertThat(fixture.states()).containsExactly("resolved 1");
    }
  }

  @Test
  void a_node_that_looked_too_long_changes_nothing() {
    try (var other = otherNode()) {
      fixture.rule.whileLooking =
          () -> {
            fixture.time.advance(Evaluation.EVERY);
            assertThat(other.look(fixture.finding("new"))).isTrue();
          };
      fixture.look(fixture.finding("stale"));
      assertThat(fixture.alerts().stream().map(Alert::subject)).containsExactly("new");
    }
  }

  /** Else nothing would be looked for until that time has come. */
  @Test
  void a_turn_from_the_future_is_not_believed() {
    fixture.time.advance(Duration.ofDays(365));
    fixture.look();
    fixture.time.set(SettableTime.START);
    assertThat(fixture.look(fixture.finding("a"))).isTrue();
    assertThat(fixture.states()).isEqualTo(List.of("open 1"));
  }

  @Test
  void what_is_long_over_is_forgotten_with_its_mails() {
    fixture.round(fixture.finding("a"));
    fixture.round();
    fixture.round(fixture.finding("b"));
    fixture.time.advance(Duration.ofDays(90));
    assertThat(fixture.repository.forget(fixture.time.instant(), 10)).isEqualTo(1);
    assertThat(fixture.states()).containsExactly("open 1");
  }
}
