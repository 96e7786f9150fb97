package punctual.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import punctual.testing.Api;
import punctual.testing.Api.Answer;
import punctual.testing.Described;
import punctual.testing.WebTest;

/** What every answer has in common: headers, problems, pages (WF.13). */
class SurfaceTest extends WebTest {
  private static final List<String> EVERYWHERE =
      List.of(
          "/",
          "/sign-in",
          "/o/demo/schedules",
          "/assets/none.js",
          "/favicon.svg",
          "/livez",
          "/readyz",
          "/api/health",
          "/openapi.json",
          "/api/v1/me",
          "/api/v1/scheduled-reports/x",
          "/api/v1/none",
          "/api/none",
          "/none",
          "/error",
          "/mailbox",
          "/mailbox/none",
          "/d/x?e=1&s=2",
          "/actuator",
          "/actuator/env",
          "/v3/api-docs",
          "/swagger-ui/index.html");

  @Test
  void every_answer_has_each_security_header_once() {
    for (Api caller : List.of(admin, server.stranger())) {
      for (String path : EVERYWHERE) {
        Answer answer = caller.get(path);
        for (String header :
            List.of(
                "Content-Security-Policy",
                "X-Content-Type-Options",
                "Referrer-Policy",
                "Permissions-Policy",
                "Cross-Origin-Opener-Policy",
                "Cross-Origin-Resource-Policy",
                "X-Request-Id")) {
          assertThat(answer.headers().allValues(header)).as(path + " " + header).hasSize(1);
        }
        assertThat(answer.headers().allValues("Cache-Control")).as(path).hasSizeLessThan(2);
        assertThat(answer.header("Server")).as(path).isNull();
        assertThat(answer.header("X-Powered-By")).as(path).isNull();
        assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors");
        if (path.startsWith("/api/"))
          assertThat(answer.header("Cache-Control")).as(path).isEqualTo("no-store");
      }
    }
  }

  @Test
  void every_refusal_is_a_problem_and_tells_nothing_internal() {
    for (String path : EVERYWHERE) {
      Answer answer = admin.get(path);
      if (answer.status() < 400) continue;
      answer.expect(answer.status(), answer.text("code"));
      assertThat(answer.text("code")).as(path).isNotEmpty();
      assertThat(answer.body()).doesNotContain("Exception", "java.", "org.", "at punctual");
    }
  }

  @Test
  void what_no_operation_knows_is_refused_by_its_kind() {
    admin.send("PATCH", "/api/v1/me", "{}").expect(405, "method_not_allowed");
    admin.delete("/api/v1/me").expect(405, "method_not_allowed");
    admin.get("/api/v1/nothing").expect(404);
    server.stranger().get("/api/v1/nothing").expect(401, "unauthenticated");
    server.stranger().get("/api/nothing").expect(404);
    admin.with("Accept", "image/png").get("/api/v1/me").expect(406);
    admin.with("Content-Type", "text/csv").post("/api/v1/schedule-previews", "a,b").expect(415);
    assertThat(server.stranger().send("TRACE", "/api/v1/me", null).status())
        .isGreaterThanOrEqualTo(400);
  }

  @Test
  void pages_of_the_application_are_one_page_and_missing_files_are_missing() {
    Assumptions.assumeTrue(
        new ClassPathResource("static/index.html").exists(), "built without the pages");
    for (String page : List.of("/", "/sign-in", "/o/demo", "/o/demo/schedules/1?tab=history")) {
      Answer answer = server.stranger().with("Accept", "text/html").get(page).expect(200);
      assertThat(answer.header("Content-Type")).startsWith("text/html");
      assertThat(answer.header("Cache-Control")).isEqualTo("no-cache");
    }
    server.stranger().get("/assets/missing-1234.js").expect(404);
    server.stranger().get("/missing.svg").expect(404);
  }

  @Test
  void without_its_pages_a_build_says_so() {
    Assumptions.assumeFalse(new ClassPathResource("static/index.html").exists());
    server.stranger().get("/o/demo/schedules").expect(404, "no_web_application");
  }

  @Test
  void another_site_gets_no_permission_to_read() {
    Answer answer =
        server.stranger().with("Origin", "https://evil.example").get("/api/health").expect(200);
    assertThat(answer.header("Access-Control-Allow-Origin")).isNull();
  }

  /** A request that is no HTTP, or names a path outside, ends before a controller sees it. */
  @Test
  void odd_requests_are_refused() throws IOException {
    for (String line :
        List.of(
            "GET /%zz HTTP/1.1",
            "GET /api/v1/..;/..;/livez HTTP/1.1",
            "GET /../../etc/passwd HTTP/1.1",
            "GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1",
            "GET //livez HTTP/1.1",
            "GET /a%00b HTTP/1.1",
            "NOTHING")) {
      String answer = raw(line);
      assertThat(answer).as(line).startsWith("HTTP/1.1 4");
      assertThat(answer).as(line).doesNotContainIgnoringCase("tomcat").doesNotContain("Exception");
    }
  }

  private String raw(String line) throws IOException {
    URI address = URI.create(server.address());
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(5000);
      String request = line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void a_body_that_is_too_large_is_refused_before_it_is_read() {
    String large = "{'name': '" + "x".repeat(1_500_000) + "'}";
    admin.post("/api/v1/scheduled-reports", large).expect(413, "too_large");
    admin
        .with("Idempotency-Key", "large")
        .post("/api/v1/scheduled-reports", large)
        .expect(413, "too_large");
  }

  @Test
  void json_that_is_too_deep_breaks_nothing() {
    String deep = "[".repeat(100_000);
    for (Described.Operation operation : Described.operations(server)) {
      if (!operation.method().equals("POST") || operation.path().contains("{")) continue;
      assertThat(admin.post(operation.path(), deep).status())
          .as(operation.toString())
          .isLessThan(500);
    }
  }

  /** Nobody fills the log with what a stranger can send. */
  @Test
  void an_address_that_is_no_text_is_refused_as_input() {
    for (String path :
        List.of(
            "/d/01a227b6-ead1-71d5-b60b-f6fffc5353c0?e=1&s=%ff",
            "/api/v1/organization/retention/preview?days=%ff"))
      assertThat(admin.get(path).expect(422, "invalid").faults()).containsExactly("query");
  }

  @Test
  void a_number_beyond_all_counting_is_refused_as_input() {
    String body = "{'report_params': {'period': 'last_30_days', 'region': 1e999}}";
    assertThat(admin.post("/api/v1/report-types/sales_summary/preview", body).expect(422).faults())
        .containsExactly("report_params.region");
  }
}
