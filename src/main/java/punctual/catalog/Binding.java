package punctual.catalog;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import punctual.catalog.sources.Query;
import punctual.catalog.spi.DeclaredColumn;
import tools.jackson.databind.JsonNode;

/** Turns checked values into what is bound, for one run. */
final class Binding {
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);

  private final RunContext context;
  private final Map<String, List<Object>> values = new HashMap<>();
  private final Map<String, Object> absent = new HashMap<>();
  private final Map<String, String> words = new HashMap<>();
  private final List<BoundReport.Value> shown = new ArrayList<>();
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
    if (type.incremental() != null) binding.addNews();
    List<Query> queries =
        type.sections().stream().map(s -> binding.query(type, s.query(), s.columns())).toList();
    Burst burst = type.burst();
    return new BoundReport(
        type,
        binding.window,
        queries,
        binding.title(type),
        binding.shown,
        burst == null ? null : binding.query(type, burst.recipients(), List.of()));
  }

  private Query query(ReportType type, SqlTemplate template, List<DeclaredColumn> columns) {
    SqlTemplate.Rendered sql = template.render(values, absent);
    return new Query(
        type.source(), sql.sql(), sql.binds(), context.zone(), columns, type.limits().timeout());
  }

  /** What came after the last run; the first reads from 1970, which every source can compare. */
  private void addNews() {
    Instant since = context.since();
    values.put("since", List.of(since == null ? Instant.EPOCH : since));
    values.put("until", List.of(context.dueAt()));
    String until = AT.format(context.dueAt().atZone(context.zone()));
    String words =
        since == null
            ? "up to " + until
            : "after %s, up to %s".formatted(AT.format(since.atZone(context.zone())), until);
    shown.add(new BoundReport.Value("New", words));
  }

  /** The query that gives the options of a choice; it may use the server's own names only. */
  static Query options(ReportType type, SqlTemplate query, RunContext context) {
    SqlTemplate.Rendered sql = query.render(new Binding(context).values, Map.of());
    return new Query(type.source(), sql.sql(), sql.binds(), context.zone(), List.of(), null);
  }

  private void add(Parameter parameter, @Nullable JsonNode value) {
    if (parameter.type() == ParameterType.DATE_RANGE) {
      addRange(parameter, value);
      return;
    }
    absent.put(parameter.name(), new Query.Absent(jdbcType(parameter.type())));
    if (value == null) return;
    var bound = new ArrayList<Object>();
    if (value.isArray()) value.forEach(item -> bound.add(object(parameter.type(), item)));
    else bound.add(object(parameter.type(), value));
    values.put(parameter.name(), bound);
    String text = words(parameter, value);
    words.put(parameter.name(), text);
    shown.add(new BoundReport.Value(parameter.label(), text));
  }

  /** As people read it: the labels of what was chosen, where the definition has them. */
  private String words(Parameter parameter, JsonNode value) {
    var chosen = new ArrayList<JsonNode>();
    if (value.isArray()) value.forEach(chosen::add);
    else chosen.add(value);
    return chosen.stream().map(each -> word(parameter, each)).collect(Collectors.joining(", "));
  }

  private String word(Parameter parameter, JsonNode value) {
    if (value.isBoolean()) return value.booleanValue() ? "yes" : "no";
    return parameter.options().stream()
        .filter(option -> option.value().equals(value))
        .map(Parameter.Option::label)
        .findFirst()
        .orElseGet(() -> word(object(parameter.type(), value)));
  }

  private static String word(Object value) {
    return value instanceof LocalDate day ? Window.label(day) : value.toString();
  }

  private void addRange(Parameter parameter, @Nullable JsonNode value) {
    String name = parameter.name();
    absent.put(name + "_from", new Query.Absent(Types.DATE));
    absent.put(name + "_to", new Query.Absent(Types.DATE));
    absent.put(name + "_start", new Query.Absent(Types.TIMESTAMP_WITH_TIMEZONE));
    absent.put(name + "_end", new Query.Absent(Types.TIMESTAMP_WITH_TIMEZONE));
    if (value == null) return;
    Window range = window(value);
    values.put(name + "_from", List.of(range.from()));
    values.put(name + "_to", List.of(range.to()));
    values.put(name + "_start", List.of(range.start()));
    values.put(name + "_end", List.of(range.end()));
    words.put(name + ".label", range.label());
    shown.add(new BoundReport.Value(parameter.label(), range.label()));
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
    words.put("due.date", Window.label(context.dueDate()));
    return TitleTemplate.fill(type.layout().title(), words);
  }
}
