package punctual.catalog;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import punctual.catalog.sources.Sources;
import punctual.catalog.spi.OutputFormat;
import punctual.identity.Actor;
import punctual.settings.CoreSettings;
import punctual.settings.Settings;
import punctual.web.Problem;
import tools.jackson.databind.JsonNode;

/**
 * The report types of this installation: the built-in ones and those of {@code reports_dir}. Files
 * are looked at again at most every {@value #LOOK_SECONDS} seconds, when somebody asks.
 */
@Component
public final class Catalog {
  private static final Logger log = LoggerFactory.getLogger(Catalog.class);
  private static final int LOOK_SECONDS = 2;

  private final Sources sources;
  private final InstantSource time;
  private final List<OutputFormat> formats;
  private final @Nullable Path directory;
  private Definitions definitions;
  private String fingerprint;
  private Instant lookedAt;

  public Catalog(
      Settings settings, Sources sources, InstantSource time, List<OutputFormat> formats) {
    this.sources = sources;
    this.time = time;
    this.formats = List.copyOf(formats);
    this.directory = settings.find(CoreSettings.REPORTS_DIR).orElse(null);
    this.fingerprint = Definitions.fingerprint(directory);
    this.definitions = load(Definitions.NONE);
    this.lookedAt = time.instant();
  }

  /** What the actor may schedule, by name. */
  public List<ReportType> types(Actor actor) {
    return current().types().values().stream()
        .filter(type -> type.access().isOpenTo(actor.organizationKey()))
        .filter(type -> actor.is(type.access().leastRole()))
        .sorted(Comparator.comparing(ReportType::name).thenComparing(ReportType::id))
        .toList();
  }

  /** Empty where there is none or the organisation does not have it; the role is not looked at. */
  public Optional<ReportType> type(String id, String organizationKey) {
    return Optional.ofNullable(current().types().get(id))
        .filter(type -> type.access().isOpenTo(organizationKey));
  }

  /** The data source of a report type; empty where there is no such type. */
  public String source(String id) {
    ReportType type = current().types().get(id);
    return type == null ? "" : type.source();
  }

  /** Every type, whoever may use it, by id; for {@code reports check}. */
  public List<ReportType> all() {
    return current().types().values().stream()
        .sorted(Comparator.comparing(ReportType::id))
        .toList();
  }

  /** What is wrong in the files; for administrators, and for {@code reports check}. */
  public List<DefinitionFault> faults() {
    return current().faults();
  }

  /** The names of the output formats that a report type can be written in. */
  public List<String> formats(ReportType type) {
    boolean several = type.sections().size() > 1;
    return formats.stream()
        .filter(format -> !several || format.holdsSections())
        .map(OutputFormat::name)
        .sorted()
        .toList();
  }

  /** The output formats of this installation, by name. */
  public List<String> formats() {
    return formats.stream().map(OutputFormat::name).sorted().toList();
  }

  /** For checking a schedule's options. */
  public Optional<OutputFormat> format(String name) {
    return formats.stream().filter(format -> format.name().equals(name)).findFirst();
  }

  /**
   * Every fault of the parameters at once.
   *
   * @param params as a caller gave them; a null node counts as an empty object
   * @return fields such as {@code report_params.period}
   */
  public List<Problem.FieldFault> check(ReportType type, JsonNode params) {
    return ParameterCheck.all(type, params);
  }

  /**
   * Binds the parameters for one run.
   *
   * @throws Problem 422 where {@link #check} finds a fault
   */
  public BoundReport bind(ReportType type, JsonNode params, RunContext context) {
    List<Problem.FieldFault> faults = check(type, params);
    if (!faults.isEmpty()) throw Problem.invalid(faults);
    return Binding.bind(type, params, context);
  }

  private synchronized Definitions current() {
    Instant now = time.instant();
    if (Duration.between(lookedAt, now).abs().toSeconds() < LOOK_SECONDS) return definitions;
    lookedAt = now;
    String seen = Definitions.fingerprint(directory);
    if (!seen.equals(fingerprint)) {
      fingerprint = seen;
      definitions = load(definitions);
    }
    return definitions;
  }

  private Definitions load(Definitions before) {
    Definitions loaded = Definitions.load(directory, sources, before);
    for (DefinitionFault fault : loaded.faults()) {
      log.atWarn()
          .addKeyValue("file", fault.file())
          .addKeyValue("line", fault.line())
          .addKeyValue("fault", fault.message())
          .log("report definition refused");
    }
    return loaded;
  }
}
