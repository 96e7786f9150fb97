package punctual.catalog;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import punctual.catalog.sources.Query;
import tools.jackson.databind.JsonNode;

/** Turns checked values into what is bound, for one run. */
final class Binding {
  private final RunContext context;
  private final Map<String, List<Object>> values = new HashMap<>();
  private final Map<String, Object> absent = new HashMap<>();
  private final Map<String, String> words = new HashMap<>();
  private @Nullable Window window;

  private Binding(RunContext context) {
    this.context = context;
    values.put("organization_id", List.of(context.organizationKey()));
    values.put("user_id", List.of(context.userId().toString()));
    values.put("roles", List.copyOf(context.roles()));
  }

  /**
   * @param params checked by {@link ParameterCheck}
   */
  static BoundReport bind(ReportType type, JsonNode params, RunContext context) {
    var binding = new Binding(context);
    type.parameters().forEach(parameter -> binding.add(parameter, parameter.effective(params)));
    SqlTemplate.Rendered sql = type.query().render(binding.values, binding.absent);
    var query =
        new Query(
            type.source(),
            sql.sql(),
            sql.binds(),
            context.zone(),
            type.columns(),
            type.limits().timeout());
    return new BoundReport(type, binding.window, query, binding.title(type));
  }

  /** The query that gives the options of a choice; it may use the server's own names only. */
  static Query options(ReportType type, SqlTemplate query, RunContext context) {
    SqlTemplate.Rendered sql = query.render(new Binding(context).values, Map.of());
    return new Query(type.source(), sql.sql(), sql.binds(), context.zone(), List.of(), null);
  }

  private void add(Parameter parameter, @Nullable JsonNode value) {
    if (parameter.type() == ParameterType.DATE_RANGE) {
      addRange(parameter.name(), value);
      return;
    }
    absent.put(parameter.name(), new Query.Absent(jdbcType(parameter.type())));
    if (value == null) return;
    var bound = new ArrayList<Object>();
    if (value.isArray()) value.forEach(item -> bound.add(object(parameter.type(), item)));
    else bound.add(object(parameter.type(), value));
    values.put(parameter.name(), bound);
    words.put(
        parameter.name(), bound.stream().map(Object::toString).collect(Collectors.joining(", ")));
  }

  private void addRange(String name, @Nullable JsonNode value) {
    absent.put(name + "_from", new Query.Absent(Types.DATE));
    absent.put(name + "_to", new Query.Absent(Types.DATE));
    if (value == null) return;
    Window range = window(value);
    values.put(name + "_from", List.of(range.from()));
    values.put(name + "_to", List.of(range.to()));
    words.put(name + ".label", range.label());
    if (window == null) window = range;
  }

  private Window window(JsonNode value) {
    if (value.isObject()) {
      LocalDate from = LocalDate.parse(value.path("from").asString());
      LocalDate last = LocalDate.parse(value.path("to").asString());
      return new Window(from, last.plusDays(1), context.zone());
    }
    return RelativeRange.of(value.asString())
        .orElseThrow(() -> new IllegalArgumentException("not checked: " + value))
        .from(context.dueDate(), context.zone());
  }

  private Object object(ParameterType type, JsonNode value) {
    return switch (type) {
      case INTEGER -> value.longValue();
      case DECIMAL -> value.decimalValue();
      case BOOLEAN -> value.booleanValue();
      case DATE -> day(value.asString());
      case TEXT, DATE_RANGE -> value.asString();
      case CHOICE -> choice(value);
    };
  }

  private static Object choice(JsonNode value) {
    if (value.isBoolean()) return value.booleanValue();
    if (!value.isNumber()) return value.asString();
    BigDecimal number = value.decimalValue();
    return value.canConvertToLong() && number.stripTrailingZeros().scale() <= 0
        ? (Object) number.longValueExact()
        : number;
  }

  private LocalDate day(String text) {
    return switch (text) {
      case "today" -> context.dueDate();
      case "yesterday" -> context.dueDate().minusDays(1);
      default -> LocalDate.parse(text);
    };
  }

  private static int jdbcType(ParameterType type) {
    return switch (type) {
      case TEXT, CHOICE -> Types.VARCHAR;
      case INTEGER -> Types.BIGINT;
      case DECIMAL -> Types.NUMERIC;
      case BOOLEAN -> Types.BOOLEAN;
      case DATE, DATE_RANGE -> Types.DATE;
    };
  }

  private String title(ReportType type) {
    words.put("report.name", type.name());
    words.put("due.date", context.dueDate().toString());
    return TitleTemplate.fill(type.title(), words);
  }
}
