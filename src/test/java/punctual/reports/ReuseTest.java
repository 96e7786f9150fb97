package punctual.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.ARTIFACTS;
import static punctual.database.schema.Tables.QUEUE_RESOURCES;
import static punctual.database.schema.Tables.REPORT_EXECUTIONS;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.database.schema.tables.records.ReportExecutionsRecord;
import punctual.storage.Artifact;
import punctual.storage.StorageFixture;
import punctual.testing.Given;
import punctual.testing.TestDatabase;

/** Identical runs share one result while it is fresh (PL-C.10). */
@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init")
class ReuseTest {
  private static final String FRESH = "freshness: 15m\n";

  @Parameter TestDatabase kind;
  private RunFixture f;
  private RunFixture.Node node;

  @BeforeEach
  void open() {
    f =
        new RunFixture(kind)
            .define("fresh", "select random() as n", FRESH)
            .define("always_new", "select random() as n", "")
            .define("personal", "select random() as n, :user_id as who", FRESH)
            .define(
                "asked",
                "select random() as n, :a as a, :b as b",
                FRESH + "parameters: {a: {type: text}, b: {type: text}}\n");
    node = f.node(1);
  }

  @AfterEach
  void close() {
    f.close();
  }

  private ReportExecutionsRecord run(String type, Consumer<ReportExecutionsRecord> changes) {
    ReportExecutionsRecord over = f.ended(f.execution(type, changes));
    assertThat(over.getStatus()).isEqualTo("completed");
    return over;
  }

  private ReportExecutionsRecord run(String type) {
    return run(type, row -> {});
  }

  private String content(ReportExecutionsRecord run) throws IOException {
    Artifact file = node.artifacts.of(run.getOrganizationId(), run.getId()).getFirst();
    try (var in = node.artifacts.open(file)) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  @Test
  void an_identical_run_takes_over_the_files_and_says_so() throws IOException {
    ReportExecutionsRecord first = run("fresh");
    ReportExecutionsRecord second = run("fresh");
    assertThat(second.getReusedFrom()).isEqualTo(first.getId());
    assertThat(content(second)).isEqualTo(content(first));
    assertThat(second.getRowCount()).isEqualTo(first.getRowCount());
    assertThat(second.getFileSizeBytes()).isEqualTo(first.getFileSizeBytes());
    ReportExecutionsRecord third = run("fresh"); // of the first again: age never adds up
    assertThat(third.getReusedFrom()).isEqualTo(first.getId());
    assertThat(first.getReusedFrom()).isNull();
    assertThat(run("always_new").getReusedFrom()).isNull();
    assertThat(run("always_new").getReusedFrom()).isNull();
  }

  @Test
  void whoever_asks_for_new_data_gets_them() {
    run("fresh");
    assertThat(run("fresh", row -> row.setTrigger("retry")).getReusedFrom()).isNull();
  }

  @Test
  void what_is_not_fresh_any_more_is_read_anew() {
    ReportExecutionsRecord first = run("fresh");
    var e = REPORT_EXECUTIONS;
    f.database
        .dsl()
        .update(e)
        .set(e.COMPLETED_AT, Instant.now().minus(Duration.ofMinutes(16)))
        .where(e.ID.eq(first.getId()))
        .execute();
    assertThat(run("fresh").getReusedFrom()).isNull();
  }

  @Test
  void a_changed_definition_is_read_anew() {
    run("fresh");
    f.define("fresh", "select random() as n, 2 as two", FRESH);
    node.close();
    node = f.node(1);
    assertThat(run("fresh").getReusedFrom()).isNull();
    assertThat(run("fresh").getReusedFrom()).isNotNull();
  }

  /** Never across organisations, owners that the query knows, parameters, zones or formats. */
  @Test
  void what_differs_in_anything_is_read_anew() {
    run("fresh");
    UUID other = f.given.organization();
    UUID theirs = f.given.schedule(other);
    UUID id =
        f.given.execution(
            other,
            theirs,
            row -> {
              row.setReportType("fresh");
            });
    assertThat(f.ended(id).getReusedFrom()).isNull();
    assertThat(run("fresh", row -> row.setTimezone("Europe/Berlin")).getReusedFrom()).isNull();
    assertThat(
            run("fresh", r -> r.setFormatOptions(Given.json("{\"csv\": {\"delimiter\": \";\"}}")))
                .getReusedFrom())
        .isNull();
    run("asked", row -> row.setReportParamsSnapshot(Given.json("{\"a\": \"x, y\", \"b\": \"z\"}")));
    assertThat(
            run(
                    "asked",
                    r -> r.setReportParamsSnapshot(Given.json("{\"a\": \"x\", \"b\": \"y, z\"}")))
                .getReusedFrom())
        .isNull();
    assertThat(
            run(
                    "asked",
                    r -> r.setReportParamsSnapshot(Given.json("{\"a\": \"x\", \"b\": \"y, z\"}")))
                .getReusedFrom())
        .isNotNull();
  }

  /** The circuit of a source must not close by what nobody asked it for (PL-C.11). */
  @Test
  void a_shared_result_tells_nothing_of_its_source() {
    var r = QUEUE_RESOURCES;
    run("fresh");
    f.database
        .dsl()
        .insertInto(r, r.NAME, r.MAX_RUNNING, r.CIRCUIT, r.FAILURES, r.OPENS, r.UPDATED_AT)
        .values("shop", 5, "closed", 2, 0, Instant.now())
        .execute();
    assertThat(run("fresh", row -> row.setSource("shop")).getReusedFrom()).isNotNull();
    assertThat(failures()).isEqualTo(2);
    run("always_new", row -> row.setSource("shop"));
    assertThat(failures()).isZero();
  }

  private int failures() {
    return f.database.dsl().selectFrom(QUEUE_RESOURCES).fetchSingle().getFailures();
  }

  /** A file must not vanish under the run that shares it, nor the other way round. */
  @Test
  void each_run_keeps_its_file_until_its_own_time_is_over() throws IOException {
    ReportExecutionsRecord first = run("fresh");
    ReportExecutionsRecord second = run("fresh");
    String text = content(second);
    f.database
        .dsl()
        .update(ARTIFACTS)
        .set(ARTIFACTS.EXPIRES_AT, Instant.now().minusSeconds(1))
        .where(ARTIFACTS.EXECUTION_ID.eq(first.getId()))
        .execute();
    StorageFixture.cleanUp(node.artifacts, f.database, RunFixture.TIME, f.given.ids()).round();
    assertThat(node.artifacts.of(first.getOrganizationId(), first.getId())).isEmpty();
    assertThat(content(second)).isEqualTo(text);
    // the result itself has expired: nothing to share
    assertThat(run("fresh").getReusedFrom()).isNull();
  }

  @Test
  void a_file_that_is_gone_is_generated_anew() throws IOException {
    run("fresh");
    for (var file : f.stored()) Files.delete(file);
    ReportExecutionsRecord again = run("fresh");
    assertThat(again.getReusedFrom()).isNull();
    assertThat(content(again)).isNotEmpty();
  }
}
