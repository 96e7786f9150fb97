package punctual.delivery.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import punctual.delivery.channels.Parcel;
import punctual.delivery.channels.Receipt;
import punctual.testing.ScriptedSmtp;

/** No name, address or file name ever becomes a header, a recipient or a command of its own. */
class InjectionTest {
  private static final Set<String> HEADERS =
      Set.of(
          "from",
          "to",
          "subject",
          "date",
          "message-id",
          "list-id",
          "auto-submitted",
          "x-auto-response-suppress",
          "mime-version",
          "content-type");

  private static final List<String> PIECES =
      List.of(
          "\r\nBcc: eve@evil.test",
          "\nX-Injected: 1",
          "\r\n\r\nbody",
          "\r\n.\r\nMAIL FROM:<e@e>",
          "\0",
          "\u0085",
          "\u2028",
          "\ud800",
          "\u007f",
          "=?utf-8?q?=0D=0ABcc:_eve@evil.test?=",
          "\"",
          "<eve@evil.test>",
          ", eve@evil.test",
          ";",
          ":",
          "\\",
          "%0d%0aBcc: x@y.z",
          "ü",
          "📈",
          "a",
          " ",
          ".",
          "../../etc/passwd",
          "\u202e",
          "{{page}}",
          "x".repeat(1200));

  /** So many of the pieces, at the front, are refused at once. */
  private static final int UNSAFE_PIECES = 9;

  @Test
  void a_thousand_hostile_parcels_yield_the_exact_headers_or_nothing() throws Exception {
    var random = new Random(20261124);
    int written = 0;
    for (int round = 0; round < 1_000; round++) {
      Parcel parcel = hostile(random);
      if (unsafe(parcel)) continue;
      assertExact(LetterTest.bytes(parcel, true), parcel);
      written++;
    }
    assertThat(written).isGreaterThan(200);
  }

  private static Parcel hostile(Random random) {
    return Parcels.parcel(
        "ann@example.org",
        hostileName(random),
        hostileName(random),
        hostileName(random),
        hostileName(random),
        List.of(Parcels.csv(hostileName(random), "a,b")));
  }

  private static String hostileName(Random random) {
    var name = new StringBuilder("n");
    for (int i = random.nextInt(5); i > 0; i--) {
      boolean anything = random.nextInt(6) == 0;
      name.append(PIECES.get(random.nextInt(anything ? 0 : UNSAFE_PIECES, PIECES.size())));
    }
    return name.toString();
  }

  private static boolean unsafe(Parcel parcel) {
    return Words.isUnsafe(
        parcel.scheduleName()
            + parcel.organization()
            + parcel.period()
            + parcel.files().getFirst().name());
  }

  private static void assertExact(byte[] message, Parcel parcel) throws Exception {
    MimeMessage mail = LetterTest.parsed(message);
    var names = new TreeSet<String>();
    Collections.list(mail.getAllHeaders())
        .forEach(
            header -> assertThat(names.add(header.getName().toLowerCase(Locale.ROOT))).isTrue());
    assertThat(names).isEqualTo(new TreeSet<>(HEADERS));
    assertThat(mail.getAllRecipients()).hasSize(1);
    assertThat(mail.getAllRecipients()[0]).hasToString("ann@example.org");
    assertThat(mail.getFrom()).hasSize(1);
    assertThat(
            new String(message, StandardCharsets.ISO_8859_1)
                .lines()
                .takeWhile(line -> !line.isEmpty()))
        .noneMatch(line -> line.matches("(?i)(Bcc|X-Injected).*"));
    assertThat(mail.getMessageID()).contains(parcel.deliveryId().toString());
  }

  @Test
  void a_control_character_in_any_name_is_refused_before_a_connection() {
    try (var server = new ScriptedSmtp()) {
      var clock = InstantSource.system();
      var channel = new EmailChannel(Parcels.settings(server.port()), clock);
      for (String bad :
          List.of("a\r\nBcc: eve@evil.test", "a\nb", "a\0b", "a\u0085b", "a\u2028b")) {
        for (Parcel parcel :
            List.of(
                Parcels.parcel("ann@example.org", bad),
                Parcels.parcel("ann@example.org", "s", bad, null, null, List.of()),
                Parcels.parcel("ann@example.org", "s", "o", bad, null, List.of()),
                Parcels.parcel("ann@example.org", "s", Parcels.csv(bad, "a")))) {
          assertThat(channel.send(parcel, clock.instant().plusSeconds(10), () -> {}))
              .isInstanceOfSatisfying(
                  Receipt.Refused.class,
                  r -> assertThat(r.fault().code()).isEqualTo("mail_unsafe_text"));
        }
      }
      assertThat(server.commands()).isEmpty();
      assertThat(server.mails()).isEmpty();
    }
  }

  @Test
  void a_line_with_a_single_dot_does_not_end_the_mail() {
    try (var server = new ScriptedSmtp()) {
      var clock = InstantSource.system();
      var channel = new EmailChannel(Parcels.settings(server.port()), clock);
      Parcel parcel =
          Parcels.parcel(
              "ann@example.org", "s", "o", null, "x\n.\nMAIL FROM:<e@e.org>\n.\n", List.of());
      assertThat(channel.send(parcel, clock.instant().plusSeconds(10), () -> {}))
          .isInstanceOf(Receipt.Sent.class);
      assertThat(server.mails()).hasSize(1);
      assertThat(server.commands().stream().filter(c -> c.startsWith("MAIL"))).hasSize(1);
    }
  }
}
