package punctual.operations.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.ALERTS;
import static punctual.database.schema.Tables.USERS;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.delivery.channels.Notice;
import punctual.identity.Role;
import punctual.identity.User;
import punctual.testing.SettableTime;
import punctual.testing.TestDatabase;

/**
 * Telling people of alerts by e-mail: everything once, nothing lost, never too many (RA.2, H10).
 */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class MailingTest {
  private final String url;
  private final AlertFixture fixture;

  MailingTest(TestDatabase kind) {
    url = kind.freshUrl();
    fixture = new AlertFixture(TestDatabase.open(url), new SettableTime(), null);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private String person(Role role, UUID organization) {
    String email = UUID.randomUUID() + "@example.test";
    fixture.database.write(() -> {
      User user = fixture.users.create(email, "Kim Doe", "-", false, false);
      fixture.users.join(organization, user.id(), role);
    });
    return email;
  }

  private Finding[] findings(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> fixture.finding("%03d".formatted(i)))
        .toArray(Finding[]::new);
  }

  // whom -----------------------------------------------------------------------------------------

  @Test
  void administrators_of_the_organisation_are_told_and_nobody_else() {
    person(Role.MANAGER, fixture.organization);
    person(Role.ADMINISTRATOR, fixture.given.organization());
    String second = person(Role.ADMINISTRATOR, fixture.organization);
    fixture.round(fixture.finding("a"));
    assertThat(fixture.readers()).containsExactlyInAnyOrder(fixture.administrator(), second);
    Notice mail = fixture.mails.getFirst();
    assertThat(mail.from()).isEqualTo("Organisation");
    assertThat(mail.page())
        .hasToString("https://punctual.test/o/o" + fixture.organization + "/operations/alerts");
    assertThat(mail.reason()).isEqualTo("You get this as an administrator of Organisation.");
    assertThat(mail.facts()).contains(new Notice.Fact("Since", "Tue 24 Nov 2026, 09:00 UTC"));
  }

  @Test
  void operators_are_told_of_the_installation() {
    UUID other = fixture.given.organization();
    fixture.makeOperator(other);
    fixture.round(fixture.ofInstallation("disk"));
    assertThat(fixture.readers()).containsExactly(other + "@example.test");
  }

  @Test
  void alert_email_replaces_both() {
    fixture.instead = List.of("ops@example.test");
    fixture.makeOperator(fixture.organization);
    fixture.round(fixture.finding("a"), fixture.ofInstallation("disk"));
    assertThat(fixture.readers()).containsExactly("ops@example.test", "ops@example.test");
  }

  /** PL-A.11: and an owner who left does not keep it from being told. */
  @Test
  void a_rule_may_name_the_one_reader() {
    String owner = person(Role.MEMBER, fixture.organization);
    UUID id = fixture.users.byEmail(owner).orElseThrow().id();
    fixture.rule.reader = id;
    fixture.instead = List.of("ops@example.test");
    fixture.round(fixture.finding("a"));
    assertThat(fixture.readers()).containsExactly(owner);
    fixture
        .database
        .dsl()
        .update(USERS)
        .set(USERS.IS_ACTIVE, false)
        .where(USERS.ID.eq(id))
        .execute();
    fixture.round(fixture.finding("a"), fixture.finding("b"));
    assertThat(fixture.readers()).containsExactly(owner, "ops@example.test");
  }

  // when -----------------------------------------------------------------------------------------

  @Test
  void with_the_mail_server_away_the_alert_stands_and_is_told_later() {
    fixture.server = mail -> AlertFixture.DOWN;
    for (int i = 0; i < 3; i++) fixture.round(fixture.finding("a"));
    assertThat(fixture.states()).containsExactly("open 1");
    fixture.restarted();
    fixture.server = mail -> AlertFixture.SENT;
    fixture.round(fixture.finding("a"));
    fixture.round(fixture.finding("a"));
    assertThat(fixture.titles()).containsExactly("Trouble a");
  }

  @Test
  void one_that_was_over_meanwhile_is_told_in_one_mail() {
    fixture.server = mail -> AlertFixture.DOWN;
    fixture.round(fixture.finding("a"));
    fixture.round();
    fixture.server = mail -> AlertFixture.SENT;
    fixture.round();
    assertThat(fixture.titles()).containsExactly("Over: Trouble a");
    assertThat(fixture.mails.getFirst().facts())
        .extracting(Notice.Fact::term)
        .containsExactly("Severity", "Since", "Until");
  }

  @Test
  void what_was_over_more_than_a_day_ago_is_no_news() {
    fixture.server = mail -> AlertFixture.DOWN;
    fixture.round(fixture.finding("a"));
    fixture.round();
    fixture.time.advance(Duration.ofHours(25));
    fixture.server = mail -> AlertFixture.SENT;
    fixture.round();
    assertThat(fixture.mails).isEmpty();
    assertThat(fixture.alert().notifiedAt()).isNotNull();
  }

  @Test
  void who_was_told_is_not_told_again_because_another_was_not() {
    String second = person(Role.ADMINISTRATOR, fixture.organization);
    fixture.server = mail -> mail.to().equals(second) ? AlertFixture.LATER : AlertFixture.SENT;
    fixture.round(fixture.finding("a"));
    fixture.round(fixture.finding("a"));
    assertThat(fixture.readers()).containsExactly(fixture.administrator());
    fixture.server = mail -> AlertFixture.SENT;
    fixture.round(fixture.finding("a"));
    assertThat(fixture.readers()).containsExactly(fixture.administrator(), second);
  }

  @Test
  void an_address_that_bounces_is_not_tried_for_ever() {
    fixture.server = mail -> AlertFixture.BOUNCED;
    fixture.round(fixture.finding("a"));
    assertThat(fixture.alert().notifiedAt()).isNotNull();
  }

  /** A node that dies between sending and noting it sends a copy of the same message. */
  @Test
  void what_is_sent_again_has_the_same_message_id() {
    var ids = new java.util.HashSet<UUID>();
    fixture.server =
        mail -> {
          ids.add(mail.id());
          return AlertFixture.DOWN;
        };
    for (int i = 0; i < 3; i++) fixture.round(fixture.finding("a"));
    assertThat(ids).hasSize(1);
  }

  @Test
  void two_nodes_tell_once() {
    fixture.round(fixture.finding("a"));
    try (var other = new AlertFixture(TestDatabase.open(url), fixture.time, fixture.organization)) {
      other.round(fixture.finding("a"));
      assertThat(other.mails).isEmpty();
    }
  }

  /** A node whose turn went on to another stops in the middle. */
  @Test
  void a_node_that_sends_too_slowly_leaves_the_rest_to_the_next() {
    try (var other = new AlertFixture(TestDatabase.open(url), fixture.time, fixture.organization)) {
      fixture.server =
          mail -> {
            fixture.server = again -> AlertFixture.SENT;
            other.round(findings(2));
            return AlertFixture.SENT;
          };
      fixture.round(findings(2));
      assertThat(fixture.mails).hasSize(1);
      assertThat(other.mails).hasSize(2);
    }
  }

  // how many -------------------------------------------------------------------------------------

  @Test
  void no_more_than_twenty_mails_an_hour_and_the_rest_in_one() {
    fixture.round(findings(50));
    assertThat(fixture.mails).hasSize(20);
    Notice last = fixture.mails.getLast();
    assertThat(last.title()).isEqualTo("31 more alerts");
    assertThat(last.facts()).hasSize(31).contains(new Notice.Fact("Warning", "Trouble 049"));
    fixture.round(findings(60));
    assertThat(fixture.mails).hasSize(20);
    fixture.time.advance(Duration.ofHours(1));
    fixture.round(findings(60));
    assertThat(fixture.mails).hasSize(30);
    assertThat(fixture.database.dsl().fetchCount(ALERTS, ALERTS.NOTIFIED_AT.isNull())).isZero();
  }

  // people ---------------------------------------------------------------------------------------

  private void mute(Duration period) {
    fixture
        .database
        .dsl()
        .update(ALERTS)
        .set(ALERTS.MUTED_UNTIL, fixture.time.instant().plus(period))
        .execute();
  }

  @Test
  void a_muted_alert_is_told_when_the_mute_ends() {
    fixture.server = mail -> AlertFixture.DOWN;
    fixture.round(fixture.finding("a"));
    fixture.server = mail -> AlertFixture.SENT;
    mute(Duration.ofMinutes(10));
    fixture.round(fixture.finding("a"));
    assertThat(fixture.mails).isEmpty();
    fixture.time.advance(Duration.ofMinutes(10));
    fixture.round(fixture.finding("a"));
    assertThat(fixture.titles()).containsExactly("Trouble a");
  }

  @Test
  void one_that_is_over_while_muted_goes_without_a_word() {
    fixture.round(fixture.finding("a"));
    mute(Duration.ofMinutes(10));
    fixture.round();
    fixture.time.advance(Duration.ofMinutes(10));
    fixture.round();
    assertThat(fixture.titles()).containsExactly("Trouble a");
    assertThat(fixture.states()).containsExactly("resolved 1");
  }

  @Test
  void a_rule_may_end_without_a_word() {
    fixture.rule.silent = true;
    fixture.round(fixture.finding("a"));
    fixture.round();
    assertThat(fixture.titles()).containsExactly("Trouble a");
  }
}
