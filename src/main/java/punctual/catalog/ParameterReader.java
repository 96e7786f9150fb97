package punctual.catalog;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import punctual.catalog.Parameter.Option;
import punctual.catalog.spi.Column;
import tools.jackson.databind.JsonNode;

/** Reads {@code parameters} of a definition. */
final class ParameterReader {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");
  private static final Set<String> RESERVED =
      Set.of("organization_id", "user_id", "roles", "since", "until");
  static final Set<String> KEYS =
      Set.of("type", "label", "default", "required", "multiple", "options", "min", "max", "hint");
  private static final Set<ParameterType> SINGLE =
      Set.of(ParameterType.DATE_RANGE, ParameterType.BOOLEAN);

  private final Reading reading;

  ParameterReader(Reading reading) {
    this.reading = reading;
  }

  List<Parameter> all(@Nullable Yaml node) throws Yaml.Broken {
    if (node == null) return List.of();
    if (!node.isMap()) reading.fault(node, "parameters is not a map of names and declarations.");
    var parameters = new ArrayList<Parameter>();
    for (Map.Entry<String, Yaml> entry : node.entries().entrySet()) {
      checkName(entry.getKey(), entry.getValue());
      parameters.add(one(entry.getKey(), entry.getValue()));
    }
    checkClashes(node, parameters);
    return parameters;
  }

  private void checkName(String name, Yaml at) {
    if (RESERVED.contains(name)) {
      reading.fault(at, "parameter %s has a name that the server sets itself.".formatted(name));
    } else if (!NAME.matcher(name).matches()) {
      reading.fault(at, "parameter %s: use lower-case letters, digits and _.".formatted(name));
    }
  }

  /** A range binds two names of its own. */
  private void checkClashes(Yaml node, List<Parameter> parameters) {
    var seen = new HashSet<String>();
    for (Parameter parameter : parameters) {
      for (String name : boundNames(parameter)) {
        if (!seen.add(name)) reading.fault(node, "two parameters bind :%s.".formatted(name));
      }
    }
  }

  static List<String> boundNames(Parameter parameter) {
    String name = parameter.name();
    return parameter.type() == ParameterType.DATE_RANGE
        ? List.of(name + "_from", name + "_to", name + "_start", name + "_end")
        : List.of(name);
  }

  private Parameter one(String name, Yaml node) throws Yaml.Broken {
    Map<String, Yaml> keys = reading.map(node, "parameter " + name, KEYS);
    ParameterType type = reading.word(keys, "type", ParameterType.class);
    if (type == null && !keys.containsKey("type")) {
      reading.fault(node, "parameter %s has no type.".formatted(name));
    }
    ParameterType known = type != null ? type : ParameterType.TEXT;
    Yaml fallback = keys.get("default");
    var parameter =
        new Parameter(
            name,
            reading.text(keys, "label").orElse(Column.labelOf(name)),
            known,
            reading.flag(keys, "required", true),
            reading.flag(keys, "multiple", false),
            fallback == null ? null : fallback.json(),
            options(keys),
            optionsQuery(keys),
            reading.number(keys, "min"),
            reading.number(keys, "max"),
            reading.text(keys, "hint").orElse(null));
    check(parameter, node, keys);
    return parameter;
  }

  private void check(Parameter parameter, Yaml node, Map<String, Yaml> keys) {
    if (parameter.multiple() && SINGLE.contains(parameter.type())) {
      reading.fault(node, "parameter %s of this type takes one value.".formatted(parameter.name()));
    }
    boolean choice = parameter.type() == ParameterType.CHOICE;
    if (choice != keys.containsKey("options")) {
      reading.fault(
          node,
          "parameter %s: options belong to a choice, and a choice has options."
              .formatted(parameter.name()));
    }
    JsonNode fallback = parameter.fallback();
    if (fallback == null) return;
    ParameterCheck.of(parameter, fallback)
        .ifPresent(
            message -> reading.fault(keys.getOrDefault("default", node), "default of " + message));
  }

  /** A list of values, or of {@code {value, label}}. */
  private List<Option> options(Map<String, Yaml> keys) throws Yaml.Broken {
    Yaml node = keys.get("options");
    if (node == null || node.isMap()) return List.of();
    var options = new ArrayList<Option>();
    for (Yaml item : node.items()) options.add(option(item));
    if (options.isEmpty())
      reading.fault(node, "options is neither a list of values nor {query: …}.");
    return options;
  }

  private Option option(Yaml item) throws Yaml.Broken {
    if (!item.isMap()) return new Option(item.json(), item.text().orElse(""));
    Map<String, Yaml> keys = reading.map(item, "an option", Set.of("value", "label"));
    String text = reading.required(keys, "value");
    Yaml value = keys.getOrDefault("value", item);
    return new Option(value.json(), reading.text(keys, "label").orElse(text));
  }

  private @Nullable SqlTemplate optionsQuery(Map<String, Yaml> keys) throws Yaml.Broken {
    Yaml node = keys.get("options");
    if (node == null || !node.isMap()) return null;
    Map<String, Yaml> inner = reading.map(node, "options", Set.of("query"));
    SqlTemplate query = reading.query(inner, "query");
    if (query == null && !inner.containsKey("query")) reading.fault(node, "options has no query.");
    if (query != null && !ParameterCheck.SERVER_NAMES.containsAll(query.names())) {
      reading.fault(node, "a query of options may use only :organization_id, :user_id and :roles.");
    }
    return query;
  }
}
