package punctual.catalog;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A declared parameter of a report type.
 *
 * @param required must have a value; a default counts as one
 * @param multiple takes a list
 * @param fallback the value where none is given; null: none
 * @param options of a choice; empty where a query gives them
 * @param optionsQuery gives the options of a choice when somebody asks; null: none
 * @param min least number, inclusive; null: none
 * @param max greatest number, inclusive; null: none
 * @param hint a sentence for the form; null: none
 */
public record Parameter(
    String name,
    String label,
    ParameterType type,
    boolean required,
    boolean multiple,
    @Nullable JsonNode fallback,
    List<Option> options,
    @Nullable SqlTemplate optionsQuery,
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    @Nullable String hint) {

  /**
   * One value to choose.
   *
   * @param value text, number or truth value, as it is bound
   */
  public record Option(JsonNode value, String label) {}

  /** The value that counts: given, else the default, else null. A JSON null is not given. */
  @Nullable JsonNode effective(JsonNode params) {
    JsonNode given = params.get(name);
    boolean empty = given == null || given.isNull() || (given.isArray() && given.isEmpty());
    return empty ? fallback : given;
  }
}
