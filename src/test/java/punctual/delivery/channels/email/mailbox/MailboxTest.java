package punctual.delivery.channels.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import punctual.delivery.channels.Receipt;
import punctual.delivery.channels.email.EmailChannel;
import punctual.delivery.channels.email.Parcels;

/** The mailbox keeps every mail that it acknowledged, over restarts and kills. */
class MailboxTest {
  @TempDir Path folder;

  private Mailbox started() throws IOException {
    var mailbox = new Mailbox(folder, 0, InstantSource.fixed(Parcels.NOW));
    mailbox.start();
    return mailbox;
  }

  private static Receipt send(int port, String to, String schedule) {
    var clock = InstantSource.system();
    return new EmailChannel(Parcels.settings(port), clock)
        .send(
            Parcels.parcel(to, schedule, Parcels.csv("ümsatz.csv", "a,b\r\n")),
            clock.instant().plusSeconds(20),
            () -> {});
  }

  @Test
  void a_report_arrives_with_envelope_subject_and_file() throws IOException {
    try (Mailbox mailbox = started()) {
      assertThat(send(mailbox.port(), "ann@demo.test", "Tägliche Zahlen"))
          .isEqualTo(new Receipt.Sent("250 2.0.0 kept as 000000000001"));
      assertThat(mailbox.list())
          .containsExactly(
              new KeptMail(
                  "000000000001",
                  "reports@acme.test",
                  List.of("ann@demo.test"),
                  "Tägliche Zahlen: 17 to 23 Nov 2026",
                  Parcels.NOW,
                  List.of(new KeptMail.File("ümsatz.csv", 5))));
    }
  }

  @Test
  void mails_outlive_a_restart_and_numbers_go_on() throws IOException {
    try (Mailbox mailbox = started()) {
      send(mailbox.port(), "ann@demo.test", "One");
      send(mailbox.port(), "bob@demo.test", "Two");
    }
    byte[] before = Files.readAllBytes(folder.resolve("000000000001.eml"));
    try (Mailbox mailbox = started()) {
      send(mailbox.port(), "ann@demo.test", "Three");
      assertThat(mailbox.list())
          .extracting(KeptMail::id)
          .containsExactly("000000000003", "000000000002", "000000000001");
      assertThat(mailbox.raw("000000000001")).contains(before);
      assertThat(mailbox.size()).isEqualTo(3);
    }
  }

  @Test
  void what_a_crash_left_half_written_is_cleared() throws IOException {
    try (Mailbox mailbox = started()) {
      send(mailbox.port(), "ann@demo.test", "One");
    }
    Files.writeString(folder.resolve("000000000002.eml"), "not acknowledged");
    Files.writeString(folder.resolve("000000000003.eml.tmp"), "half");
    try (Mailbox mailbox = started()) {
      assertThat(mailbox.size()).isEqualTo(1);
      try (var files = Files.list(folder)) {
        assertThat(files).hasSize(2);
      }
    }
  }

  @Test
  void a_name_that_leads_elsewhere_finds_nothing() throws IOException {
    try (Mailbox mailbox = started()) {
      for (String id : List.of("../secret", "1", "", "00000000000٣", "messages")) {
        assertThat(mailbox.find(id)).isEmpty();
        assertThat(mailbox.raw(id)).isEmpty();
      }
    }
  }

  @Test
  void every_acknowledged_mail_survives_a_kill() throws Exception {
    Process process = otherProcess();
    var acknowledged = new ArrayList<String>();
    try (var output = process.inputReader(StandardCharsets.UTF_8)) {
      int port = port(output);
      Thread killer = Thread.ofVirtual().unstarted(process::destroyForcibly);
      for (int n = 0; n < 500; n++) {
        if (n == 20) killer.start();
        Receipt receipt = send(port, "ann@demo.test", "Mail " + n);
        if (!(receipt instanceof Receipt.Sent)) break;
        acknowledged.add("Mail " + n + ": 17 to 23 Nov 2026");
      }
    } finally {
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
    assertThat(acknowledged).hasSizeBetween(20, 499);
    try (Mailbox mailbox = started()) {
      assertThat(mailbox.list()).extracting(KeptMail::subject).containsAll(acknowledged);
      assertThat(mailbox.size()).isLessThanOrEqualTo(acknowledged.size() + 1);
    }
  }

  private static int port(BufferedReader output) throws IOException {
    String line = Objects.requireNonNull(output.readLine());
    while (!line.startsWith("port=")) line = Objects.requireNonNull(output.readLine());
    return Integer.parseInt(line.substring(5));
  }

  private Process otherProcess() throws IOException {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            classPath,
            Keeper.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** A mailbox in a process of its own: prints its port, then waits to be killed. */
  static final class Keeper {
    private Keeper() {}

    public static void main(String[] args) throws Exception {
      var mailbox = new Mailbox(Path.of(args[0]), 0, InstantSource.system());
      mailbox.start();
      System.out.println("port=" + mailbox.port());
      System.out.close();
      Thread.currentThread().join();
    }
  }
}
