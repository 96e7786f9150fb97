package punctual.delivery.channels.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import punctual.delivery.channels.Parcel;
import punctual.delivery.channels.Receipt;
import punctual.delivery.channels.Receipt.NotSent;
import punctual.delivery.channels.Receipt.Refused;
import punctual.delivery.channels.Receipt.Sent;
import punctual.delivery.channels.Receipt.Uncertain;
import punctual.delivery.channels.email.EmailSettings.Tls;
import punctual.faults.Category;
import punctual.testing.ScriptedSmtp;

/** Outcomes by phase (PL-E.3, PL-E.4, PR-9): what may be repeated, what not, what is uncertain. */
class EmailChannelTest {
  private final ScriptedSmtp server = new ScriptedSmtp();
  private final AtomicInteger marks = new AtomicInteger();

  @AfterEach
  void close() {
    server.close();
  }

  private Receipt send() {
    return send(Parcels.settings(server.port()), Parcels.parcel());
  }

  private Receipt send(Parcel parcel) {
    return send(Parcels.settings(server.port()), parcel);
  }

  private Receipt send(EmailSettings settings, Parcel parcel) {
    var clock = InstantSource.system();
    return new EmailChannel(settings, clock)
        .send(parcel, clock.instant().plusSeconds(30), marks::incrementAndGet);
  }

  @Test
  void a_taken_mail_carries_the_servers_own_reference() {
    assertThat(send()).isEqualTo(new Sent("250 2.0.0 queued as 4711"));
    assertThat(server.mails()).hasSize(1);
    assertThat(server.mails().getFirst().from()).isEqualTo("reports@acme.test");
    assertThat(server.mails().getFirst().to()).containsExactly("ann@example.org");
    assertThat(marks).hasValue(1);
  }

  @Test
  void without_a_mail_server_nothing_is_tried() {
    var none = EmailSettings.from(EmailSettingsTest.settings());
    assertThat(send(none, Parcels.parcel()))
        .isInstanceOfSatisfying(
            NotSent.class,
            receipt -> {
              assertThat(receipt.fault().category()).isEqualTo(Category.CONFIGURATION);
              assertThat(receipt.fault().message()).isEqualTo("No mail server is set.");
            });
  }

  @Test
  void a_reset_after_the_final_dot_is_uncertain_although_the_server_has_the_mail() {
    server.on("DOT", ScriptedSmtp.RESET);
    assertThat(send()).isInstanceOf(Uncertain.class);
    assertThat(server.mails()).hasSize(1);
    assertThat(marks).hasValue(1);
  }

  @Test
  void an_orderly_end_after_the_final_dot_is_uncertain() {
    server.on("DOT", ScriptedSmtp.END);
    assertThat(send()).isInstanceOf(Uncertain.class);
  }

  @Test
  void silence_after_the_final_dot_is_uncertain() {
    server.on("DOT", ScriptedSmtp.HANG);
    assertThat(send()).isInstanceOf(Uncertain.class);
    assertThat(server.mails()).hasSize(1);
  }

  @Test
  void an_answer_that_is_not_smtp_after_the_final_dot_is_uncertain() {
    server.on("DOT", "what?");
    assertThat(send()).isInstanceOf(Uncertain.class);
  }

  @Test
  void a_refusal_after_the_final_dot_is_certain() {
    server.on("DOT", "451 4.3.0 try again");
    assertThat(send()).isInstanceOf(NotSent.class);
    assertThat(server.mails()).isEmpty();
  }

  @Test
  void a_break_before_the_final_dot_is_certainly_not_sent() {
    for (String phase : List.of("BANNER", "EHLO", "MAIL", "RCPT", "DATA")) {
      for (String fault : List.of(ScriptedSmtp.RESET, ScriptedSmtp.END, ScriptedSmtp.HANG)) {
        server.on(phase, fault);
        assertThat(send())
            .as(phase + " " + fault)
            .isInstanceOfSatisfying(
                NotSent.class, r -> assertThat(r.fault().category()).isEqualTo(Category.NETWORK));
        server.on(
            phase, phase.equals("BANNER") ? "220 x" : phase.equals("DATA") ? "354 x" : "250 x");
      }
    }
    assertThat(server.mails()).isEmpty();
  }

  @Test
  void the_mark_is_not_set_where_the_server_refused_before_the_data() {
    server.on("RCPT", "550 5.1.1 no such user");
    assertThat(send()).isInstanceOfSatisfying(Refused.class, r -> assertThat(r.bounced()).isTrue());
    assertThat(marks).hasValue(0);
  }

  @Test
  void a_mark_that_cannot_be_set_stops_the_mail() {
    var clock = InstantSource.system();
    var channel = new EmailChannel(Parcels.settings(server.port()), clock);
    Runnable fenced =
        () -> {
          throw new IllegalStateException("fenced");
        };
    assertThatThrownBy(
            () -> channel.send(Parcels.parcel(), clock.instant().plusSeconds(30), fenced))
        .hasMessage("fenced");
    assertThat(server.commands()).doesNotContain("DATA");
    assertThat(server.mails()).isEmpty();
  }

  @Test
  void a_server_that_drips_bytes_is_cut_off_at_the_deadline() {
    for (String phase : List.of("BANNER", "EHLO", "RCPT", "DOT")) {
      try (var dripping = new ScriptedSmtp()) {
        dripping.on(phase, ScriptedSmtp.DRIP);
        var clock = InstantSource.system();
        var channel = new EmailChannel(Parcels.settings(dripping.port()), clock);
        long started = System.nanoTime();
        Receipt receipt = channel.send(Parcels.parcel(), clock.instant().plusMillis(700), () -> {});
        assertThat(Duration.ofNanos(System.nanoTime() - started))
            .isBetween(Duration.ofMillis(500), Duration.ofSeconds(4));
        assertThat(receipt)
            .as(phase)
            .isInstanceOf(phase.equals("DOT") ? Uncertain.class : NotSent.class);
      }
    }
  }

  @Test
  void a_deadline_in_the_past_sends_nothing() {
    var clock = InstantSource.system();
    var channel = new EmailChannel(Parcels.settings(server.port()), clock);
    Receipt receipt = channel.send(Parcels.parcel(), clock.instant().minusSeconds(1), () -> {});
    assertThat(receipt).isInstanceOf(NotSent.class);
    assertThat(server.mails()).isEmpty();
  }

  @Test
  void nobody_listening_is_a_fault_of_the_network() throws IOException {
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    assertFault(send(Parcels.settings(free), Parcels.parcel()), "smtp_unreachable");
  }

  @Test
  void a_server_without_starttls_gets_neither_password_nor_mail() {
    server.on("EHLO", "250-scripted.test\r\n250 AUTH PLAIN LOGIN");
    EmailSettings settings = Parcels.signingIn(server.port(), Tls.STARTTLS);
    assertFault(send(settings, Parcels.parcel()), "smtp_no_starttls");
    assertThat(server.commands()).noneMatch(c -> c.startsWith("AUTH") || c.startsWith("MAIL"));
  }

  @Test
  void a_refused_sign_in_is_a_matter_of_settings() {
    server.on("EHLO", "250-scripted.test\r\n250 AUTH PLAIN LOGIN");
    server.on("AUTH", "535 5.7.8 bad credentials");
    EmailSettings settings = Parcels.signingIn(server.port(), Tls.NONE);
    assertFault(send(settings, Parcels.parcel()), "smtp_sign_in");
    server.on("AUTH", "454 4.7.0 temporary failure");
    assertFault(send(settings, Parcels.parcel()), "smtp_server_busy");
    server.on("AUTH", ScriptedSmtp.END);
    assertFault(send(settings, Parcels.parcel()), "smtp_connection_lost");
    server.on("AUTH", "235 2.7.0 welcome");
    assertThat(send(settings, Parcels.parcel())).isInstanceOf(Sent.class);
  }

  @Test
  void each_reader_has_an_envelope_of_their_own() {
    server.on("RCPT", "250 ok", "550 5.1.1 unknown", "451 4.7.1 greylisted", "250 ok");
    var receipts = new ArrayList<Receipt>();
    for (String reader : List.of("good", "gone", "grey", "fine")) {
      receipts.add(send(Parcels.parcel(reader + "@example.org", "Weekly sales")));
    }
    assertThat(receipts.get(0)).isInstanceOf(Sent.class);
    assertThat(receipts.get(1)).isInstanceOf(Refused.class);
    assertThat(receipts.get(2))
        .isInstanceOfSatisfying(
            NotSent.class, r -> assertThat(r.floor()).isEqualTo(Duration.ofMinutes(5)));
    assertThat(receipts.get(3)).isInstanceOf(Sent.class);
    assertThat(server.mails())
        .flatExtracting(ScriptedSmtp.Mail::to)
        .containsExactly("good@example.org", "fine@example.org");
  }

  @Test
  void an_address_that_can_never_work_is_refused_before_the_server_is_asked() {
    for (String address : List.of("ann", "ann@localhost", "a@b.org\r\nRCPT TO:<eve@x.org>")) {
      assertThat(send(Parcels.parcel(address, "Weekly sales")))
          .isInstanceOfSatisfying(Refused.class, r -> assertThat(r.bounced()).isTrue());
    }
    assertThat(server.commands()).isEmpty();
  }

  private static void assertFault(Receipt receipt, String code) {
    assertThat(receipt)
        .isInstanceOfSatisfying(NotSent.class, r -> assertThat(r.fault().code()).isEqualTo(code));
  }
}
