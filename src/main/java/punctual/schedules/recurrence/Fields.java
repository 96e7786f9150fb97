package punctual.schedules.recurrence;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import punctual.web.Problem.FieldFault;
import tools.jackson.databind.JsonNode;

/**
 * Reads the fields of one JSON object strictly and notes every fault. A JSON null is an absent
 * field. A reading method answers null for what is absent or faulty.
 */
final class Fields {
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final int LONGEST_QUOTE = 60;

  private final JsonNode object;
  private final String path;
  private final List<FieldFault> faults;
  private final Set<String> read = new HashSet<>();

  Fields(JsonNode object, String path, List<FieldFault> faults) {
    this.object = object;
    this.path = path;
    this.faults = faults;
  }

  void fault(String field, String message) {
    faults.add(new FieldFault(field.isEmpty() ? path : path + "." + field, message));
  }

  boolean has(String field) {
    return object.hasNonNull(field);
  }

  private @Nullable JsonNode take(String field) {
    read.add(field);
    return has(field) ? object.get(field) : null;
  }

  /** Whether a field that is needed is there; notes a fault where it is not. */
  boolean require(String field, String remedy) {
    read.add(field);
    if (has(field)) return true;
    fault(field, "%s is missing: %s".formatted(field, remedy));
    return false;
  }

  @Nullable Fields object(String field) {
    JsonNode node = take(field);
    if (node == null) return null;
    if (node.isObject()) return new Fields(node, path + "." + field, faults);
    fault(field, "%s is no object: write {…}".formatted(quoted(node)));
    return null;
  }

  @Nullable String text(String field) {
    JsonNode node = take(field);
    if (node == null) return null;
    if (node.isString()) return node.stringValue();
    fault(field, "%s is no text: put it in quotes".formatted(quoted(node)));
    return null;
  }

  @Nullable Integer number(String field, int min, int max) {
    JsonNode node = take(field);
    return node == null ? null : number(node, field, min, max);
  }

  private @Nullable Integer number(JsonNode node, String field, int min, int max) {
    if (node.isIntegralNumber() && node.canConvertToInt()) {
      int value = node.intValue();
      if (value >= min && value <= max) return value;
    }
    fault(field, "%s is no whole number from %d to %d".formatted(quoted(node), min, max));
    return null;
  }

  @Nullable LocalDate date(String field) {
    JsonNode node = take(field);
    return node == null ? null : date(node, field);
  }

  private @Nullable LocalDate date(JsonNode node, String field) {
    if (node.isString() && DATE.matcher(node.stringValue()).matches()) {
      try {
        LocalDate date = LocalDate.parse(node.stringValue());
        if (date.getYear() > 0) return date;
      } catch (DateTimeException e) {
        fault(field, "%s does not exist in the calendar".formatted(quoted(node)));
        return null;
      }
    }
    fault(field, "%s is no date: write it as 2026-12-24".formatted(quoted(node)));
    return null;
  }

  /** A list of dates; what is faulty is left out. */
  DateSet dates(String field, int most) {
    List<LocalDate> dates = new ArrayList<>();
    List<JsonNode> items = list(field, most);
    for (int i = 0; i < items.size(); i++) {
      LocalDate date = date(items.get(i), field + "[" + i + "]");
      if (date != null) dates.add(date);
    }
    return DateSet.of(dates);
  }

  /** ISO weekdays as bits, bit 0 = Monday. */
  int weekdays(String field) {
    int mask = 0;
    List<JsonNode> items = list(field, 7);
    for (int i = 0; i < items.size(); i++) {
      Integer day = number(items.get(i), field + "[" + i + "]", 1, 7);
      if (day != null) mask |= Months.day(day);
    }
    return mask;
  }

  private List<JsonNode> list(String field, int most) {
    JsonNode node = take(field);
    if (node == null) return List.of();
    if (!node.isArray()) {
      fault(field, "%s is no list: write […]".formatted(quoted(node)));
      return List.of();
    }
    if (node.size() <= most) return node.valueStream().toList();
    fault(field, "the list has %d items; at most %d are accepted".formatted(node.size(), most));
    return List.of();
  }

  /** Counts fields as read, because another fault makes them meaningless. */
  void ignore(Set<String> fields) {
    read.addAll(fields);
  }

  void refuseUnread() {
    refuseUnread(Set.of(), "");
  }

  /**
   * Refuses every field that was not read.
   *
   * @param elsewhere fields that exist, but have no place here
   * @param reason why they have none
   */
  void refuseUnread(Set<String> elsewhere, String reason) {
    for (String field : object.propertyNames()) {
      if (read.contains(field) || !has(field)) continue;
      String shown = shortened(field);
      fault(
          shown,
          elsewhere.contains(field)
              ? "%s %s: leave it out".formatted(shown, reason)
              : "there is no field '%s' here".formatted(shown));
    }
  }

  /** A value for a message, in quotes and not too long. */
  static String quoted(String text) {
    return "'" + shortened(text) + "'";
  }

  private static String quoted(JsonNode node) {
    return node.isString() ? quoted(node.stringValue()) : shortened(node.toString());
  }

  private static String shortened(String text) {
    return text.length() <= LONGEST_QUOTE ? text : text.substring(0, LONGEST_QUOTE) + "…";
  }
}
