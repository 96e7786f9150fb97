package punctual.catalog;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Comparator;
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
import punctual.catalog.SectionReader.Placed;
import punctual.catalog.sources.Sources;
import punctual.identity.Role;

/** Reads one definition (design: reports), with every fault and its line. */
final class DefinitionReader {
  private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_-]{0,62}");
  static final Set<String> KEYS =
      Set.of(
          "id",
          "name",
          "description",
          "source",
          "parameters",
          "query",
          "columns",
          "group_by",
          "sections",
          "layout",
          "access",
          "limits",
          "organizations",
          "freshness",
          "templates",
          "burst",
          "incremental");
  private static final Set<String> NEWS = Set.of("since", "until");
  private static final Set<String> NOTHING_SHARED = Set.of("0", "0s", "0m", "PT0S");
  private static final Duration MOST_FRESHNESS = Duration.ofDays(1);

  private final Sources sources;
  private final List<String> known;
  private final Reading reading;

  /**
   * What a file gave.
   *
   * @param type null where a fault keeps it from being offered
   */
  record Result(@Nullable ReportType type, List<DefinitionFault> faults) {}

  private DefinitionReader(Sources sources, String file, List<String> known) {
    this.sources = sources;
    this.known = known;
    this.reading = new Reading(file);
  }

  /**
   * @param known the sources that it may name
   */
  static Result read(String file, String content, Sources sources, List<String> known) {
    var reader = new DefinitionReader(sources, file, known);
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
    var templates = new TemplateReader(reading);
    var layout = new LayoutReader(reading, keys.get("layout"));
    List<Placed> sections = new SectionReader(reading).all(keys, layout.charts());
    var bursts = new BurstReader(reading);
    BurstReader.Placed burst = bursts.burst(keys);
    var type =
        new ReportType(
            id(keys),
            name,
            reading.text(keys, "description").orElse(null),
            reading.required(keys, "source"),
            version,
            parameters,
            sections.stream().map(Placed::section).toList(),
            layout.layout(name, parameters),
            access(keys),
            limits(keys),
            templates.all(keys.get("templates")),
            burst == null ? null : burst.burst(),
            bursts.incremental(keys));
    templates.check(keys.get("templates"), type);
    checkSource(keys, type);
    for (Placed section : sections) {
      checkNames(section.section().query(), section.query(), type);
      checkNews(section, type);
    }
    if (burst != null) checkNames(burst.burst().recipients(), burst.query(), type);
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
    if (!known.contains(type.source())) {
      String names = String.join(", ", known);
      reading.fault(
          keys,
          "source",
          "source %s is not configured; %s%s."
              .formatted(
                  type.source(),
                  Reading.meant(type.source(), known),
                  names.isEmpty() ? "there is none" : "there is " + names));
    }
  }

  /** Every name in the query is declared, and tenant data are never read without their tenant. */
  private void checkNames(SqlTemplate query, Yaml at, ReportType type) {
    if (query == SqlTemplate.NOTHING) return;
    var names = new TreeSet<>(ParameterCheck.SERVER_NAMES);
    if (type.incremental() != null) names.addAll(NEWS);
    type.parameters().forEach(parameter -> names.addAll(ParameterReader.boundNames(parameter)));
    for (String name : query.names()) {
      if (!names.contains(name)) reading.fault(at, unknownName(type, name, names));
    }
    if (!query.names().contains("organization_id") && !sources.isShared(type.source())) {
      reading.fault(
          at,
          "the query never uses :organization_id, so it would show every organisation's rows; "
              + "use it, or mark the source shared.");
    }
  }

  /** Without its start or its end, a query would send rows twice or never. */
  private void checkNews(Placed placed, ReportType type) {
    SqlTemplate query = placed.section().query();
    if (type.incremental() == null || query == SqlTemplate.NOTHING) return;
    if (query.names().containsAll(NEWS)) return;
    String column = type.incremental();
    reading.fault(
        placed.query(),
        "the query of an incremental report uses :since and :until, as in %s > :since and %s <= :until."
            .formatted(column, column));
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
    if (NEWS.contains(name))
      return ":%s belongs to reports with incremental: {column: …}.".formatted(name);
    return range
        ? ":%s is a range; use :%s_from and :%s_to.".formatted(name, name, name)
        : ":%s is not declared under parameters; %sknown are %s."
            .formatted(name, Reading.meant(name, known), String.join(", ", known));
  }
}
