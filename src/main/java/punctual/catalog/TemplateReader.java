package punctual.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import punctual.catalog.ReportType.Template;
import punctual.web.Problem.FieldFault;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads {@code templates}: schedules that a person can start from (PL-A.14). */
final class TemplateReader {
  static final Set<String> KEYS =
      Set.of("name", "description", "schedule", "report_params", "output_formats");
  private static final int MOST = 12;

  private final Reading reading;

  TemplateReader(Reading reading) {
    this.reading = reading;
  }

  List<Template> all(@Nullable Yaml node) throws Yaml.Broken {
    if (node == null) return List.of();
    if (!node.isList()) reading.fault(node, "templates is not a list.");
    if (node.items().size() > MOST)
      reading.fault(node, "templates has more than %d entries.".formatted(MOST));
    var templates = new ArrayList<Template>();
    for (Yaml item : node.items()) templates.add(template(item));
    return templates;
  }

  private Template template(Yaml item) throws Yaml.Broken {
    Map<String, Yaml> keys = reading.map(item, "a template", KEYS);
    Yaml params = keys.get("report_params");
    return new Template(
        reading.required(keys, "name"),
        reading.text(keys, "description").orElse(null),
        schedule(item, keys.get("schedule")),
        params == null ? JsonNodeFactory.instance.objectNode() : params.json(),
        reading.texts(keys, "output_formats"));
  }

  /** What is in it is read where schedules are; here only what every one must have. */
  private JsonNode schedule(Yaml item, @Nullable Yaml node) throws Yaml.Broken {
    if (node == null || !node.isMap() || !node.entries().containsKey("cadence")) {
      reading.fault(
          node == null ? item : node,
          "schedule is missing; write it as in the API, such as {cadence: daily, time: \"07:00\"}.");
    } else if (node.entries().containsKey("timezone")) {
      reading.fault(node, "timezone is of the person who starts from the template; leave it out.");
    }
    return node == null ? JsonNodeFactory.instance.objectNode() : node.json();
  }

  /** Values that the type would refuse; what is left out is for the person who starts from it. */
  void check(@Nullable Yaml node, ReportType type) {
    if (node == null) return;
    for (int i = 0; i < type.templates().size(); i++) {
      JsonNode params = type.templates().get(i).params();
      for (FieldFault fault : ParameterCheck.all(type, params)) {
        String name = fault.field().replaceFirst("^report_params\\.?", "");
        if (name.isEmpty() || params.has(name)) reading.fault(node.items().get(i), fault.message());
      }
    }
  }
}
