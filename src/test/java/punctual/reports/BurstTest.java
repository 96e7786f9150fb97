package punctual.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.BURST_PARTS;
import static punctual.database.schema.Tables.ORGANIZATIONS;
import static punctual.database.schema.Tables.REPORT_DELIVERIES;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import punctual.database.schema.tables.records.ReportDeliveriesRecord;
import punctual.database.schema.tables.records.ReportExecutionsRecord;
import punctual.storage.Artifact;
import punctual.testing.Given;
import punctual.testing.TestDatabase;

/** One report, split by a key: each reader gets their own rows, all of them, and no other. */
@ParameterizedClass
@EnumSource
@SuppressWarnings("NullAway.Init")
class BurstTest {
  /** Not in the order of the keys. */
  private static final String ROWS =
      "select 'North' as region, 1 as n union all select 'South', 2 union all select 'North', 3"
          + " union all select 'O''Brien & Söhne/West', 4 order by 2";

  private static final String TO_ALL =
      "select 'North' as region, 'N@in.test' as mail union all select 'South', 's@in.test'"
          + " union all select 'O''Brien & Söhne/West', 's@in.test'"
          + " union all select 'North', 'boss@in.test'";

  @Parameter TestDatabase kind;
  private RunFixture f;
  private RunFixture.Node node;

  @BeforeEach
  void open() {
    f = new RunFixture(kind);
  }

  @AfterEach
  void close() {
    f.close();
  }

  private static String burst(String recipients) {
    return "burst: {key: region, recipients: {query: \"%s\", address: mail}}\n"
        .formatted(recipients);
  }

  private BurstTest defined(String id, String query, String recipients) {
    f.define(id, query, burst(recipients));
    return this;
  }

  private ReportExecutionsRecord run(String type, Consumer<ReportExecutionsRecord> changes) {
    if (node == null) node = f.node(1);
    return f.ended(
        f.execution(
            type,
            row -> {
              row.setBurst("fail");
              changes.accept(row);
            }));
  }

  private ReportExecutionsRecord run(String type) {
    return run(type, row -> {});
  }

  private String content(Artifact file) {
    try (var in = node.artifacts.open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\uFEFF", "");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The lines of the one file that a key's readers get. */
  private List<String> lines(ReportExecutionsRecord run, String key) {
    List<Artifact> files = node.artifacts.of(run.getOrganizationId(), run.getId(), key);
    assertThat(files).hasSize(1);
    return content(files.getFirst()).lines().skip(1).toList();
  }

  private List<ReportDeliveriesRecord> deliveries(ReportExecutionsRecord run) {
    var d = REPORT_DELIVERIES;
    return f.database
        .dsl()
        .selectFrom(d)
        .where(d.REPORT_EXECUTION_ID.eq(run.getId()))
        .orderBy(d.DESTINATION, d.BURST_KEY)
        .fetch();
  }

  private List<String> parts(ReportExecutionsRecord run) {
    var p = BURST_PARTS;
    return f.database
        .dsl()
        .selectFrom(p)
        .where(p.EXECUTION_ID.eq(run.getId()))
        .orderBy(p.NUMBER)
        .fetch(row -> "%s %d %s".formatted(row.getBurstKey(), row.getRowCount(), row.getOutcome()));
  }

  private void isRefused(ReportExecutionsRecord run, String code, String... words) {
    assertThat(run.getStatus()).isEqualTo("failed");
    assertThat(run.getErrorCode()).isEqualTo(code);
    for (String word : words) assertThat(run.getErrorMessage()).contains(word);
    assertThat(f.stored()).isEmpty();
    assertThat(deliveries(run)).isEmpty();
    assertThat(parts(run)).isEmpty();
  }

  @Test
  void each_reader_gets_their_own_rows_and_no_other() {
    ReportExecutionsRecord run = defined("split", ROWS, TO_ALL).run("split");
    assertThat(run.getErrorMessage()).isNull();
    assertThat(run.getStatus()).isEqualTo("completed");
    assertThat(run.getRowCount()).isEqualTo(4);
    assertThat(lines(run, "North")).containsExactly("North,1", "North,3");
    assertThat(lines(run, "South")).containsExactly("South,2");
    assertThat(deliveries(run))
        .extracting(d -> d.getDestination() + " " + d.getBurstKey())
        .containsExactly(
            "boss@in.test North",
            "n@in.test North",
            "s@in.test O'Brien & Söhne/West",
            "s@in.test South");
    assertThat(parts(run))
        .containsExactly("North 2 sent", "O'Brien & Söhne/West 1 sent", "South 1 sent");
    // nothing of a part is the whole report's
    assertThat(node.artifacts.of(run.getOrganizationId(), run.getId(), (String) null)).isEmpty();
    assertThat(node.artifacts.of(run.getOrganizationId(), run.getId()))
        .extracting(Artifact::fileName)
        .allMatch(name -> name.startsWith("Weekly-sales-20"))
        .anyMatch(name -> name.endsWith("-O-Brien-Söhne-West.csv"));
    assertThat(f.stored()).hasSize(3);
  }

  /** A letter speaks of its own part alone. */
  @Test
  void what_a_reader_is_told_is_of_their_part() {
    ReportExecutionsRecord run =
        defined("split", ROWS + ", 1", "select 'North' as region, 'n@in.test' as mail")
            .run("split", row -> row.setBurst("skip"));
    assertThat(run.getStatus()).isEqualTo("completed");
    assertThat(run.getNotes().toString())
        .contains("2 keys with 2 rows", "O'Brien & Söhne/West", "South");
    assertThat(parts(run))
        .containsExactly("North 2 sent", "O'Brien & Söhne/West 1 nobody", "South 1 nobody");
    assertThat(run.getRowCount()).isEqualTo(2);
    assertThat(deliveries(run)).hasSize(1);
    String letter = deliveries(run).getFirst().getContent().toString();
    assertThat(letter).contains("Weekly sales: North", "\"rows\":2").doesNotContain("South");
  }

  @Test
  void a_key_without_a_recipient_fails_the_run_before_anybody_is_written_to() {
    String six =
        "select 'North' as region, 1 as n union all select 'a', 1 union all select 'b', 1 union all select 'c', 1"
            + " union all select 'd', 1 union all select 'e', 1 union all select null, 1";
    ReportExecutionsRecord run =
        defined("split", six, "select 'North' as region, 'n@in.test' as mail").run("split");
    isRefused(
        run,
        "burst_unmatched",
        "6 keys are without a recipient (6 rows)",
        "no key at all, “a”, “b”, “c”, “d”, and 1 more");
    assertThat(run.getErrorCategory()).isEqualTo("data");
    assertThat(run.getRetryCount()).isZero();
  }

  @Test
  void a_list_of_recipients_that_is_wrong_in_one_place_is_trusted_in_none() {
    String wrong =
        TO_ALL
            + " union all select 'South', 'S@in.test' union all select null, 'x@in.test'"
            + " union all select 'East', ' ' union all select 'West', 'nobody'";
    isRefused(
        defined("split", ROWS, wrong).run("split"),
        "burst_recipients",
        "“South” names s@in.test twice.",
        "has no key.",
        "“East” has no address.",
        "“West”: “nobody” is no address.");
  }

  @Test
  void a_reader_without_rows_gets_what_the_schedule_says() {
    String rows = "select 'North' as region, 1 as n";
    defined("split", rows, TO_ALL);
    ReportExecutionsRecord sent = run("split");
    assertThat(lines(sent, "South")).isEmpty();
    assertThat(deliveries(sent)).hasSize(4);
    ReportExecutionsRecord skipped = run("split", row -> row.setWhenEmpty("skip"));
    assertThat(deliveries(skipped)).extracting(d -> d.getBurstKey()).containsOnly("North");
    assertThat(parts(skipped)).contains("South 0 empty");
    assertThat(skipped.getNotes().toString()).contains("readers of 2 keys");
    ReportExecutionsRecord told = run("split", row -> row.setWhenEmpty("notify"));
    assertThat(deliveries(told)).hasSize(4);
    assertThat(node.artifacts.of(told.getOrganizationId(), told.getId(), "South")).isEmpty();
    assertThat(deliveries(told).getLast().getContent().toString()).contains("\"withFiles\":false");
  }

  @Test
  void nobody_gets_anything_where_there_are_no_rows_at_all_and_empty_ones_are_skipped() {
    ReportExecutionsRecord run =
        defined("split", "select 'North' as region, 1 as n where 1 = 0", TO_ALL)
            .run("split", row -> row.setWhenEmpty("skip"));
    assertThat(run.getStatus()).isEqualTo("skipped");
    assertThat(run.getSkipReason()).isEqualTo("no_rows");
    assertThat(deliveries(run)).isEmpty();
    assertThat(f.stored()).isEmpty();
  }

  /** After rows of some keys are laid aside, and before any file is begun. */
  @Test
  void a_fault_in_the_middle_of_the_rows_leaves_nothing() {
    String broken =
        kind == TestDatabase.SQLITE ? "abs(-9223372036854775807 - (i / 700))" : "1 / (700 - i)";
    isRefused(
        defined(
                "split",
                "with recursive c(i) as (select 1 union all select i + 1 from c where i < 1000)"
                    + " select case when i = 3 then 'South' else 'North' end as region, "
                    + broken
                    + " as n from c",
                TO_ALL)
            .run("split"),
        "query_failed");
  }

  @Test
  void a_run_that_is_cancelled_between_two_parts_leaves_nothing() {
    defined(
        "split",
        RunFixture.ENDLESS_ROWS.replace("'row ' || n as name", "'North' as region"),
        TO_ALL);
    node = f.node(1);
    UUID id = f.execution("split", row -> row.setBurst("fail"));
    punctual.testing.Await.until("rows", () -> f.nodes().getFirst().running.of(id).isPresent());
    node.executions.cancel(id, f.administrator());
    assertThat(f.ended(id).getStatus()).isEqualTo("cancelled");
    assertThat(f.stored()).isEmpty();
    assertThat(f.database.dsl().fetchCount(REPORT_DELIVERIES)).isZero();
  }

  /** No file of any part stays where the disk budget is used up by a later one. */
  @Test
  void a_budget_holds_for_all_parts_together() {
    f.limits = new Budget.Limits(100_000_000, 60, 100_000_000, java.time.Duration.ofMinutes(5));
    isRefused(defined("split", ROWS, TO_ALL).run("split"), "temp_limit");
  }

  @Test
  void a_split_report_is_never_shortened() {
    f.define("split", ROWS, burst(TO_ALL) + "limits: {max_rows: 3}\n");
    isRefused(run("split"), "burst_limit", "more than 3 rows");
  }

  @Test
  void a_thousand_keys_are_a_thousand_files_of_their_own() {
    String keys =
        "with recursive c(i) as (select 1 union all select i + 1 from c where i < 1000)"
            + " select 'k' || i as region, 'k' || i || '@in.test' as mail from c";
    String rows =
        "with recursive c(i) as (select 0 union all select i + 1 from c where i < 2999)"
            + " select 'k' || (1 + i % 1000) as region, i as n from c";
    ReportExecutionsRecord run = defined("split", rows, keys).run("split");
    assertThat(run.getStatus()).isEqualTo("completed");
    assertThat(run.getRowCount()).isEqualTo(3000);
    assertThat(deliveries(run)).hasSize(1000);
    assertThat(f.stored()).hasSize(1000);
    assertThat(lines(run, "k1")).containsExactly("k1,0", "k1,1000", "k1,2000");
    assertThat(lines(run, "k1000")).containsExactly("k1000,999", "k1000,1999", "k1000,2999");
  }

  @Test
  void the_same_due_time_gives_the_same_files_again() {
    defined("split", ROWS, TO_ALL);
    ReportExecutionsRecord first = run("split");
    ReportExecutionsRecord again =
        run(
            "split",
            row -> {
              row.setTrigger("retry");
              row.setScheduledFor(first.getScheduledFor());
            });
    assertThat(files(again)).isEqualTo(files(first)).hasSize(3);
  }

  private List<String> files(ReportExecutionsRecord run) {
    return node.artifacts.of(run.getOrganizationId(), run.getId()).stream()
        .map(file -> file.burstKey() + " " + file.fileName() + " " + file.sha256())
        .toList();
  }

  /** PL-D.7: personal data is masked in a key's file as soon as one of its readers is outside. */
  @Test
  void personal_data_is_hidden_from_outsiders_key_by_key() {
    f.database
        .dsl()
        .update(ORGANIZATIONS)
        .set(ORGANIZATIONS.EMAIL_DOMAINS, Given.json("[\"in.test\"]"))
        .execute();
    f.define(
        "split",
        "select 'North' as region, 'Ada' as who union all select 'South', 'Bob'",
        burst(
                "select 'North' as region, 'n@in.test' as mail union all select 'South', 's@in.test' union all select 'South', 'x@out.test'")
            + "columns: {who: {pii: true}}\naccess: {pii_role: member}\n");
    ReportExecutionsRecord run = run("split");
    assertThat(lines(run, "North")).containsExactly("North,Ada");
    assertThat(lines(run, "South")).containsExactly("South,B•••");
  }

  @Test
  void who_asks_for_a_run_alone_gets_the_whole_of_it() {
    ReportExecutionsRecord run =
        defined("split", ROWS, "select 'North' as region, 'n@in.test' as mail")
            .run("split", row -> row.setSendTo(f.organization));
    assertThat(run.getStatus()).isEqualTo("completed");
    assertThat(node.artifacts.of(run.getOrganizationId(), run.getId(), (String) null)).hasSize(1);
    assertThat(deliveries(run)).extracting(ReportDeliveriesRecord::getBurstKey).containsOnlyNulls();
  }

  @Test
  void what_cannot_be_split_any_more_goes_to_nobody() {
    f.define("plain", "select 1 as n", "");
    isRefused(run("plain"), "burst_undefined");
  }

  @Test
  void a_key_that_the_query_does_not_return_is_a_fault_of_the_definition() {
    isRefused(defined("split", "select 1 as n", TO_ALL).run("split"), "columns_missing");
  }

  /** Every run once, whichever node makes it. */
  @Test
  void two_nodes_make_each_part_once() {
    defined("split", ROWS, TO_ALL);
    node = f.node(2);
    f.node(2);
    var runs = new ArrayList<UUID>();
    Instant now = Instant.now();
    for (int i = 0; i < 12; i++) {
      Instant due = now.minusSeconds(i);
      runs.add(
          f.execution(
              "split",
              row -> {
                row.setBurst("fail");
                row.setScheduledFor(due);
              }));
    }
    for (UUID run : runs) {
      ReportExecutionsRecord row = f.ended(run);
      assertThat(row.getStatus()).isEqualTo("completed");
      assertThat(deliveries(row)).hasSize(4);
      assertThat(parts(row)).hasSize(3);
    }
    assertThat(f.stored()).hasSize(36);
  }
}
