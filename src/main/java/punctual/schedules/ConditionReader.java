package punctual.schedules;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import punctual.schedules.Condition.Aggregate;
import punctual.schedules.Condition.Kind;
import punctual.schedules.Condition.Operator;
import punctual.schedules.Condition.Threshold;
import punctual.settings.Kinds;
import punctual.settings.Setting.InvalidSetting;
import tools.jackson.databind.JsonNode;

/** Reads {@code condition} of a schedule as a person wrote it, with every fault. */
final class ConditionReader {
  private static final String ALWAYS = "always";
  private static final Set<String> KEYS =
      Set.of("kind", "column", "aggregate", "operator", "value", "wait_until");
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);
  private static final int LONGEST_NAME = 200;

  private final Input input;
  private final JsonNode given;

  private ConditionReader(Input input, JsonNode given) {
    this.input = input;
    this.given = given;
  }

  /** Null where the report is always sent, and where there is a fault. */
  static @Nullable Condition read(Input input, @Nullable ScheduledReport old) {
    JsonNode given = input.get("condition");
    if (given == null) return old == null ? null : old.condition();
    if (!given.isObject()) {
      input.fault("condition", "condition is no object; send {\"kind\": \"has_rows\"}.");
      return null;
    }
    return new ConditionReader(input, given).condition();
  }

  private @Nullable Condition condition() {
    for (String key : given.propertyNames())
      if (!KEYS.contains(key)) fault(key, "is not a key of a condition.");
    String kind = text("kind");
    if (ALWAYS.equals(kind)) return null;
    Kind known = word("kind", kind, Kind.values());
    if (known == null) return null;
    Threshold threshold = known == Kind.THRESHOLD ? threshold() : null;
    Duration wait = waiting();
    return known == Kind.THRESHOLD && threshold == null
        ? null
        : new Condition(known, threshold, wait);
  }

  private @Nullable Threshold threshold() {
    String column = text("column");
    if (column != null && column.length() > LONGEST_NAME) fault("column", "is too long.");
    String aggregate = text("aggregate");
    Aggregate known =
        aggregate == null ? Aggregate.SUM : word("aggregate", aggregate, Aggregate.values());
    if (column == null && known != Aggregate.COUNT)
      fault("column", "is missing; name a column, or count rows with \"aggregate\": \"count\".");
    Operator operator = operator();
    JsonNode value = given.get("value");
    BigDecimal bound = value != null && isCountable(value) ? value.decimalValue() : null;
    if (bound == null) fault("value", "is not a number.");
    return known == null || operator == null || bound == null
        ? null
        : new Threshold(column, known, operator, bound);
  }

  private static boolean isCountable(JsonNode value) {
    return value.isNumber() && Double.isFinite(value.doubleValue());
  }

  private @Nullable Operator operator() {
    String sign = text("operator");
    for (Operator each : Operator.values()) if (each.sign().equals(sign)) return each;
    String signs =
        Arrays.stream(Operator.values()).map(Operator::sign).collect(Collectors.joining(", "));
    fault("operator", "is %s; use one of %s.".formatted(sign, signs));
    return null;
  }

  private @Nullable Duration waiting() {
    String text = text("wait_until");
    if (text == null) return null;
    try {
      Duration wait = Kinds.duration(text);
      if (wait.isZero()) return null;
      if (!wait.isNegative() && wait.compareTo(LONGEST_WAIT) <= 0) return wait;
      fault("wait_until", "is %s; use at most P1D.".formatted(text));
    } catch (InvalidSetting e) {
      fault("wait_until", "“%s” %s.".formatted(text, e.getMessage()));
    }
    return null;
  }

  private @Nullable String text(String key) {
    JsonNode value = given.get(key);
    if (value == null || value.isNull()) return null;
    if (value.isString()) return value.asString().strip();
    fault(key, "is not text.");
    return null;
  }

  private <E extends Enum<E>> @Nullable E word(String key, @Nullable String text, E[] known) {
    for (E each : known) if (each.name().toLowerCase(Locale.ROOT).equals(text)) return each;
    String words =
        Arrays.stream(known)
            .map(each -> each.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    String all = key.equals("kind") ? ALWAYS + ", " + words : words;
    fault(key, "is %s; use one of %s.".formatted(text, all));
    return null;
  }

  private void fault(String key, String message) {
    input.fault("condition." + key, "condition.%s %s".formatted(key, message));
  }
}
