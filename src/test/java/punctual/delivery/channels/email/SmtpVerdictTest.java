package punctual.delivery.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import punctual.delivery.channels.Receipt;
import punctual.delivery.channels.Receipt.NotSent;
import punctual.delivery.channels.Receipt.Refused;
import punctual.faults.Category;
import punctual.faults.Fault;
import punctual.testing.ScriptedSmtp;

/** PR-6.2: each answer of a mail server, through the real client, to category and consequence. */
class SmtpVerdictTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvFileSource(resources = "/mail/errors.csv", numLinesToSkip = 1)
  void an_answer_has_one_meaning(
      String phase, String reply, String code, Category category, String receipt, int minutes) {
    try (var server = new ScriptedSmtp().on(phase, reply.replace("\\r\\n", "\r\n"))) {
      var clock = InstantSource.system();
      Receipt got =
          new EmailChannel(Parcels.settings(server.port()), clock)
              .send(Parcels.parcel(), clock.instant().plusSeconds(20), () -> {});
      assertThat(word(got)).isEqualTo(receipt);
      assertThat(fault(got).code()).isEqualTo(code);
      assertThat(fault(got).category()).isEqualTo(category);
      assertThat(floor(got)).isEqualTo(Duration.ofMinutes(minutes));
      assertThat(fault(got).detail()).contains(reply.substring(0, 3));
      assertThat(fault(got).message()).doesNotContain("localhost", reply).endsWith(".");
      assertThat(server.mails()).isEmpty();
    }
  }

  private static String word(Receipt receipt) {
    return switch (receipt) {
      case NotSent _ -> "NOT_SENT";
      case Refused refused -> refused.bounced() ? "BOUNCED" : "REFUSED";
      case Receipt.Sent _ -> "SENT";
      case Receipt.Uncertain _ -> "UNCERTAIN";
    };
  }

  private static Fault fault(Receipt receipt) {
    return switch (receipt) {
      case NotSent notSent -> notSent.fault();
      case Refused refused -> refused.fault();
      case Receipt.Uncertain uncertain -> uncertain.fault();
      case Receipt.Sent _ -> throw new AssertionError("sent");
    };
  }

  private static Duration floor(Receipt receipt) {
    return receipt instanceof NotSent notSent ? notSent.floor() : Duration.ZERO;
  }
}
