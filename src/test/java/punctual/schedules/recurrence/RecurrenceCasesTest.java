package punctual.schedules.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The case files: PL-B.1 to PL-B.5, PL-A.10, PR-10.7. */
class RecurrenceCasesTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Recurrences RECURRENCES = Recurrences.standard();

  record Case(JsonNode line) {
    Instant after() {
      return Instant.parse(line.get("after").stringValue());
    }

    List<Instant> next() {
      return line.get("next").valueStream().map(n -> Instant.parse(n.stringValue())).toList();
    }

    @Override
    public String toString() {
      return line.get("id").stringValue() + " " + line.get("schedule");
    }
  }

  static List<Case> cases() throws IOException {
    return read("/recurrence/cases.jsonl");
  }

  static List<Case> errors() throws IOException {
    return read("/recurrence/errors.jsonl");
  }

  private static List<Case> read(String resource) throws IOException {
    var stream = Objects.requireNonNull(RecurrenceCasesTest.class.getResourceAsStream(resource));
    try (var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      Stream<String> lines = reader.lines();
      return lines.map(line -> new Case(JSON.readTree(line))).toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("cases")
  void gives_the_next_five_runs(Case one) {
    var runs = RECURRENCES.parse(one.line.get("schedule")).next(one.after(), 5);
    assertThat(runs).extracting(Run::at).containsExactlyElementsOf(one.next());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("errors")
  void refuses_what_must_be_refused(Case one) {
    assertThatExceptionOfType(InvalidSchedule.class)
        .isThrownBy(() -> RECURRENCES.parse(one.line.get("schedule")))
        .satisfies(refusal -> {
          assertThat(refusal.code().word())
              .isEqualToIgnoringCase("schedule_" + one.line.get("error").stringValue());
          assertThat(refusal.faults()).isNotEmpty();
        });
  }
}
