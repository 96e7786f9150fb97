package punctual.delivery.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import punctual.delivery.channels.Notice;
import punctual.delivery.channels.Receipt;
import punctual.testing.ScriptedSmtp;

/** Plain messages of the product itself, over the transport of reports. */
class EmailNoticesTest {
  private static final UUID ID = UUID.fromString("01933b3e-0000-7000-8000-000000000001");

  private final ScriptedSmtp server = new ScriptedSmtp();

  @AfterEach
  void close() {
    server.close();
  }

  private static Notice notice(String to, String title) {
    return new Notice(
        ID,
        to,
        Instant.parse("2026-11-24T09:00:00Z"),
        "Acme",
        title,
        "Less than 5 GB & falling.",
        List.of(new Notice.Fact("Since", "Tue 24 Nov 2026, 09:00 UTC")),
        URI.create("https://reports.acme.test/o/acme/operations/disk"),
        "You get this as an operator.");
  }

  private Receipt send(Notice notice) {
    var clock = InstantSource.system();
    return new EmailNotices(Parcels.settings(server.port()), clock)
        .send(notice, clock.instant().plusSeconds(30));
  }

  @Test
  void a_notice_is_one_mail_in_both_forms() {
    assertThat(send(notice("ann@example.org", "Little room on the disk")))
        .isInstanceOf(Receipt.Sent.class);
    String data = server.mails().getFirst().data();
    assertThat(server.mails().getFirst().to()).containsExactly("ann@example.org");
    assertThat(data)
        .contains(
            "From: Acme <reports@acme.test>",
            "Subject: Little room on the disk",
            "Message-ID: <%s@acme.test>".formatted(ID),
            "Date: Tue, 24 Nov 2026 09:00:00 +0000",
            "Auto-Submitted: auto-generated",
            "Content-Type: text/plain; charset=utf-8",
            "Since: Tue 24 Nov 2026, 09:00 UTC",
            "Content-Type: text/html; charset=utf-8",
            "Less than 5 GB &amp; falling.",
            "You get this as an operator.");
  }

  /** Sent again after a broken attempt, it is the same message to the byte. */
  @Test
  void every_attempt_sends_the_same_bytes() {
    send(notice("ann@example.org", "Trouble"));
    send(notice("ann@example.org", "Trouble"));
    assertThat(server.mails().get(0).data()).isEqualTo(server.mails().get(1).data());
  }

  @Test
  void outcomes_are_those_of_reports() {
    server.on("RCPT", "550 5.1.1 no such user");
    assertThat(send(notice("ann@example.org", "Trouble")))
        .isInstanceOfSatisfying(Receipt.Refused.class, r -> assertThat(r.bounced()).isTrue());
    server.on("RCPT", "450 4.2.0 greylisted");
    assertThat(send(notice("ann@example.org", "Trouble")))
        .isInstanceOfSatisfying(Receipt.NotSent.class, r -> assertThat(r.floor()).isPositive());
    assertThat(send(notice("nobody", "Trouble"))).isInstanceOf(Receipt.Refused.class);
    assertThat(send(notice("ann@example.org", "A\r\nBcc: x@example.org")))
        .isInstanceOf(Receipt.Refused.class);
    assertThat(server.mails()).isEmpty();
  }
}
