package punctual.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import punctual.testing.Api.Answer;
import punctual.testing.Described;
import punctual.testing.WebTest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The description of the API is complete, correct, and the one that the pages are built from. */
class OpenApiTest extends WebTest {
  private static final Path FILE = Path.of("ui", "openapi.json");

  private Answer served() {
    return server.stranger().get("/openapi.json").expect(200);
  }

  /** {@code -Dopenapi.write=true} writes the file anew. */
  @Test
  void the_file_of_the_web_application_is_what_is_served() throws Exception {
    String text =
        JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(served().json())
            + "\n";
    if (Boolean.getBoolean("openapi.write")) Files.writeString(FILE, text);
    assertThat(FILE).hasContent(text);
  }

  @Test
  void it_describes_every_mapping_and_nothing_else() {
    var described =
        Described.operations(server).stream()
            .map(Object::toString)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(described).isEqualTo(mapped());
  }

  private Set<String> mapped() {
    var mapped = new TreeSet<String>();
    server
        .part(RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach((info, method) -> {
          if (isApi(method)) operations(info).forEach(mapped::add);
        });
    return mapped;
  }

  private static boolean isApi(HandlerMethod method) {
    String name = method.getBeanType().getName();
    return name.startsWith("punctual.")
        && !name.contains(".mailbox.")
        && !name.startsWith("punctual.web.");
  }

  private static Stream<String> operations(RequestMappingInfo info) {
    return info.getPatternValues().stream()
        .flatMap(path ->
            info.getMethodsCondition().getMethods().stream().map(method -> method + " " + path));
  }

  @Test
  void operations_have_names_security_and_problems() {
    JsonNode api = served().json();
    assertThat(api.get("openapi").asString()).startsWith("3.1");
    assertThat(api.at("/servers/0/url").asString()).isEqualTo("/");
    var names = new TreeSet<String>();
    for (var operation : Described.operations(server)) {
      JsonNode it = api.at(pointer(operation));
      assertThat(names.add(it.get("operationId").asString())).as(operation.toString()).isTrue();
      assertThat(it.get("operationId").asString()).doesNotContain("_");
      assertThat(it.get("tags")).hasSize(1);
      assertThat(it.has("security")).as(operation.toString()).isEqualTo(operation.needsToken());
      assertThat(it.at("/responses/default/content").has("application/problem+json"))
          .as(operation.toString())
          .isTrue();
      assertThat(it.toString()).doesNotContain("\"actor\"");
    }
  }

  private static String pointer(Described.Operation operation) {
    return "/paths/%s/%s"
        .formatted(
            operation.path().replace("~", "~0").replace("/", "~1"),
            operation.method().toLowerCase(java.util.Locale.ROOT));
  }

  @Test
  void schemas_are_in_snake_case_and_say_what_is_always_there() {
    JsonNode schemas = served().json().at("/components/schemas");
    JsonNode schedule = schemas.get("Schedule");
    assertThat(schedule.get("required").valueStream().map(JsonNode::asString))
        .contains("id", "report_type", "upcoming_runs", "can_edit")
        .doesNotContain("next_run_at", "description");
    assertThat(schedule.at("/properties/next_run_at/format").asString()).isEqualTo("date-time");
    for (JsonNode schema : schemas) {
      assertThat(schema.path("properties").propertyNames())
          .allMatch(name -> name.matches("[a-z][a-z0-9_]*"));
    }
    assertThat(schemas.toString()).doesNotContain("JsonNode");
  }

  /** What is described is what comes: every property of an answer, and all that are required. */
  @Test
  void answers_fit_their_schemas() {
    String schedule = schedule(member, "tiny");
    Answer done = run(member, schedule);
    fits("Schedule", member.get("/api/v1/scheduled-reports/" + schedule).json());
    fits("ExecutionWhole", member.get("/api/v1/report-executions/" + done.text("id")).json());
    fits("Me", member.get("/api/v1/me").json());
    fits("Home", member.get("/api/v1/home").json());
    fits("ReportType", member.get("/api/v1/report-types/sales_summary").json());
    fits("Health", server.stranger().get("/api/health").json());
    fits("DeadLetterList", admin.get("/api/v1/dead-letters").json());
    fits("AuditPage", admin.get("/api/v1/audit-logs").json());
    fits("Problem", member.get("/api/v1/nothing").json());
  }

  private void fits(String name, JsonNode value) {
    check(served().json().at("/components/schemas"), ref(name), value, name);
  }

  private static JsonNode ref(String name) {
    return JsonMapper.shared().createObjectNode().put("$ref", "#/components/schemas/" + name);
  }

  private static void check(JsonNode all, JsonNode schema, JsonNode value, String at) {
    if (schema.has("$ref")) {
      String name = schema.get("$ref").asString().replaceFirst(".*/", "");
      check(all, all.get(name), value, at);
    } else if (schema.has("properties")) {
      for (JsonNode required : schema.path("required"))
        assertThat(value.has(required.asString())).as(at + "." + required.asString()).isTrue();
      value
          .propertyStream()
          .forEach(p -> {
            JsonNode known = schema.get("properties").get(p.getKey());
            assertThat(known).as(at + "." + p.getKey()).isNotNull();
            check(all, known, p.getValue(), at + "." + p.getKey());
          });
    } else if (schema.has("items")) {
      for (JsonNode item : value) check(all, schema.get("items"), item, at + "[]");
    } else if (schema.has("type")) {
      assertThat(List.of(schema.get("type").asString(), "integer")).as(at).contains(type(value));
    }
  }

  private static String type(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> "string";
      case BOOLEAN -> "boolean";
      case NUMBER -> value.isIntegralNumber() ? "integer" : "number";
      case ARRAY -> "array";
      case OBJECT -> "object";
      default -> "null";
    };
  }
}
