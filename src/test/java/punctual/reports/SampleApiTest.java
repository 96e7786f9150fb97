package punctual.reports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import punctual.testing.Api;
import punctual.testing.Api.Answer;
import punctual.testing.WebTest;

/** Sample files over HTTP (PL-A.12). */
class SampleApiTest extends WebTest {
  private static Answer sample(Api caller, String type, String form) {
    return caller.post("/api/v1/report-types/" + type + "/sample", form);
  }

  @Test
  void a_sample_is_the_file_that_would_be_sent() {
    Answer answer = sample(member, "tiny", "{'format': 'csv'}").expect(200);
    assertThat(answer.header("content-type")).startsWith("text/csv");
    assertThat(answer.header("content-disposition")).contains("tiny-sample.csv");
    String raw =
        sample(member, "tiny", "{'format': 'csv', 'format_options': {'profile': 'raw'}}")
            .expect(200)
            .body();
    assertThat(raw).doesNotStartWith("\uFEFF");
  }

  @Test
  void what_cannot_be_written_is_refused_by_field() {
    assertThat(sample(member, "tiny", "{'format': 'doc'}").expect(422).faults())
        .containsExactly("format");
    assertThat(sample(member, "tiny", "{}").expect(422).faults()).containsExactly("format");
    assertThat(
            sample(member, "tiny", "{'format': 'csv', 'format_options': {'delimiter': '#'}}")
                .expect(422)
                .faults())
        .containsExactly("csv.delimiter");
    assertThat(
            sample(member, "tiny", "{'format': 'csv', 'timezone': 'Nowhere'}").expect(422).faults())
        .containsExactly("timezone");
  }

  @Test
  void nobody_sees_a_type_that_is_not_theirs() {
    sample(manager, "audit_extract", "{'format': 'csv'}").expect(403, "forbidden");
    sample(viewer, "tiny", "{'format': 'csv'}").expect(403, "forbidden");
    sample(member, "nope", "{'format': 'csv'}").expect(404, "not_found");
  }

  /** A fault of the definition is no fault of the server. */
  @Test
  void a_sample_that_cannot_be_read_says_why() {
    sample(member, "broken", "{'format': 'pdf'}").expect(422, "query_failed");
  }
}
