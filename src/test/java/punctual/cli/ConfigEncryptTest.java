package punctual.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import punctual.delivery.channels.email.EmailSettings;

/** PL-D.1: secrets in punctual.yaml, encrypted at rest. */
class ConfigEncryptTest {
  private static final String PLAIN = "hunter2-hunter2";

  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path home;

  private String encrypt(String input) {
    var out = new StringWriter();
    var surroundings =
        new Surroundings(
            Map.of("PUNCTUAL_HOME", home.toString()), home, new SecureRandom(), (_, _) -> {});
    var line = new CommandLine(new ConfigEncryptCommand(surroundings, () -> input));
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(out));
    assertThat(line.execute()).isZero();
    return out.toString().strip();
  }

  private void configure(String sealed) throws IOException {
    Files.writeString(
        home.resolve("punctual.yaml"),
        "smtp_username: me\nsmtp_password: \"%s\"\nsources:\n  shop: {url: \"jdbc:sqlite:x.db\", password: \"%s\"}\n"
            .formatted(sealed, sealed));
  }

  @Test
  void an_encrypted_secret_is_opened_at_start() throws IOException {
    String sealed = encrypt(PLAIN + "\n");
    assertThat(sealed).startsWith("enc:v1:").doesNotContain(PLAIN);
    assertThat(encrypt(PLAIN)).isNotEqualTo(sealed);
    configure(sealed);
    var commanded = new Commanded(home).run("serve");
    assertThat(commanded.err()).isEmpty();
    assertThat(commanded.settings().sources().path("shop").path("password").asString())
        .isEqualTo(PLAIN);
    assertThat(commanded.settings().find(EmailSettings.SMTP_PASSWORD)).contains(PLAIN);
  }

  @Test
  void another_key_is_refused_without_a_word_of_the_secret() throws IOException {
    configure(encrypt(PLAIN));
    Files.delete(home.resolve("secret.key"));
    encrypt("other"); // makes another key
    var commanded = new Commanded(home).run("serve");
    assertThat(commanded.code()).isEqualTo(78);
    assertThat(commanded.err())
        .contains("smtp_password", "sources.shop.password")
        .contains("encrypted with another secret key")
        .contains("config encrypt")
        .doesNotContain("hunter2", "enc:v1:");
  }

  @Test
  void without_a_key_it_is_refused() throws IOException {
    configure(encrypt(PLAIN));
    Files.delete(home.resolve("secret.key"));
    var commanded = new Commanded(home).run("serve");
    assertThat(commanded.code()).isEqualTo(78);
    assertThat(commanded.err()).contains("there is no secret key to open it");
  }

  @Test
  void a_damaged_text_is_refused() throws IOException {
    String sealed = encrypt(PLAIN);
    configure(sealed.substring(0, sealed.length() - 8));
    assertThat(new Commanded(home).run("serve").code()).isEqualTo(78);
    configure("enc:v1:###");
    assertThat(new Commanded(home).run("serve").err()).contains("holds no base64");
  }
}
