package punctual.reports.formats.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import punctual.web.Problem.FieldFault;
import tools.jackson.databind.JsonNode;

/**
 * How a CSV file is written.
 *
 * @param raw exactly RFC 4180; otherwise for spreadsheets
 * @param delimiter between fields
 * @param decimal mark of decimals
 */
record CsvOptions(boolean raw, char delimiter, char decimal) {
  private static final Set<String> KEYS = Set.of("profile", "delimiter", "decimal");
  private static final Set<String> PROFILES = Set.of("excel", "raw");
  private static final Set<String> DELIMITERS = Set.of(",", ";", "\t", "|");
  private static final Set<String> DECIMALS = Set.of(".", ",");

  /**
   * @param node checked by {@link #faults}
   */
  static CsvOptions of(JsonNode node) {
    return new CsvOptions(
        text(node, "profile", "excel").equals("raw"),
        text(node, "delimiter", ",").charAt(0),
        text(node, "decimal", ".").charAt(0));
  }

  static List<FieldFault> faults(JsonNode node) {
    if (node.isNull() || node.isMissingNode()) return List.of();
    if (!node.isObject()) return List.of(new FieldFault("csv", "csv is not an object."));
    var faults = new ArrayList<FieldFault>();
    for (String key : node.propertyNames()) {
      if (!KEYS.contains(key)) {
        faults.add(fault(key, "is not an option of csv; use profile, delimiter, decimal."));
      }
    }
    check(node, "profile", PROFILES, "use excel or raw", faults);
    check(node, "delimiter", DELIMITERS, "use a comma, semicolon, tab or |", faults);
    check(node, "decimal", DECIMALS, "use . or ,", faults);
    if (faults.isEmpty()) checkTogether(node, faults);
    return faults;
  }

  private static void check(
      JsonNode node, String key, Set<String> values, String hint, List<FieldFault> faults) {
    JsonNode value = node.path(key);
    if (value.isMissingNode() || value.isNull()) return;
    if (value.isString() && values.contains(value.asString())) return;
    faults.add(fault(key, "is %s; %s.".formatted(value, hint)));
  }

  private static void checkTogether(JsonNode node, List<FieldFault> faults) {
    CsvOptions options = of(node);
    boolean plain = options.delimiter == ',' && options.decimal == '.';
    if (options.raw && !plain) {
      faults.add(fault("profile", "raw has commas and decimal points only; leave the others out."));
    } else if (options.delimiter == options.decimal) {
      faults.add(fault("decimal", "is the delimiter too; set csv.delimiter to ; beside it."));
    }
  }

  private static FieldFault fault(String key, String message) {
    return new FieldFault("csv." + key, "csv." + key + " " + message);
  }

  private static String text(JsonNode node, String key, String fallback) {
    JsonNode value = node.path(key);
    return value.isString() ? value.asString() : fallback;
  }
}
