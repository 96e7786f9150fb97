package punctual.catalog;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import punctual.web.Problem.FieldFault;
import tools.jackson.databind.JsonNode;

/** Says what is wrong with the values of parameters, all at once (PL-A.5). */
final class ParameterCheck {
  static final Set<String> SERVER_NAMES = Set.of("organization_id", "user_id", "roles");
  static final Set<String> DAY_WORDS = Set.of("today", "yesterday");
  private static final int MOST_VALUES = 1000;
  private static final int LONGEST_TEXT = 1000;

  private ParameterCheck() {}

  static List<FieldFault> all(ReportType type, JsonNode params) {
    if (!params.isObject() && !params.isNull() && !params.isMissingNode()) {
      return List.of(new FieldFault("report_params", "report_params is not an object."));
    }
    var faults = new ArrayList<FieldFault>();
    for (String name : params.propertyNames()) {
      if (type.parameter(name).isEmpty()) faults.add(unknown(type, name));
    }
    for (Parameter parameter : type.parameters()) {
      one(parameter, params).ifPresent(message -> faults.add(fault(parameter.name(), message)));
    }
    return faults;
  }

  private static FieldFault unknown(ReportType type, String name) {
    if (SERVER_NAMES.contains(name)) {
      return fault(name, name + " is set by the server and cannot be given.");
    }
    String known =
        type.parameters().stream().map(Parameter::name).collect(Collectors.joining(", "));
    String hint = known.isEmpty() ? "it has none" : "it has " + known;
    return fault(name, "%s is not a parameter of this report; %s.".formatted(name, hint));
  }

  private static FieldFault fault(String name, String message) {
    return new FieldFault("report_params." + name, message);
  }

  private static Optional<String> one(Parameter parameter, JsonNode params) {
    JsonNode value = parameter.effective(params);
    if (value == null) {
      return parameter.required()
          ? Optional.of(parameter.name() + " is missing.")
          : Optional.empty();
    }
    return of(parameter, value);
  }

  /** What is wrong with one value; empty where nothing is. */
  static Optional<String> of(Parameter parameter, JsonNode value) {
    if (!value.isArray()) return single(parameter, value);
    if (!parameter.multiple()) {
      return Optional.of(parameter.name() + " takes one value, not a list.");
    }
    if (value.size() > MOST_VALUES) {
      return Optional.of(
          "%s has %d values; %d is the most."
              .formatted(parameter.name(), value.size(), MOST_VALUES));
    }
    return value.values().stream()
        .map(item -> single(parameter, item))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Optional<String> single(Parameter parameter, JsonNode value) {
    String wanted = wanted(parameter, value);
    if (wanted.isEmpty()) return Optional.empty();
    return Optional.of("%s is %s; use %s.".formatted(parameter.name(), shortened(value), wanted));
  }

  private static String shortened(JsonNode value) {
    String text = value.toString();
    return text.length() <= 80 ? text : text.substring(0, 77) + "...";
  }

  /** What should stand there instead; empty where the value is right. */
  private static String wanted(Parameter parameter, JsonNode value) {
    if (value.isNumber() && !Double.isFinite(value.doubleValue())) return "a smaller number";
    return switch (parameter.type()) {
      case TEXT -> text(value);
      case INTEGER ->
          number(parameter, value, value.isIntegralNumber() && value.canConvertToLong());
      case DECIMAL -> number(parameter, value, value.isNumber());
      case BOOLEAN -> value.isBoolean() ? "" : "true or false";
      case DATE -> isDay(value) ? "" : "a day such as 2026-01-31, today or yesterday";
      case DATE_RANGE -> range(value);
      case CHOICE -> choice(parameter, value);
    };
  }

  private static String text(JsonNode value) {
    if (!value.isString()) return "text";
    if (value.asString().length() > LONGEST_TEXT) return "at most " + LONGEST_TEXT + " characters";
    return value.asString().indexOf(0) >= 0 ? "text without NUL characters" : "";
  }

  private static String number(Parameter parameter, JsonNode value, boolean rightKind) {
    String kind = parameter.type() == ParameterType.INTEGER ? "a whole number" : "a number";
    BigDecimal min = parameter.min();
    BigDecimal max = parameter.max();
    boolean inside =
        rightKind
            && (min == null || value.decimalValue().compareTo(min) >= 0)
            && (max == null || value.decimalValue().compareTo(max) <= 0);
    if (inside) return "";
    String from = min == null ? "" : " from " + min.toPlainString();
    return kind + from + (max == null ? "" : " up to " + max.toPlainString());
  }

  private static boolean isDay(JsonNode value) {
    return value.isString() && (DAY_WORDS.contains(value.asString()) || isDate(value));
  }

  private static boolean isDate(JsonNode value) {
    try {
      LocalDate date = LocalDate.parse(value.asString(""));
      return date.getYear() >= 1 && date.getYear() <= 9999;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static String range(JsonNode value) {
    String wanted =
        RelativeRange.words() + ", or {\"from\": \"2026-01-01\", \"to\": \"2026-01-31\"}";
    if (value.isString()) return RelativeRange.of(value.asString()).isPresent() ? "" : wanted;
    boolean shaped = value.isObject() && value.size() == 2 && value.has("from") && value.has("to");
    if (!shaped || !isDate(value.path("from")) || !isDate(value.path("to"))) return wanted;
    boolean ordered = value.get("from").asString().compareTo(value.get("to").asString()) <= 0;
    return ordered ? "" : "a from that is not after to";
  }

  private static String choice(Parameter parameter, JsonNode value) {
    if (!value.isString() && !value.isNumber() && !value.isBoolean()) return "one value";
    if (parameter.options().isEmpty()) return value.isString() ? text(value) : "";
    boolean known = parameter.options().stream().anyMatch(option -> same(option.value(), value));
    if (known) return "";
    return "one of "
        + parameter.options().stream()
            .map(option -> option.value().asString())
            .collect(Collectors.joining(", "));
  }

  /** 5 read as int and 5 read as long are the same choice, "5" is another. */
  private static boolean same(JsonNode one, JsonNode other) {
    return (one.isNumber() && other.isNumber())
        ? one.decimalValue().compareTo(other.decimalValue()) == 0
        : one.equals(other);
  }
}
