package punctual.schedules;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * When the report of a scheduled run is sent; a run by hand is always sent.
 *
 * @param threshold of the kind {@code THRESHOLD} only
 * @param waitUntil how long after the due time a condition that does not hold is looked at again;
 *     null: once
 */
public record Condition(Kind kind, @Nullable Threshold threshold, @Nullable Duration waitUntil) {
  /** The word in JSON is the name in lower case. */
  public enum Kind {
    HAS_ROWS,
    NO_ROWS,
    /** Differs from what was sent last. */
    CHANGED,
    THRESHOLD;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What is made of the values of a column; nulls do not count. */
  public enum Aggregate {
    SUM,
    MIN,
    MAX,
    COUNT
  }

  /** How the figure is compared with the value. */
  public enum Operator {
    LESS("<", "below"),
    LESS_OR_EQUAL("<=", "at most"),
    GREATER(">", "above"),
    GREATER_OR_EQUAL(">=", "at least"),
    EQUAL("==", "exactly"),
    NOT_EQUAL("!=", "other than");

    private final String sign;
    private final String words;

    Operator(String sign, String words) {
      this.sign = sign;
      this.words = words;
    }

    public String sign() {
      return sign;
    }

    /** {@code below}, {@code at least}. */
    public String words() {
      return words;
    }

    public boolean holds(BigDecimal figure, BigDecimal value) {
      int order = figure.compareTo(value);
      return switch (this) {
        case LESS -> order < 0;
        case LESS_OR_EQUAL -> order <= 0;
        case GREATER -> order > 0;
        case GREATER_OR_EQUAL -> order >= 0;
        case EQUAL -> order == 0;
        case NOT_EQUAL -> order != 0;
      };
    }
  }

  /**
   * A figure and a bound.
   *
   * @param column of the first table that has it; null: rows are counted
   */
  public record Threshold(
      @Nullable String column, Aggregate aggregate, Operator operator, BigDecimal value) {}

  /** As it is stored and shown; {@link ConditionReader} has checked it. */
  JsonNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("kind", kind.word());
    if (threshold != null) {
      if (threshold.column() != null) json.put("column", threshold.column());
      json.put("aggregate", threshold.aggregate().name().toLowerCase(Locale.ROOT));
      json.put("operator", threshold.operator().sign());
      json.put("value", threshold.value());
    }
    if (waitUntil != null) json.put("wait_until", waitUntil.toString());
    return json;
  }

  /** Reads what {@link #toJson} wrote; null where the report is always sent. */
  static @Nullable Condition of(@Nullable JsonNode json) {
    if (json == null) return null;
    JsonNode wait = json.path("wait_until");
    return new Condition(
        Kind.valueOf(upper(json.get("kind"))),
        json.has("operator") ? threshold(json) : null,
        wait.isString() ? Duration.parse(wait.asString()) : null);
  }

  private static Threshold threshold(JsonNode json) {
    JsonNode column = json.get("column");
    return new Threshold(
        column == null ? null : column.asString(),
        Aggregate.valueOf(upper(json.get("aggregate"))),
        operator(json.get("operator").asString()),
        json.get("value").decimalValue());
  }

  static Operator operator(String sign) {
    for (Operator each : Operator.values()) if (each.sign.equals(sign)) return each;
    throw new IllegalArgumentException("no operator: " + sign);
  }

  private static String upper(JsonNode word) {
    return word.asString().toUpperCase(Locale.ROOT);
  }
}
