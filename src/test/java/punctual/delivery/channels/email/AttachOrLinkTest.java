package punctual.delivery.channels.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import punctual.delivery.channels.Parcel;
import punctual.delivery.channels.Receipt;
import punctual.faults.Category;
import punctual.testing.ScriptedSmtp;

/** PL-A.20: a file above the limit travels as a link. Sizes are those after encoding. */
class AttachOrLinkTest {
  private final ScriptedSmtp server = new ScriptedSmtp();
  private final AtomicInteger marks = new AtomicInteger();

  @AfterEach
  void close() {
    server.close();
  }

  private Receipt send(Parcel.File file) {
    var clock = InstantSource.system();
    return new EmailChannel(Parcels.settings(server.port()), clock)
        .send(
            Parcels.parcel("ann@example.org", "Weekly sales", file),
            clock.instant().plusSeconds(60),
            marks::incrementAndGet);
  }

  private static Parcel.File encodedTo(int bytes) {
    return Parcels.file("big.csv", new byte[bytes / 78 * 57]);
  }

  private ScriptedSmtp.Mail onlyMail() {
    assertThat(server.mails()).hasSize(1);
    return server.mails().getFirst();
  }

  private void assertLinked() {
    assertThat(onlyMail().data())
        .doesNotContain("Content-Disposition")
        .contains("https://reports.acme.test/d/7");
    assertThat(onlyMail().data().length()).isLessThan(40_000);
  }

  @Test
  void below_the_limit_the_file_is_attached() {
    send(encodedTo(9_900_000));
    assertThat(onlyMail().data()).contains("Content-Disposition: attachment");
    assertThat(onlyMail().data().length()).isBetween(9_900_000, 10_000_000);
  }

  @Test
  void above_the_limit_the_mail_carries_the_link() {
    send(encodedTo(10_100_000));
    assertLinked();
  }

  @Test
  void a_file_that_fits_only_before_encoding_is_linked() {
    send(Parcels.file("raw.csv", new byte[9_000_000]));
    assertLinked();
  }

  @Test
  void the_servers_own_limit_counts() {
    server.on("EHLO", "250-scripted.test\r\n250 SIZE 5000000");
    send(encodedTo(6_000_000));
    assertLinked();
  }

  @Test
  void a_server_without_end_or_with_nonsense_as_its_limit_takes_the_file() {
    for (String size : new String[] {"SIZE", "SIZE 0", "SIZE x", "SIZE 99999999999999999999"}) {
      server.on("EHLO", "250-scripted.test\r\n250 " + size);
      assertThat(send(encodedTo(100_000))).isInstanceOf(Receipt.Sent.class);
    }
    assertThat(server.mails()).allMatch(mail -> mail.data().contains("Content-Disposition"));
  }

  @Test
  void a_server_that_finds_the_mail_too_big_gets_the_link_at_once() {
    server.on("DOT", "552 5.3.4 too big", "250 2.0.0 queued");
    assertThat(send(encodedTo(100_000))).isInstanceOf(Receipt.Sent.class);
    assertLinked();
    assertThat(marks).as("the mark is set once").hasValue(1);
  }

  @Test
  void a_server_that_finds_even_the_link_too_big_is_asked_twice_only() {
    server.on("DOT", "552 5.3.4 too big");
    assertThat(send(encodedTo(100_000))).isInstanceOf(Receipt.Refused.class);
    assertThat(server.commands().stream().filter("DATA"::equals)).hasSize(2);
  }

  @Test
  void a_file_that_breaks_off_leaves_nothing_at_the_server() {
    var torn =
        new Parcel.File(
            "torn.csv",
            "text/csv",
            100,
            "00",
            Parcels.parcel().page(),
            Parcels.NOW,
            () -> {
              throw new IOException("disk");
            });
    assertThat(send(torn))
        .isInstanceOfSatisfying(
            Receipt.NotSent.class,
            r -> {
              assertThat(r.fault().code()).isEqualTo("mail_file_unreadable");
              assertThat(r.fault().category()).isEqualTo(Category.SYSTEM);
            });
    assertThat(server.mails()).isEmpty();
  }
}
