package punctual.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static punctual.database.schema.Tables.DELIVERY_PARCELS;
import static punctual.database.schema.Tables.REPORT_DELIVERIES;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.delivery.channels.Receipt;
import punctual.faults.Category;
import punctual.faults.Fault;
import punctual.queue.Steps;
import punctual.testing.Faults;
import punctual.testing.TestDatabase;

/** Each reader's copy: neither lost nor silently doubled (PL-E.2, PL-E.3). */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class DeliveriesTest {
  private final DeliveryFixture fixture;
  private final Steps steps;

  DeliveriesTest(TestDatabase kind) {
    fixture = new DeliveryFixture(kind);
    steps =
        new Steps(
            fixture.database, Deliveries.TABLE, fixture.run, fixture.time, fixture.given.ids());
  }

  @AfterEach
  void close() {
    steps.close();
    fixture.close();
  }

  private static Receipt uncertain(Runnable begin) {
    begin.run();
    return new Receipt.Uncertain(DeliveryFixture.FAULT);
  }

  private static Receipt notSent(Runnable begin) {
    return new Receipt.NotSent(DeliveryFixture.FAULT, Duration.ZERO);
  }

  @Test
  void deliveries_are_there_with_the_completion_or_not_at_all() {
    var readers = List.of(fixture.reader("a@example.test"), fixture.reader("b@example.test"));
    assertThatThrownBy(() ->
            fixture.database.write(() -> {
              fixture.deliveries.request(fixture.source(), DeliveryFixture.letter(), readers);
              throw new IllegalStateException("the completion fails");
            }))
        .hasMessage("the completion fails");
    assertThat(fixture.database.dsl().fetchCount(REPORT_DELIVERIES)).isZero();
    assertThat(fixture.database.dsl().fetchCount(DELIVERY_PARCELS)).isZero();
  }

  @Test
  void the_row_says_sending_before_the_peer_can_act_and_sent_afterwards() {
    UUID id = fixture.requested();
    var during = new StringBuilder();
    fixture.peer =
        begin -> {
          during.append(fixture.state(id)).append(", ");
          begin.run();
          during.append(fixture.state(id));
          return new Receipt.Sent("250 queued");
        };
    steps.step();
    assertThat(during).hasToString("claimed 1/0/0, sending 1/0/0");
    assertThat(fixture.state(id)).isEqualTo("sent 1/0/0");
    assertThat(fixture.row(id).getReference()).isEqualTo("250 queued");
    assertThat(fixture.row(id).getSentAt()).isEqualTo(fixture.time.instant());
    assertThat(fixture.attempts(id)).containsExactly("sent sent");
  }

  /** PL-E.4. */
  @Test
  void one_reader_without_luck_holds_up_nobody() {
    var readers = List.of(fixture.reader("a@example.test"), fixture.reader("b@example.test"));
    fixture.database.write(
        () -> fixture.deliveries.request(fixture.source(), DeliveryFixture.letter(), readers));
    fixture.peer = DeliveriesTest::notSent;
    steps.step();
    fixture.peer = begin -> new Receipt.Sent("ok");
    steps.step();
    assertThat(fixture.deliveries.of(fixture.organization, fixture.execution))
        .extracting(Delivery::status)
        .containsExactlyInAnyOrder("delayed", "sent");
  }

  /** PL-E.3: what certainly did not go is tried again, what is refused for good is not. */
  @Test
  void what_was_not_sent_is_tried_again_and_what_is_refused_is_not() {
    UUID id = fixture.requested();
    fixture.peer = DeliveriesTest::notSent;
    steps.step();
    assertThat(fixture.state(id)).isEqualTo("delayed 1/1/0");
    steps.settle(() -> {});
    assertThat(fixture.state(id)).isEqualTo("failed 6/5/0");
    assertThat(fixture.attempts(id)).hasSize(6).contains("failed not_sent");
    fixture.peer =
        begin ->
            new Receipt.Refused(
                new Fault(Category.DATA, "smtp_mailbox_unknown", "No.", null), true);
    assertThat(fixture.deliveries.redeliver(fixture.organization, fixture.execution, null)).isOne();
    steps.step();
    assertThat(fixture.state(id)).isEqualTo("bounced 7/0/0");
    assertThat(fixture.attempts(id)).endsWith("bounced rejected");
  }

  @Test
  void what_may_have_arrived_is_sent_once_more_and_then_left() {
    UUID id = fixture.requested();
    fixture.peer = DeliveriesTest::uncertain;
    steps.step();
    assertThat(fixture.state(id)).isEqualTo("indeterminate 1/0/1");
    assertThat(fixture.deliveries.resendUncertain()).isZero();
    fixture.time.advance(Duration.ofMinutes(15));
    assertThat(fixture.deliveries.resendUncertain()).isEqualTo(1);
    steps.step();
    assertThat(fixture.state(id)).isEqualTo("indeterminate 2/0/2");
    assertThat(fixture.row(id).getCompletedAt()).isNotNull();
    fixture.time.advance(Duration.ofDays(1));
    assertThat(fixture.deliveries.resendUncertain()).isZero();
    assertThat(fixture.sent).extracting(parcel -> parcel.deliveryId()).containsExactly(id, id);
    assertThat(fixture.sent).extracting(parcel -> parcel.firstAttemptAt()).doesNotContainNull();
    assertThat(
            fixture.deliveries.of(fixture.organization, fixture.execution).getFirst().uncertain())
        .isTrue();
  }

  @Test
  void a_channel_that_breaks_is_tried_again_only_where_it_had_not_begun() {
    UUID id = fixture.requested();
    fixture.peer =
        begin -> {
          throw new IllegalStateException("before");
        };
    steps.step();
    assertThat(fixture.state(id)).isEqualTo("delayed 1/1/0");
    UUID execution =
        fixture.given.execution(fixture.organization, fixture.given.schedule(fixture.organization));
    var source = new Deliveries.Source(fixture.organization, execution, 1, 1);
    fixture.database.write(() ->
        fixture.deliveries.request(
            source, DeliveryFixture.letter(), List.of(fixture.reader("b@example.test"))));
    fixture.peer =
        begin -> {
          begin.run();
          throw new IllegalStateException("after");
        };
    steps.step();
    assertThat(fixture.deliveries.of(fixture.organization, execution).getFirst().status())
        .isEqualTo("indeterminate");
  }

  @Test
  void a_node_that_lost_the_row_sends_nothing() {
    UUID id = fixture.requested();
    fixture.peer =
        begin -> {
          fixture.set(id, "claimed", UUID.randomUUID());
          begin.run();
          return new Receipt.Sent("never");
        };
    steps.step();
    assertThat(fixture.sent).isEmpty();
    assertThat(fixture.state(id)).isEqualTo("claimed 1/0/0");
  }

  @Test
  void a_person_sends_again_what_failed_or_what_is_chosen_and_only_their_own() {
    UUID id = fixture.requested();
    steps.step();
    UUID organization = fixture.organization;
    UUID execution = fixture.execution;
    assertThat(fixture.deliveries.redeliver(organization, execution, null)).isZero();
    UUID stranger = fixture.given.organization();
    assertThat(fixture.deliveries.redeliver(stranger, execution, List.of(id))).isZero();
    assertThat(fixture.deliveries.redeliver(organization, execution, List.of(id))).isOne();
    assertThat(fixture.deliveries.redeliver(organization, execution, List.of(id))).isZero();
    assertThat(fixture.row(id).getLane()).isZero();
    steps.step();
    assertThat(fixture.state(id)).isEqualTo("sent 2/0/0");
    assertThat(fixture.attempts(id)).containsExactly("sent sent", "sent sent");
  }

  /** Every statement fails once, in every way, with a peer that takes everything. */
  @Test
  void a_delivery_is_sent_once_and_again_only_where_that_is_shown() {
    everyStatementFails();
  }

  /** The same with a peer that breaks off after it took the message. */
  @Test
  void a_doubt_is_never_taken_for_a_message_that_was_not_sent() {
    fixture.peer =
        begin -> {
          begin.run();
          UUID id = fixture.sent.getLast().deliveryId();
          boolean again = fixture.sent.stream().filter(p -> p.deliveryId().equals(id)).count() > 1;
          return again
              ? new Receipt.Sent("250 queued")
              : new Receipt.Uncertain(DeliveryFixture.FAULT);
        };
    everyStatementFails();
  }

  private void everyStatementFails() {
    Faults faults = Faults.in(fixture.database);
    int loops = 0;
    for (Faults.At at : Faults.At.values()) {
      boolean hit = true;
      for (int k = 1; hit; k++, loops++) {
        UUID execution =
            fixture.given.execution(
                fixture.organization, fixture.given.schedule(fixture.organization));
        var source = new Deliveries.Source(fixture.organization, execution, 1, 1);
        fixture.database.write(() ->
            fixture.deliveries.request(
                source, DeliveryFixture.letter(), List.of(fixture.reader("a@example.test"))));
        faults.once(k, at);
        step();
        hit = faults.heal();
        steps.settle(fixture.deliveries::resendUncertain);
        assertNeitherLostNorDoubled(execution, at + " " + k);
      }
    }
    assertThat(loops).isGreaterThan(15);
  }

  private void step() {
    try {
      steps.step();
    } catch (RuntimeException e) {
      assertThat(e).hasMessageContaining("injected fault");
    }
  }

  private void assertNeitherLostNorDoubled(UUID execution, String when) {
    Delivery delivery = fixture.deliveries.of(fixture.organization, execution).getFirst();
    assertThat(delivery.status()).as(when).isEqualTo("sent");
    long sent = fixture.sent.stream().filter(p -> p.deliveryId().equals(delivery.id())).count();
    long doubts =
        delivery.attempts().stream().filter(a -> a.outcome().equals("indeterminate")).count();
    assertThat(sent).as(when).isBetween(1L, 1 + doubts);
  }
}
