package punctual.schedules.recurrence;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One way to write each schedule: without nulls and without the short forms. */
final class NormalForm {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private NormalForm() {}

  /** The normal form of a schedule that was found valid. */
  static ObjectNode of(JsonNode schedule) {
    ObjectNode result = JSON.objectNode();
    for (var field : schedule.properties()) {
      JsonNode value = field.getValue();
      if (value.isNull()) continue;
      switch (field.getKey()) {
        case "day_of_week" -> result.putArray("days_of_week").add(value);
        case "day_of_month" ->
            result.putObject("day").put("kind", "day_of_month").set("day_of_month", value);
        default -> result.set(field.getKey(), value.isObject() ? withoutNulls(value) : value);
      }
    }
    return result;
  }

  private static ObjectNode withoutNulls(JsonNode object) {
    ObjectNode result = JSON.objectNode();
    for (var field : object.properties()) {
      if (!field.getValue().isNull()) result.set(field.getKey(), field.getValue());
    }
    return result;
  }
}
