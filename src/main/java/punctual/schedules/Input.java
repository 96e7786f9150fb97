package punctual.schedules;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import punctual.web.Problem;
import punctual.web.Problem.FieldFault;
import tools.jackson.databind.JsonNode;

/**
 * Reads a JSON object that a caller wrote, and collects every fault in place of stopping at the
 * first.
 */
final class Input {
  private final JsonNode body;
  private final List<FieldFault> faults = new ArrayList<>();
  private final Set<String> known = new TreeSet<>();

  /**
   * @throws Problem 422 where the body is no object
   */
  Input(JsonNode body) {
    if (!body.isObject()) throw Problem.invalid("body", "Send a JSON object.");
    this.body = body;
  }

  /** The value under the first of the names that is there; a JSON null is an absent field. */
  @Nullable JsonNode get(String... names) {
    known.addAll(List.of(names));
    for (String name : names) {
      JsonNode value = body.get(name);
      if (value != null && !value.isNull()) return value;
    }
    return null;
  }

  @Nullable String text(String name, int longest) {
    JsonNode value = get(name);
    if (value == null) return null;
    if (!value.isString()) {
      fault(name, "%s must be text.".formatted(name));
      return null;
    }
    String text = value.asString().strip();
    if (text.length() > longest)
      fault(name, "%s has %d characters; %d at most.".formatted(name, text.length(), longest));
    if (text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t')
        || (longest <= 200 && text.contains("\n"))) {
      fault(name, "%s contains a control character.".formatted(name));
    }
    return text;
  }

  int number(String name, int least, int most, int otherwise) {
    JsonNode value = get(name);
    if (value == null) return otherwise;
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.asLong() < least
        || value.asLong() > most) {
      fault(
          name, "%s is %s; use a whole number from %d to %d.".formatted(name, value, least, most));
      return otherwise;
    }
    return value.asInt();
  }

  String choice(String name, List<String> values, String otherwise) {
    JsonNode value = get(name);
    if (value == null) return otherwise;
    if (!value.isString() || !values.contains(value.asString())) {
      fault(name, "%s is %s; use one of %s.".formatted(name, value, String.join(", ", values)));
      return otherwise;
    }
    return value.asString().toLowerCase(Locale.ROOT);
  }

  void fault(String field, String message) {
    faults.add(new FieldFault(field, message));
  }

  void faults(List<FieldFault> more) {
    faults.addAll(more);
  }

  /** Fields that nobody asked for: a typing error must not be ignored in silence. */
  void unknown(Set<String> ignored) {
    for (String name : body.propertyNames()) {
      if (!known.contains(name) && !ignored.contains(name)) {
        fault(name, "There is no field “%s”; use %s.".formatted(name, String.join(", ", known)));
      }
    }
  }

  List<FieldFault> faults() {
    return faults;
  }
}
