package punctual.delivery.channels.email.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;
import punctual.delivery.channels.Parcel;
import punctual.delivery.channels.email.EmailChannel;
import punctual.delivery.channels.email.Parcels;
import punctual.web.Problem;
import tools.jackson.databind.json.JsonMapper;

/** The mailbox in the browser and as JSON. */
class MailboxControllerTest {
  @TempDir Path folder;
  private Mailbox mailbox;
  private MailboxController controller;

  @BeforeEach
  void start() throws IOException {
    mailbox = new Mailbox(folder, 0, InstantSource.fixed(Parcels.NOW));
    mailbox.start();
    controller = new MailboxController(mailbox);
  }

  @AfterEach
  void stop() {
    mailbox.close();
  }

  private void receive(String to, String schedule, Parcel.File... files) {
    var clock = InstantSource.system();
    new EmailChannel(Parcels.settings(mailbox.port()), clock)
        .send(Parcels.parcel(to, schedule, files), clock.instant().plusSeconds(20), () -> {});
  }

  private String list(String q, String to) {
    return body(controller.list(q, to, 1, true));
  }

  private static String body(ResponseEntity<String> answer) {
    assertThat(answer.getHeaders().getFirst("Content-Security-Policy"))
        .contains("default-src 'none'");
    return String.valueOf(answer.getBody());
  }

  @Test
  void an_empty_mailbox_says_what_will_stand_here() {
    assertThat(list("", "")).contains("No mail yet", "http-equiv=\"refresh\" content=\"5\"");
    assertThat(body(controller.list("", "", 1, false))).doesNotContain("http-equiv");
  }

  @Test
  void the_list_is_newest_first_and_filters() {
    receive("ann@demo.test", "One", Parcels.csv("one.csv", "a"));
    receive("bob@demo.test", "Two & <more>");
    String all = list("", "");
    assertThat(all).contains("2 mails", "Two &amp; &lt;more&gt;", "one.csv (1 B)");
    assertThat(all.indexOf("Two")).isLessThan(all.indexOf(">One"));
    assertThat(list("", "ANN@demo.test")).contains("1 of 2 mails").doesNotContain("Two");
    assertThat(list("one.CSV", "")).contains("1 of 2 mails");
    assertThat(list("\"><script>", "")).contains("No mail matches").doesNotContain("<script>");
    assertThat(controller.messages("", "bob@demo.test").items())
        .extracting(KeptMail::subject)
        .containsExactly("Two & <more>: 17 to 23 Nov 2026");
  }

  @Test
  void the_json_is_the_one_that_tests_rely_on() {
    receive("ann@demo.test", "One", Parcels.csv("one.csv", "a"));
    String json = JsonMapper.shared().writeValueAsString(controller.messages("", ""));
    assertThat(json)
        .isEqualTo(
            """
            {"items":[{"id":"000000000001","from":"reports@acme.test","to":["ann@demo.test"],\
            "subject":"One: 17 to 23 Nov 2026","received_at":"2026-11-24T14:00:03Z",\
            "attachments":[{"name":"one.csv","bytes":1}]}],"total":1}\
            """);
  }

  @Test
  void a_mail_shows_its_parts() throws IOException {
    receive("ann@demo.test", "One", Parcels.csv("ü.csv", "a,b"), Parcels.csv("two.csv", "c"));
    String id = "000000000001";
    assertThat(body(controller.message(id, "html")))
        .contains(
            "<iframe src=\"/mailbox/" + id + "/html\" sandbox=", "/attachments/2", "aria-current");
    assertThat(body(controller.message(id, "text"))).contains("Due:    Tue 24 Nov 2026");
    assertThat(body(controller.message(id, "headers"))).contains("X-Auto-Response-Suppress");
    ResponseEntity<String> html = controller.html(id);
    assertThat(body(html)).contains("<base target=\"_blank\">", "One");
    assertThat(html.getHeaders().getFirst("Content-Security-Policy")).startsWith("sandbox");
    assertThat(body(controller.text(id))).contains("Sales summary");
    ResponseEntity<byte[]> file = controller.attachment(id, 1);
    assertThat(file.getBody()).isEqualTo("a,b".getBytes(StandardCharsets.UTF_8));
    assertThat(file.getHeaders().getContentDisposition().getFilename()).isEqualTo("ü.csv");
    assertThat(new String(nonNull(controller.raw(id).getBody()), StandardCharsets.UTF_8))
        .contains("Message-ID: <" + Parcels.DELIVERY);
  }

  private static byte[] nonNull(byte @Nullable [] bytes) {
    assertThat(bytes).isNotNull();
    return bytes == null ? new byte[0] : bytes;
  }

  @Test
  void what_is_not_there_is_not_found() {
    receive("ann@demo.test", "One");
    for (String id : List.of("999999999999", "..", "x")) {
      assertThatThrownBy(() -> controller.message(id, "html")).isInstanceOf(Problem.class);
      assertThatThrownBy(() -> controller.raw(id)).isInstanceOf(Problem.class);
    }
    assertThatThrownBy(() -> controller.attachment("000000000001", 1)).isInstanceOf(Problem.class);
  }

  @Test
  void only_this_machine_is_answered() {
    for (String host : List.of("127.0.0.1:8080", "localhost", "LOCALHOST:80", "[::1]:8080")) {
      controller.admit(request("127.0.0.1", host));
      controller.admit(request("0:0:0:0:0:0:0:1", host));
    }
    for (String host :
        List.of("evil.test", "127.0.0.1.evil.test", "localhost.evil.test:8080", "10.0.0.5", "")) {
      assertRefused(request("127.0.0.1", host));
    }
    assertRefused(request("10.0.0.7", "localhost"));
    assertRefused(request("not an address", "localhost"));
    MockHttpServletRequest proxied = request("127.0.0.1", "localhost");
    proxied.addHeader("X-Forwarded-For", "10.0.0.7");
    assertRefused(proxied);
  }

  private void assertRefused(MockHttpServletRequest request) {
    assertThatThrownBy(() -> controller.admit(request))
        .isInstanceOfSatisfying(
            Problem.class, problem -> assertThat(problem.status().value()).isEqualTo(403));
  }

  private static MockHttpServletRequest request(String address, String host) {
    var request = new MockHttpServletRequest("GET", "/mailbox");
    request.setRemoteAddr(address);
    request.addHeader("Host", host);
    return request;
  }
}
