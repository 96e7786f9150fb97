package punctual.catalog;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import punctual.catalog.ReportType.Access;
import punctual.catalog.ReportType.Limits;
import punctual.catalog.sources.Sources;
import punctual.catalog.spi.ColumnType;
import punctual.catalog.spi.DeclaredColumn;
import punctual.identity.Role;

/** Reads one definition (design: reports), with every fault and its line. */
final class DefinitionReader {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_-]{0,62}");
  private static final Set<String> KEYS =
      Set.of(
          "id",
          "name",
          "description",
          "source",
          "parameters",
          "query",
          "columns",
          "layout",
          "access",
          "limits",
          "organizations",
          "freshness");
  private static final Set<String> NOTHING_SHARED = Set.of("0", "0s", "0m", "PT0S");
  private static final Duration MOST_FRESHNESS = Duration.ofDays(1);
  private static final Set<String> COLUMN_KEYS =
      Set.of("label", "type", "currency", "total", "pii");
  private static final Set<String> TOTALS = Set.of("sum", "average", "min", "max", "count");

  private final Sources sources;
  private final Reading reading;

  /**
   * What a file gave.
   *
   * @param type null where a fault keeps it from being offered
   */
  record Result(@Nullable ReportType type, List<DefinitionFault> faults) {}

  private DefinitionReader(Sources sources, String file) {
    this.sources = sources;
    this.reading = new Reading(file);
  }

  static Result read(String file, String content, Sources sources) {
    var reader = new DefinitionReader(sources, file);
    try {
      ReportType type = reader.type(Yaml.parse(content), version(content));
      boolean fine = reader.reading.faults().isEmpty();
      return new Result(
          fine ? type : null, fine ? reader.reading.warnings() : reader.reading.faults());
    } catch (Yaml.Broken e) {
      reader.reading.fault(e.line(), String.valueOf(e.getMessage()));
      return new Result(null, reader.reading.faults());
    }
  }

  static String version(String content) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  private ReportType type(Yaml root, String version) throws Yaml.Broken {
    Map<String, Yaml> keys = reading.map(root, "a definition", KEYS);
    String name = reading.required(keys, "name");
    List<Parameter> parameters = new ParameterReader(reading).all(keys.get("parameters"));
    List<DeclaredColumn> columns = columns(keys.get("columns"));
    SqlTemplate query = query(keys);
    Yaml layout = keys.get("layout");
    var type =
        new ReportType(
            id(keys),
            name,
            reading.text(keys, "description").orElse(null),
            reading.required(keys, "source"),
            version,
            parameters,
            columns,
            layout == null ? name : new LayoutReader(reading).title(layout, name, parameters),
            access(keys),
            limits(keys),
            query);
    checkSource(keys, type);
    checkNames(keys, type);
    checkOptions(keys, type);
    return type;
  }

  private String id(Map<String, Yaml> keys) {
    String id = reading.required(keys, "id");
    if (!id.isEmpty() && !ID.matcher(id).matches()) {
      reading.fault(
          keys,
          "id",
          "id is \"%s\"; use lower-case letters, digits, _ and -, a letter first.".formatted(id));
    }
    return id;
  }

  private SqlTemplate query(Map<String, Yaml> keys) {
    if (!keys.containsKey("query")) reading.fault(1, "query is missing.");
    SqlTemplate query = reading.query(keys, "query");
    return query != null ? query : SqlTemplate.NOTHING;
  }

  private List<DeclaredColumn> columns(@Nullable Yaml node) throws Yaml.Broken {
    if (node == null) return List.of();
    if (!node.isMap()) reading.fault(node, "columns is not a map of names and declarations.");
    var columns = new ArrayList<DeclaredColumn>();
    for (Map.Entry<String, Yaml> entry : node.entries().entrySet()) {
      Yaml value = entry.getValue();
      columns.add(
          column(
              entry.getKey(),
              value.isNull() ? Map.of() : reading.map(value, "a column", COLUMN_KEYS)));
    }
    return columns;
  }

  private DeclaredColumn column(String name, Map<String, Yaml> keys) {
    ColumnType type = reading.word(keys, "type", ColumnType.class);
    String currency = reading.text(keys, "currency").orElse(null);
    if (currency != null && !isCurrency(currency)) {
      reading.fault(
          keys,
          "currency",
          "currency is \"%s\"; use an ISO 4217 code such as EUR.".formatted(currency));
    }
    String total = reading.text(keys, "total").orElse(null);
    if (total != null && !TOTALS.contains(total)) {
      reading.fault(
          keys,
          "total",
          "total is \"%s\"; use one of average, count, max, min, sum.".formatted(total));
    }
    return new DeclaredColumn(
        name,
        reading.text(keys, "label").orElse(null),
        type == null && currency != null ? ColumnType.MONEY : type,
        currency,
        total,
        reading.flag(keys, "pii", false));
  }

  private static boolean isCurrency(String code) {
    return Currency.availableCurrencies().anyMatch(c -> c.getCurrencyCode().equals(code));
  }

  private Access access(Map<String, Yaml> keys) throws Yaml.Broken {
    Yaml node = keys.get("access");
    Map<String, Yaml> inner =
        node == null ? Map.of() : reading.map(node, "access", Set.of("roles", "pii_role"));
    Stream<@Nullable Role> roles =
        reading.texts(inner, "roles").stream().map(word -> reading.role(inner, "roles", word));
    Role least =
        roles
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .min(Comparator.naturalOrder())
            .orElse(Role.MEMBER);
    Role pii = reading.word(inner, "pii_role", Role.class);
    Set<String> organizations = Set.copyOf(new HashSet<>(reading.texts(keys, "organizations")));
    return new Access(least, pii != null ? pii : Role.MANAGER, organizations);
  }

  private Limits limits(Map<String, Yaml> keys) throws Yaml.Broken {
    Yaml node = keys.get("limits");
    Map<String, Yaml> inner =
        node == null ? Map.of() : reading.map(node, "limits", Set.of("timeout", "max_rows"));
    BigDecimal maxRows = reading.number(inner, "max_rows");
    boolean whole =
        maxRows == null
            || (maxRows.signum() > 0
                && maxRows.stripTrailingZeros().scale() <= 0
                && maxRows.precision() < 19);
    if (!whole) reading.fault(inner, "max_rows", "max_rows must be a whole number above 0.");
    return new Limits(
        reading.duration(inner, "timeout"),
        maxRows == null || !whole ? null : maxRows.longValueExact(),
        freshness(keys));
  }

  /** {@code 0} says what the absence says: nothing is shared. */
  private @Nullable Duration freshness(Map<String, Yaml> keys) {
    if (reading.text(keys, "freshness").filter(NOTHING_SHARED::contains).isPresent()) return null;
    Duration freshness = reading.duration(keys, "freshness");
    if (freshness == null || freshness.compareTo(MOST_FRESHNESS) <= 0) return freshness;
    reading.fault(keys, "freshness", "freshness is longer than a day; use 24h at most.");
    return null;
  }

  private void checkSource(Map<String, Yaml> keys, ReportType type) {
    if (type.source().isEmpty()) return;
    if (!sources.names().contains(type.source())) {
      String known = String.join(", ", sources.names());
      reading.fault(
          keys,
          "source",
          "source %s is not configured; %s."
              .formatted(type.source(), known.isEmpty() ? "there is none" : "there is " + known));
    }
  }

  /** Every name in the query is declared, and tenant data are never read without their tenant. */
  private void checkNames(Map<String, Yaml> keys, ReportType type) {
    Yaml at = keys.get("query");
    if (at == null || type.query() == SqlTemplate.NOTHING) return;
    var known = new TreeSet<>(ParameterCheck.SERVER_NAMES);
    type.parameters().forEach(parameter -> known.addAll(ParameterReader.boundNames(parameter)));
    for (String name : type.query().names()) {
      if (!known.contains(name)) reading.fault(at, unknownName(type, name, known));
    }
    if (!type.query().names().contains("organization_id") && !sources.isShared(type.source())) {
      reading.fault(
          at,
          "the query never uses :organization_id, so it would show every organisation's rows; "
              + "use it, or mark the source shared.");
    }
  }

  /** Options of other organisations must not be seen; the report itself is still right. */
  private void checkOptions(Map<String, Yaml> keys, ReportType type) {
    for (Parameter parameter : type.parameters()) {
      SqlTemplate options = parameter.optionsQuery();
      if (options == null || Options.isSafe(type, options, sources)) continue;
      reading.warning(
          Objects.requireNonNull(keys.get("parameters")),
          "the options of %s are not offered: their query never uses :organization_id, so it would show every organisation's values."
              .formatted(parameter.name()));
    }
  }

  private static String unknownName(ReportType type, String name, Set<String> known) {
    boolean range =
        type.parameter(name).filter(p -> p.type() == ParameterType.DATE_RANGE).isPresent();
    return range
        ? ":%s is a range; use :%s_from and :%s_to.".formatted(name, name, name)
        : ":%s is not declared under parameters; known are %s."
            .formatted(name, String.join(", ", known));
  }
}
