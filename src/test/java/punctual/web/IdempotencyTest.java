package punctual.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import punctual.testing.Api;
import punctual.testing.Api.Answer;
import punctual.testing.WebTest;

/** {@code Idempotency-Key}: the same key gives the same answer and no second effect. */
class IdempotencyTest extends WebTest {
  private static final String ALL = "/api/v1/scheduled-reports";

  private static String body(String name) {
    return "{'name': '%s', 'report_type': 'tiny', 'schedule': {'cadence': 'yearly', 'month': 1, 'day_of_month': 2, 'time': '03:04', 'timezone': 'UTC'}}"
        .formatted(name);
  }

  private static Api with(Api caller, String key) {
    return caller.with("Idempotency-Key", key);
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  private int total(String q) {
    return member.get(ALL + "?q=" + q).json().get("total").asInt();
  }

  @Test
  void a_repetition_gets_the_first_answer_and_has_no_effect() {
    String name = key();
    Api once = with(member, key());
    Answer first = once.post(ALL, body(name)).expect(201);
    Answer again = once.post(ALL, body(name)).expect(201);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(again.header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
    assertThat(first.header("Idempotency-Replayed")).isNull();
    assertThat(again.header("Content-Type")).startsWith("application/json");
    assertThat(total(name)).isEqualTo(1);
  }

  @Test
  void one_key_is_for_one_request() {
    String name = key();
    String key = key();
    with(member, key).post(ALL, body(name)).expect(201);
    assertThat(with(member, key).post(ALL, body(name + "x")).expect(422, "invalid").faults())
        .containsExactly("Idempotency-Key");
    assertThat(total(name)).isEqualTo(1);
    // keys belong to the person
    with(admin, key).post(ALL, body(name)).expect(201);
  }

  @Test
  void a_refused_request_may_be_mended_under_the_same_key() {
    String name = key();
    Api once = with(member, key());
    once.post(ALL, "{'name': '%s'}".formatted(name)).expect(422, "invalid");
    once.post(ALL, body(name)).expect(201);
    once.post(ALL, body(name)).expect(201);
    assertThat(total(name)).isEqualTo(1);
  }

  @Test
  void many_at_the_same_moment_have_one_effect() throws Exception {
    String name = key();
    Api once = with(member, key());
    List<Answer> answers = atOnce(8, () -> once.post(ALL, body(name)));
    assertThat(answers).allMatch(a -> a.status() == 201);
    assertThat(answers.stream().map(a -> a.text("id")).distinct()).hasSize(1);
    assertThat(total(name)).isEqualTo(1);
    String schedule = answers.getFirst().text("id");
    Api run = with(member, key());
    List<Answer> runs = atOnce(8, () -> run.post(ALL + "/" + schedule + "/run"));
    assertThat(runs.stream().map(a -> a.expect(202).text("execution_id")).distinct()).hasSize(1);
    assertThat(member.get(ALL + "/" + schedule + "/executions").json().get("total").asInt())
        .isEqualTo(1);
  }

  private static List<Answer> atOnce(int times, Callable<Answer> call) throws Exception {
    try (ExecutorService callers = Executors.newFixedThreadPool(times)) {
      List<Future<Answer>> asked =
          callers.invokeAll(Stream.generate(() -> call).limit(times).toList());
      return asked.stream().map(Future::resultNow).toList();
    }
  }

  @Test
  void a_deletion_can_be_repeated() {
    String id = schedule(member, "tiny");
    Api once = with(member, key());
    once.delete(ALL + "/" + id).expect(204);
    Answer again = once.delete(ALL + "/" + id).expect(204);
    assertThat(again.bytes()).isEmpty();
    member.delete(ALL + "/" + id).expect(409, "deleted");
  }

  @Test
  void a_key_has_bounds() {
    with(member, "x".repeat(201)).post(ALL, body(key())).expect(422, "invalid");
    with(member, " ").post(ALL, body(key())).expect(422, "invalid");
    with(member, (key() + "x".repeat(200)).substring(0, 200)).post(ALL, body(key())).expect(201);
  }
}
