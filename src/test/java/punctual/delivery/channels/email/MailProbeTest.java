package punctual.delivery.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import punctual.delivery.channels.email.EmailSettings.Tls;
import punctual.faults.Fault;
import punctual.testing.ScriptedSmtp;

/** PR-2.5: the probe asks and never sends. */
class MailProbeTest {
  private static final Duration LIMIT = Duration.ofMillis(800);

  private static String probe(int port, Tls tls) {
    return new MailProbe(Parcels.settings(port, tls)).probe(LIMIT).map(Fault::code).orElse("fine");
  }

  @Test
  void a_server_that_greets_is_fine_and_gets_no_mail() {
    try (var server = new ScriptedSmtp()) {
      assertThat(probe(server.port(), Tls.NONE)).isEqualTo("fine");
      assertThat(server.commands()).allMatch(c -> c.startsWith("EHLO") || c.equals("QUIT"));
    }
  }

  @Test
  void a_server_must_offer_the_encryption_that_is_asked_for() {
    try (var server = new ScriptedSmtp()) {
      assertThat(probe(server.port(), Tls.STARTTLS)).isEqualTo("smtp_no_starttls");
      server.on("EHLO", "250-scripted.test\r\n250 STARTTLS");
      assertThat(probe(server.port(), Tls.STARTTLS)).isEqualTo("fine");
      assertThat(server.commands()).doesNotContain("STARTTLS");
    }
  }

  @Test
  void what_keeps_the_server_from_answering_is_told_within_the_limit() {
    try (var server = new ScriptedSmtp()) {
      server.on("BANNER", "421 4.3.2 down");
      assertThat(probe(server.port(), Tls.NONE)).isEqualTo("smtp_server_busy");
      for (String fault : new String[] {ScriptedSmtp.HANG, ScriptedSmtp.DRIP}) {
        server.on("BANNER", fault);
        long started = System.nanoTime();
        assertThat(probe(server.port(), Tls.NONE)).isEqualTo("smtp_timeout");
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(3));
      }
    }
  }

  @Test
  void nobody_there_is_unreachable() throws IOException {
    int free;
    try (var socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    assertThat(probe(free, Tls.NONE)).isEqualTo("smtp_unreachable");
  }

  @Test
  void without_a_server_there_is_nothing_to_ask() {
    var probe = new MailProbe(EmailSettings.from(EmailSettingsTest.settings()));
    assertThat(probe.isConfigured()).isFalse();
    assertThat(probe.probe(LIMIT)).map(Fault::message).contains("No mail server is set.");
  }
}
