package punctual.delivery.channels.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import punctual.delivery.channels.email.EmailSettings.Tls;
import punctual.settings.Setting.InvalidSetting;
import punctual.settings.Settings;
import tools.jackson.databind.node.JsonNodeFactory;

/** PR-10.3: the configuration of e-mail is checked before anything is sent. */
class EmailSettingsTest {
  static Settings settings() {
    return new Settings(Path.of("home"), Map.of(), JsonNodeFactory.instance.objectNode());
  }

  @Test
  void a_server_elsewhere_is_spoken_to_in_tls() {
    var email = EmailSettings.from(settings().with(EmailSettings.SMTP_HOST, "mail.acme.test"));
    assertThat(email.tls()).isEqualTo(Tls.STARTTLS);
    assertThat(email.port()).isEqualTo(587);
  }

  @Test
  void a_server_on_this_machine_needs_no_tls() {
    for (String host : new String[] {"localhost", "127.0.0.1", "127.3.2.1", "::1"}) {
      var email = EmailSettings.from(settings().with(EmailSettings.SMTP_HOST, host));
      assertThat(email.tls()).as(host).isEqualTo(Tls.NONE);
      assertThat(email.port()).isEqualTo(25);
    }
  }

  @Test
  void what_a_person_sets_wins() {
    var given =
        settings()
            .with(EmailSettings.SMTP_HOST, "localhost")
            .with(EmailSettings.SMTP_TLS, "implicit")
            .with(EmailSettings.SMTP_PORT, 2465);
    assertThat(EmailSettings.from(given).tls()).isEqualTo(Tls.IMPLICIT);
    assertThat(EmailSettings.from(given).port()).isEqualTo(2465);
  }

  @Test
  void what_is_missing_is_named() throws InvalidSetting {
    assertThat(EmailSettings.faults(settings())).isEmpty();
    var host = settings().with(EmailSettings.SMTP_HOST, "mail.acme.test");
    assertThat(EmailSettings.faults(host)).singleElement().asString().contains("mail_from");
    var whole = host.with(EmailSettings.MAIL_FROM, Sender.parse("reports@acme.test"));
    assertThat(EmailSettings.faults(whole)).isEmpty();
    assertThat(EmailSettings.faults(whole.with(EmailSettings.SMTP_USERNAME, "me")))
        .singleElement()
        .asString()
        .contains("smtp_password");
  }

  @Test
  void a_clear_connection_across_the_network_is_warned_about() {
    var clear =
        settings()
            .with(EmailSettings.SMTP_HOST, "mail.acme.test")
            .with(EmailSettings.SMTP_TLS, "none");
    assertThat(EmailSettings.warnings(clear)).hasSize(1);
    assertThat(EmailSettings.warnings(clear.with(EmailSettings.SMTP_HOST, "localhost"))).isEmpty();
  }

  @Test
  void a_sender_may_carry_a_name() throws InvalidSetting {
    assertThat(Sender.parse("reports@Acme.test")).isEqualTo(new Sender(null, "reports@acme.test"));
    assertThat(Sender.parse("Acme Reports <reports@acme.test>"))
        .isEqualTo(new Sender("Acme Reports", "reports@acme.test"));
    assertThat(Sender.parse("punctual@localhost").domain()).isEqualTo("localhost");
    assertThatThrownBy(() -> Sender.parse("reports")).isInstanceOf(InvalidSetting.class);
    assertThatThrownBy(() -> Sender.parse("A\r\nBcc: b@c.d <a@b.c>"))
        .isInstanceOf(InvalidSetting.class);
  }

  @Test
  void sizes_are_decimal() throws InvalidSetting {
    assertThat(EmailSettings.ATTACH_LIMIT.kind().parse("10MB")).isEqualTo(10_000_000);
    assertThat(EmailSettings.ATTACH_LIMIT.kind().parse("500 kB")).isEqualTo(500_000);
    assertThat(EmailSettings.ATTACH_LIMIT.kind().parse("123")).isEqualTo(123);
    assertThatThrownBy(() -> EmailSettings.ATTACH_LIMIT.kind().parse("ten"))
        .isInstanceOf(InvalidSetting.class);
    assertThatThrownBy(() -> EmailSettings.SMTP_PORT.kind().parse("70000"))
        .isInstanceOf(InvalidSetting.class);
  }

  @Test
  void a_password_is_never_printed() {
    assertThat(Parcels.signingIn(25, Tls.NONE).toString()).doesNotContain("sesame");
  }
}
