package punctual.delivery.channels.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import punctual.delivery.channels.Parcel;

/** What the reader gets (PL-A.5, PL-E.5). */
class LetterTest {
  private static final Sender SENDER = new Sender(null, "reports@acme.test");

  static byte[] bytes(Parcel parcel, boolean attach) throws MessagingException, IOException {
    var out = new ByteArrayOutputStream();
    Letter.write(parcel, SENDER, attach).writeTo(out);
    return out.toByteArray();
  }

  static MimeMessage parsed(byte[] message) throws MessagingException {
    return new MimeMessage(
        Session.getInstance(new Properties()), new ByteArrayInputStream(message));
  }

  private static String text(BodyPart part) throws MessagingException, IOException {
    return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void two_attempts_are_the_same_bytes_in_every_zone_of_the_machine() throws Exception {
    TimeZone before = TimeZone.getDefault();
    byte[] first = bytes(Parcels.parcel(), true);
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
      assertThat(bytes(Parcels.parcel(), true)).isEqualTo(first);
    } finally {
      TimeZone.setDefault(before);
    }
  }

  @Test
  void the_headers_are_exactly_these() throws Exception {
    MimeMessage mail = parsed(bytes(Parcels.parcel(), true));
    assertThat(Collections.list(mail.getAllHeaders()))
        .extracting(header -> header.getName() + ": " + header.getValue())
        .containsExactlyInAnyOrder(
            "From: Acme <reports@acme.test>",
            "To: ann@example.org",
            "Subject: Weekly sales: 17 to 23 Nov 2026",
            "Date: Tue, 24 Nov 2026 14:00:03 +0000",
            "Message-ID: <01935a2b-7c3d-7e4f-8a5b-6c7d8e9f0a1b@acme.test>",
            "List-Id: <weekly-sales-aff63db8.acme-a5f61500.acme.test>",
            "Auto-Submitted: auto-generated",
            "X-Auto-Response-Suppress: All",
            "MIME-Version: 1.0",
            "Content-Type: multipart/mixed; boundary=\"=_files_01935a2b-7c3d-7e4f-8a5b-6c7d8e9f0a1b\"");
  }

  @Test
  void texts_come_first_and_files_after_them() throws Exception {
    byte[] csv = "région,€\r\nÎle,1\r\n".getBytes(StandardCharsets.UTF_8);
    Parcel parcel =
        Parcels.parcel(
            "ann@example.org", "Weekly sales", Parcels.file("Umsätze „Q4“; a=b.csv", csv));
    var all = (MimeMultipart) parsed(bytes(parcel, true)).getContent();
    var texts = (MimeMultipart) all.getBodyPart(0).getContent();
    assertThat(texts.getBodyPart(0).getContentType()).startsWith("text/plain");
    assertThat(texts.getBodyPart(1).getContentType()).startsWith("text/html");
    BodyPart file = all.getBodyPart(1);
    assertThat(file.getFileName()).isEqualTo("Umsätze „Q4“; a=b.csv");
    assertThat(file.getDisposition()).isEqualTo("attachment");
    assertThat(file.getInputStream().readAllBytes()).isEqualTo(csv);
  }

  @Test
  void the_text_says_what_when_and_where() throws Exception {
    var all = (MimeMultipart) parsed(bytes(Parcels.parcel(), true)).getContent();
    var texts = (MimeMultipart) all.getBodyPart(0).getContent();
    assertThat(text(texts.getBodyPart(0)))
        .contains(
            "Acme",
            "Weekly sales",
            "17 to 23 Nov 2026",
            "Due:    Tue 24 Nov 2026, 09:00 New York (UTC-5)",
            "Rows:   18,204",
            "weekly-sales.csv (16 B)",
            "Download until 24 Dec 2026:",
            "https://reports.acme.test/d/7?e=1801000000&s=abc",
            "https://reports.acme.test/o/acme/executions/42");
    assertThat(text(texts.getBodyPart(1)))
        .contains("18,204 rows", "09:00 New York (UTC-5)", "Attached file", "prefers-color-scheme");
  }

  @Test
  void names_are_text_not_markup() throws Exception {
    Parcel parcel =
        Parcels.parcel(
            "ann@example.org",
            "<script>alert(1)</script> & \"friends\"",
            "<b>Acme</b>",
            "{{page}}",
            "<img src=x onerror=y>",
            List.of(Parcels.csv("<i>.csv", "a")));
    var all = (MimeMultipart) parsed(bytes(parcel, true)).getContent();
    String html = text(((MimeMultipart) all.getBodyPart(0).getContent()).getBodyPart(1));
    assertThat(html)
        .doesNotContain("<script", "<b>", "<img", "<i>")
        .contains("&lt;script&gt;", "{{page}}");
  }

  @Test
  void a_name_in_any_script_reaches_the_reader_whole() throws Exception {
    String long_ = "週次売上レポート「全店舗」 – Übersicht für Führungskräfte 📈 ".repeat(4).strip();
    Parcel parcel =
        Parcels.parcel("ann@example.org", long_, "Škoda, s.r.o. <Praha>", null, null, List.of());
    MimeMessage mail = parsed(bytes(parcel, false));
    assertThat(mail.getSubject()).isEqualTo(long_);
    assertThat(((InternetAddress) mail.getFrom()[0]).getPersonal())
        .isEqualTo("Škoda, s.r.o. <Praha>");
    assertThat(new String(bytes(parcel, false), StandardCharsets.ISO_8859_1).lines())
        .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(998));
  }

  @Test
  void an_empty_report_says_so() throws Exception {
    Parcel parcel =
        Parcels.parcel(
            "ann@example.org", "Weekly sales", "Acme", null, "No data for this period.", List.of());
    var texts = (MimeMultipart) parsed(bytes(parcel, false)).getContent();
    assertThat(text(texts.getBodyPart(0))).contains("No data for this period.");
    assertThat(text(texts.getBodyPart(0))).doesNotContain("Download", "Rows:");
  }

  @Test
  void a_file_shorter_or_longer_than_announced_is_never_sent() {
    for (int announced : new int[] {2, 4}) {
      var file =
          new Parcel.File(
              "a.csv",
              "text/csv",
              announced,
              "00",
              Parcels.parcel().page(),
              Parcels.NOW,
              () -> new ByteArrayInputStream(new byte[3]));
      Parcel parcel = Parcels.parcel("ann@example.org", "Weekly sales", file);
      assertThatThrownBy(() -> bytes(parcel, true)).isInstanceOf(UnreadableFile.class);
    }
  }

  @Test
  void templates_need_no_class_loader_of_the_thread() throws Exception {
    Thread thread = Thread.currentThread();
    ClassLoader before = Objects.requireNonNull(thread.getContextClassLoader());
    byte[] usual = bytes(Parcels.parcel(), true);
    try {
      thread.setContextClassLoader(ClassLoader.getPlatformClassLoader());
      assertThat(bytes(Parcels.parcel(), true)).isEqualTo(usual);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
