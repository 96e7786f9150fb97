package punctual.reports.formats;

import java.util.List;
import punctual.web.Problem.FieldFault;
import tools.jackson.databind.JsonNode;

/** The check of formats that leave nothing to choose. */
public final class NoOptions {
  private NoOptions() {}

  /** A fault for each key that is there. */
  public static List<FieldFault> faults(String format, JsonNode options) {
    if (options.isNull() || options.isMissingNode()) return List.of();
    if (!options.isObject())
      return List.of(new FieldFault(format, "%s is not an object.".formatted(format)));
    return options.propertyNames().stream().map(key -> fault(format + "." + key, format)).toList();
  }

  private static FieldFault fault(String field, String format) {
    return new FieldFault(field, "%s: %s has no options; leave it out.".formatted(field, format));
  }
}
