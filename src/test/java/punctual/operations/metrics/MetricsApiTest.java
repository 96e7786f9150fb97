package punctual.operations.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static punctual.database.schema.Tables.SCHEDULED_REPORTS;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import punctual.database.Database;
import punctual.database.schema.tables.records.ScheduledReportsRecord;
import punctual.identity.Organizations;
import punctual.metrics.MetricSource;
import punctual.testing.Api;
import punctual.testing.Api.Answer;
import punctual.testing.Given;
import punctual.testing.WebTest;
import tools.jackson.databind.JsonNode;

/** Metrics over HTTP (PR-3). */
class MetricsApiTest extends WebTest {
  private static final String PATH = "/api/metrics";
  private static final String TEXT = "text/plain;version=0.0.4";
  private static final String OPEN_METRICS = "application/openmetrics-text;version=1.0.0";

  /** Every figure that is asked for, by the name that carries it. */
  private static final Map<String, List<String>> ASKED =
      Map.of(
          "PR-3.1", List.of("punctual_schedules"),
          "PR-3.2", List.of("punctual_execution_success_ratio"),
          "PR-3.3",
              List.of(
                  "punctual_execution_duration_average_seconds",
                  "punctual_execution_duration_p50_seconds",
                  "punctual_execution_duration_p95_seconds",
                  "punctual_execution_duration_p99_seconds"),
          "PR-3.4", List.of("punctual_queue_depth", "punctual_queue_oldest_age_seconds"),
          "PR-3.5", List.of("punctual_executions_running", "punctual_execution_slots"),
          "PR-3.6", List.of("punctual_delivery_success_ratio"),
          "PR-3.7", List.of("punctual_report_storage_bytes", "punctual_disk_free_bytes"),
          "PR-6.10", List.of("punctual_executions_total"),
          "PR-7.9", List.of("punctual_timeouts_total"),
          "PL-C.12", List.of("punctual_queue_depth_per_slot"));

  private static Map<String, Double> values(Answer answer) {
    var values = new HashMap<String, Double>();
    for (JsonNode each : answer.json().get("metrics")) {
      JsonNode labels = each.path("labels");
      String key = each.get("name").asString() + (labels.isMissingNode() ? "" : labels);
      assertThat(values.put(key, each.get("value").asDouble())).as(key).isNull();
    }
    return values;
  }

  private static Map<String, Double> fresh(Api caller) {
    return values(caller.get(PATH).expect(200));
  }

  @Test
  void every_figure_is_there_with_unit_and_time() {
    Answer answer = admin.get(PATH).expect(200); // PR-3.8
    var names = new TreeSet<String>();
    for (JsonNode each : answer.json().get("metrics")) {
      names.add(each.get("name").asString());
      assertThat(each.get("unit").asString())
          .isIn("count", "seconds", "bytes", "ratio", "timestamp");
      Instant at = Instant.parse(each.get("timestamp").asString()); // PR-3.10
      assertThat(at).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
      assertThat(each.get("value").isNumber()).isTrue();
    }
    ASKED.forEach((row, wanted) -> assertThat(names).as(row).containsAll(wanted));
    assertThat(names)
        .contains(
            "punctual_dlq_items",
            "punctual_alerts_open",
            "punctual_missed_runs_total",
            "punctual_db_connections",
            "punctual_db_size_bytes",
            "punctual_build_info",
            "punctual_delivery_indeterminate_total",
            "punctual_execution_lateness_seconds_bucket",
            "punctual_http_request_duration_seconds_count");
  }

  /** PR-3.9, PR-3.1, PR-3.5, PR-3.6: what happens shows within a second. */
  @Test
  void what_happens_shows_at_once() {
    Map<String, Double> before = fresh(admin);
    String id =
        schedule(
            member,
            "tiny",
            ", 'recipients': [{'channel': 'email', 'destination': 'metrics@demo.test'}]");
    run(member, id);
    String completed = "punctual_executions_total{\"outcome\":\"completed\",\"category\":\"none\"}";
    String sent =
        "punctual_delivery_attempts_total{\"channel\":\"email\",\"outcome\":\"sent\",\"category\":\"none\"}";
    String active = "punctual_schedules{\"state\":\"active\"}";
    Map<String, Double> after =
        eventually(
            () -> fresh(admin),
            now ->
                now.getOrDefault(completed, -1.0) > before.getOrDefault(completed, -1.0)
                    && now.getOrDefault(sent, -1.0) > before.getOrDefault(sent, -1.0)
                    && now.getOrDefault(active, -1.0) > before.getOrDefault(active, -1.0));
    assertThat(after.get("punctual_report_storage_bytes"))
        .isGreaterThan(before.get("punctual_report_storage_bytes"));
    assertThat(after.get("punctual_execution_duration_average_seconds{\"window\":\"24h\"}"))
        .isPositive();
  }

  @Test
  void the_operator_sees_the_installation_an_administrator_the_organisation() {
    String id = schedule(member, "tiny");
    run(member, id);
    String completed = "punctual_executions_total{\"outcome\":\"completed\",\"category\":\"none\"}";
    double all =
        eventually(() -> fresh(admin), now -> now.getOrDefault(completed, -1.0) > 0)
            .getOrDefault(completed, -1.0);
    Map<String, Double> theirs = fresh(outsider);
    assertThat(theirs.get(completed)).isLessThan(all);
    assertThat(fresh(admin).keySet()).containsAll(theirs.keySet());
    assertThat(theirs.keySet()).noneMatch(name -> name.contains("_http_") || name.contains("_db_"));
    for (Api caller : List.of(manager, member, viewer)) caller.get(PATH).expect(403, "forbidden");
    server.stranger().get(PATH).expect(401, "unauthenticated");
    server.stranger().with("Accept", TEXT).get(PATH).expect(401, "unauthenticated");
  }

  @Test
  void nothing_of_a_tenant_stands_in_a_label() {
    String name = schedule(member, "tiny");
    String text = admin.with("Accept", TEXT).get(PATH).expect(200).body();
    assertThat(text).doesNotContain(name, "demo", "@", "http://", "sales", "tiny");
    assertThat(text)
        .doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  }

  @Test
  void both_forms_for_scraping_say_what_the_json_says() {
    for (String accept :
        List.of(
            TEXT,
            OPEN_METRICS,
            "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
                + "text/plain;version=0.0.4;q=0.3,*/*;q=0.1")) {
      boolean open = accept.startsWith("application");
      Answer answer = admin.with("Accept", accept).get(PATH).expect(200);
      assertThat(answer.header("Content-Type"))
          .startsWith(open ? "application/openmetrics-text" : "text/plain")
          .contains(open ? "version=1.0.0" : "version=0.0.4");
      List<String> series = Scraped.check(answer.body(), open);
      var names =
          fresh(admin).keySet().stream()
              .map(k -> k.replace("\":\"", "=\"").replace("{\"", "{").replace(",\"", ","))
              .collect(Collectors.toSet());
      assertThat(series).containsExactlyInAnyOrderElementsOf(names);
    }
    assertThat(admin.with("Accept", "*/*").get(PATH).expect(200).header("Content-Type"))
        .startsWith("application/json");
  }

  /** NFR: as many series with 10,000 schedules as with few. */
  @Test
  void the_number_of_series_does_not_grow() {
    var metrics = new Metrics(sources(), InstantSource.system());
    int few = series(metrics);
    UUID organization =
        server
            .part(Database.class)
            .write(() ->
                server
                    .part(Organizations.class)
                    .create("many-" + UUID.randomUUID(), "Many", List.of()))
            .id();
    UUID owner = UUID.fromString(admin.get("/api/v1/me").text("id"));
    var given = new Given(server.part(Database.class), InstantSource.system());
    var rows = new ArrayList<ScheduledReportsRecord>();
    for (int i = 0; i < 10_000; i++) rows.add(given.row(given.ids().next(), organization, owner));
    server.part(Database.class).write(() -> server.sql().batchInsert(rows).execute());
    try {
      var again = new Metrics(sources(), InstantSource.system());
      long before = System.nanoTime();
      assertThat(series(again)).isEqualTo(few).isLessThan(3000);
      assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
      assertThat(again.read(organization).value("punctual_schedules", "state", "inactive"))
          .isEqualTo(10_000);
    } finally {
      server
          .sql()
          .deleteFrom(SCHEDULED_REPORTS)
          .where(SCHEDULED_REPORTS.ORGANIZATION_ID.eq(organization))
          .execute();
    }
  }

  private List<MetricSource> sources() {
    return server.parts(MetricSource.class);
  }

  private static int series(Metrics metrics) {
    return metrics.read(null).metrics().stream().mapToInt(m -> m.samples().size()).sum();
  }

  /** A checker of the text formats, as strict as what scrapes them. */
  private static final class Scraped {
    private static final Pattern SAMPLE =
        Pattern.compile("([a-z_:][a-z0-9_:]*)(\\{[^}]*})? (-?[0-9.E-]+|NaN|[+-]Inf)");
    private static final Pattern LABEL =
        Pattern.compile("[a-z_][a-z0-9_]*=\"(?:[^\"\\\\\\n]|\\\\[\\\\n\"])*\"");

    static List<String> check(String text, boolean open) {
      assertThat(text).endsWith(open ? "\n# EOF\n" : "\n");
      var series = new ArrayList<String>();
      var families = new TreeSet<String>();
      String family = "";
      String type = "";
      for (String line : text.replace("# EOF\n", "").lines().toList()) {
        if (line.startsWith("# HELP ")) {
          family = line.split(" ", -1)[2];
          assertThat(families.add(family)).as(line).isTrue();
          assertThat(line.split(" ", 4)[3]).isNotBlank();
        } else if (line.startsWith("# TYPE ")) {
          assertThat(line.split(" ", -1)[2]).isEqualTo(family);
          type = line.split(" ", -1)[3];
          assertThat(type).isIn("gauge", "counter", "histogram");
          assertThat(family.endsWith("_total")).isEqualTo(type.equals("counter") && !open);
        } else {
          series.add(sample(line, family, type, open));
        }
      }
      assertThat(series).doesNotHaveDuplicates();
      return series;
    }

    private static String sample(String line, String family, String type, boolean open) {
      var matcher = SAMPLE.matcher(line);
      assertThat(matcher.matches()).as(line).isTrue();
      String name = matcher.group(1);
      String suffix = name.substring(family.length());
      assertThat(name).startsWith(family);
      assertThat(suffix)
          .as(line)
          .isIn(
              type.equals("histogram")
                  ? List.of("_bucket", "_sum", "_count")
                  : List.of(open && type.equals("counter") ? "_total" : ""));
      String labels = matcher.group(2) == null ? "" : matcher.group(2);
      if (!labels.isEmpty()) {
        for (String label : labels.substring(1, labels.length() - 1).split(",(?=[a-z_]+=)", -1))
          assertThat(LABEL.matcher(label).matches()).as(line).isTrue();
      }
      assertThat(labels.contains("le=")).isEqualTo(suffix.equals("_bucket"));
      return name + labels;
    }
  }
}
