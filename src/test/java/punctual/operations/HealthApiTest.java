package punctual.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import punctual.operations.Health.Component;
import punctual.operations.Health.Status;
import punctual.operations.disk.DiskFixture;
import punctual.testing.Api.Answer;
import punctual.testing.ScriptedSmtp;
import punctual.testing.SettableTime;
import punctual.testing.WebTest;

/** Health over HTTP (PR-2.1 to PR-2.9). */
class HealthApiTest extends WebTest {
  @AfterEach
  void mail_is_back() {
    server.mail().usual();
    look("email");
  }

  /** Looks now rather than in up to 15 seconds. */
  private void look(String name) {
    look(name, server.part(Components.Parts.class));
  }

  private void look(String name, Components.Parts parts) {
    var all = new Components(parts, InstantSource.system(), server.settings()).all();
    Component wanted = all.stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    server.part(Health.class).look(wanted);
  }

  /** PR-2.1, PR-2.2, PR-2.4 to PR-2.7, PR-2.9. */
  @Test
  void everybody_may_ask_and_learns_how_each_part_is_and_nothing_more() {
    Answer health = server.stranger().get("/api/health").expect(200);
    assertThat(health.text("status")).isIn("pass", "warn");
    assertThat(health.json().get("checks").propertyNames())
        .containsExactly("database", "email", "disk", "clock", "workers", "storage");
    for (var check : health.json().get("checks")) {
      assertThat(check.propertyNames()).containsExactlyInAnyOrder("status", "time");
      assertThat(check.get("time").asString()).endsWith("Z");
    }
    assertThat(health.body())
        .doesNotContain(server.settings().home().toString(), "jdbc", "127.0.0.1", "demo");
    for (String probe : List.of("/livez", "/readyz"))
      assertThat(server.stranger().get(probe).expect(200).body())
          .isEqualTo("{\"status\":\"pass\"}");
  }

  /** PR-8.7, PR-2.6: little room is a warning, and none takes the node out of service. */
  @Test
  void a_disk_that_fills_up_is_told() {
    var p = server.part(Components.Parts.class);
    var time = new SettableTime();
    try (var fixture = new DiskFixture(time)) {
      var parts =
          new Components.Parts(
              p.database(), p.mail(), fixture.disk, p.beat(), p.queue(), p.schedules(), p.stores());
      fixture.free(4_000_000_000L);
      look("disk", parts);
      assertThat(disk(server.stranger().get("/api/health").expect(200))).isEqualTo("warn");
      fixture.free(500_000_000);
      time.advance(Duration.ofSeconds(2));
      look("disk", parts);
      assertThat(disk(server.stranger().get("/api/health").expect(503))).isEqualTo("fail");
    } finally {
      look("disk");
    }
  }

  private static String disk(Answer health) {
    return health.text("checks/disk/status");
  }

  /** PR-2.3: an outage of mail is told, and takes nothing down. */
  @Test
  void a_mail_server_that_is_down_is_told_and_takes_nothing_down() {
    server.mail().down();
    look("email");
    Answer health = server.stranger().get("/api/health").expect(503);
    assertThat(health.text("status")).isEqualTo("fail");
    assertThat(health.text("checks/email/status")).isEqualTo("fail");
    assertThat(health.text("checks/database/status")).isEqualTo("pass");
    server.stranger().get("/livez").expect(200);
    server.stranger().get("/readyz").expect(200);
    server.mail().usual();
    look("email");
    server.stranger().get("/api/health").expect(200);
  }

  /** PR-2.8: whatever hangs. */
  @Test
  void a_mail_server_that_hangs_holds_up_no_answer() {
    try (var hanging = new ScriptedSmtp().on("BANNER", ScriptedSmtp.HANG)) {
      server.mail().to(hanging);
      look("email");
      long before = System.nanoTime();
      server.stranger().get("/api/health").expect(503);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
    }
  }

  @Test
  void a_check_that_never_answers_or_breaks_is_a_failure_within_its_limit() {
    var health = new Health(List.of(), InstantSource.system());
    var broken =
        new Component(
            "broken",
            Duration.ofHours(1),
            () -> {
              throw new Exception();
            });
    health.look(broken);
    var hangs =
        new Component(
            "hangs",
            Duration.ofHours(1),
            () -> {
              new java.util.concurrent.CountDownLatch(1).await();
              return Status.PASS;
            });
    long before = System.nanoTime();
    health.look(hangs);
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
    health.close();
  }

  /** PR-2 NFR: 100 at once. */
  @Test
  void a_hundred_may_ask_at_once() throws Exception {
    server.stranger().get("/api/health").expect(200);
    try (ExecutorService callers = Executors.newFixedThreadPool(100)) {
      Callable<Answer> ask = () -> server.stranger().get("/api/health");
      long before = System.nanoTime();
      List<Future<Answer>> answers =
          callers.invokeAll(Stream.generate(() -> ask).limit(100).toList());
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
      for (var answer : answers) answer.resultNow().expect(200);
    }
  }
}
