package punctual.delivery.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import punctual.delivery.channels.Receipt;
import punctual.delivery.channels.email.EmailSettings.Tls;
import punctual.testing.Certificates;
import punctual.testing.ScriptedSmtp;

/**
 * Nothing is said to a server that cannot prove its name. The client's trust is that of the JVM,
 * which its socket factory reads once: this class is the only one here that uses it.
 */
class EncryptionTest {
  private static final String STARTTLS = "250-scripted.test\r\n250-STARTTLS\r\n250 AUTH PLAIN";

  private static SSLContext good;
  private static Map<String, SSLContext> unfit;
  private static SSLContext before;

  @BeforeAll
  static void trust(@TempDir Path folder)
      throws GeneralSecurityException, IOException, InterruptedException {
    var issuer = new Certificates(folder);
    good = issuer.server("localhost", "-1d", 30);
    unfit =
        Map.of(
            "other name", issuer.server("elsewhere.test", "-1d", 30),
            "unknown issuer", new Certificates(folder).server("localhost", "-1d", 30),
            "expired", issuer.server("localhost", "-30d", 10));
    before = SSLContext.getDefault();
    SSLContext.setDefault(issuer.trusted());
    assertThat(SSLSocketFactory.getDefault()).isNotNull();
  }

  @AfterAll
  static void restore() {
    SSLContext.setDefault(before);
  }

  private static ScriptedSmtp server(SSLContext context, Tls tls) {
    return new ScriptedSmtp(context, tls == Tls.IMPLICIT).on("EHLO", STARTTLS);
  }

  private static Receipt send(ScriptedSmtp server, Tls tls) {
    var clock = InstantSource.system();
    return new EmailChannel(Parcels.signingIn(server.port(), tls), clock)
        .send(Parcels.parcel(), clock.instant().plusSeconds(20), () -> {});
  }

  @Test
  void a_server_that_proves_its_name_gets_sign_in_and_mail() {
    for (Tls tls : new Tls[] {Tls.STARTTLS, Tls.IMPLICIT}) {
      try (var server = server(good, tls)) {
        assertThat(send(server, tls)).as(tls.word()).isInstanceOf(Receipt.Sent.class);
        assertThat(server.commands()).anyMatch(c -> c.startsWith("AUTH PLAIN"));
      }
    }
  }

  @Test
  void a_certificate_that_does_not_fit_ends_it_before_the_sign_in() {
    unfit.forEach((why, context) -> {
      for (Tls tls : new Tls[] {Tls.STARTTLS, Tls.IMPLICIT}) {
        try (var server = server(context, tls)) {
          assertThat(send(server, tls))
              .as("%s, %s", why, tls)
              .isInstanceOfSatisfying(
                  Receipt.NotSent.class, r -> assertThat(r.fault().code()).isEqualTo("smtp_tls"));
          assertThat(server.commands()).noneMatch(c -> c.startsWith("AUTH"));
          assertThat(server.mails()).isEmpty();
        }
      }
    });
  }

  @Test
  void a_server_that_speaks_no_tls_where_it_must_is_a_matter_of_settings() {
    try (var server = new ScriptedSmtp()) {
      assertThat(send(server, Tls.IMPLICIT))
          .isInstanceOfSatisfying(
              Receipt.NotSent.class, r -> assertThat(r.fault().code()).isEqualTo("smtp_tls"));
    }
  }

  @Test
  void a_handshake_that_hangs_is_cut_off() {
    try (var server = new ScriptedSmtp()) {
      server.on("BANNER", ScriptedSmtp.HANG);
      long started = System.nanoTime();
      var probe = new MailProbe(Parcels.settings(server.port(), Tls.IMPLICIT));
      assertThat(probe.probe(Duration.ofMillis(500)))
          .hasValueSatisfying(fault -> assertThat(fault.code()).isEqualTo("smtp_timeout"));
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(3));
    }
  }
}
