package punctual.catalog;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import punctual.catalog.ReportTypeView.ColumnView;
import punctual.catalog.ReportTypeView.ParameterView;
import punctual.catalog.spi.TypeUse;
import punctual.identity.Actor;
import punctual.identity.Role;
import punctual.web.Page;
import punctual.web.Problem;
import punctual.web.Zones;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Report types and their previews (PL-A.1, PL-A.12). */
@RestController
@RequestMapping(path = "/api/v1/report-types", produces = MediaType.APPLICATION_JSON_VALUE)
class ReportTypeController {
  private static final int DEFAULT_PREVIEW = 20;

  private final Catalog catalog;
  private final Options options;
  private final Preview preview;
  private final TypeUse use;
  private final InstantSource time;

  ReportTypeController(
      Catalog catalog, Options options, Preview preview, TypeUse use, InstantSource time) {
    this.catalog = catalog;
    this.options = options;
    this.preview = preview;
    this.use = use;
    this.time = time;
  }

  /**
   * A page of report types.
   *
   * @param faults of definitions; null for everybody but administrators
   */
  record ListView(
      List<ReportTypeView> items,
      long total,
      int page,
      int limit,
      @Nullable List<DefinitionFault> faults) {}

  /**
   * What to preview.
   *
   * @param limit rows, 1 to 200; null: 20
   * @param timezone IANA; null: UTC
   * @param dueAt null: now
   */
  record PreviewForm(
      @Nullable JsonNode reportParams,
      @Nullable Integer limit,
      @Nullable String timezone,
      @Nullable Instant dueAt) {}

  /**
   * The days covered.
   *
   * @param to the last day, inclusive
   */
  record WindowView(String label, LocalDate from, LocalDate to) {
    static WindowView of(Window window) {
      return new WindowView(window.label(), window.from(), window.to().minusDays(1));
    }
  }

  /**
   * Sample rows: of the first table, and where there are several, of each.
   *
   * @param sections empty where there is one table only
   */
  record PreviewView(
      List<ColumnView> columns,
      List<List<@Nullable Object>> rows,
      boolean truncated,
      List<TableView> sections,
      @Nullable WindowView window,
      long tookMs) {}

  record TableView(
      String title,
      List<ColumnView> columns,
      List<List<@Nullable Object>> rows,
      boolean truncated) {
    static TableView of(Preview.Table table) {
      String title = table.title();
      return new TableView(
          title == null ? "" : title,
          table.columns().stream().map(ColumnView::of).toList(),
          table.rows(),
          table.truncated());
    }
  }

  @GetMapping
  ListView list(
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "200") int limit,
      Actor actor) {
    var request = new Page.Request(page, limit);
    List<ReportType> all = catalog.types(actor);
    Map<String, Integer> used = use.schedules(actor);
    List<ReportTypeView> items =
        all.stream()
            .skip(request.offset())
            .limit(limit)
            .map(type -> view(type, used.getOrDefault(type.id(), 0)))
            .toList();
    boolean administrator = actor.is(Role.ADMINISTRATOR);
    return new ListView(items, all.size(), page, limit, administrator ? catalog.faults() : null);
  }

  /** With the options that a query gives. */
  @GetMapping("/{id}")
  ReportTypeView get(@PathVariable String id, Actor actor) {
    ReportType type = visible(id, actor);
    RunContext context = context(actor, time.instant(), ZoneOffset.UTC);
    List<ParameterView> parameters =
        type.parameters().stream()
            .map(p -> ParameterView.of(p, options.of(type, p, context)))
            .toList();
    int used = use.schedules(actor).getOrDefault(id, 0);
    return ReportTypeView.of(type, parameters, catalog.formats(type), used);
  }

  @PostMapping("/{id}/preview")
  PreviewView preview(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable PreviewForm form,
      Actor actor) {
    ReportType type = visible(id, actor);
    PreviewForm asked = form != null ? form : new PreviewForm(null, null, null, null);
    int limit =
        new Page.Request(1, asked.limit() != null ? asked.limit() : DEFAULT_PREVIEW).limit();
    Instant due = asked.dueAt() != null ? asked.dueAt() : time.instant();
    JsonNode params =
        asked.reportParams() != null ? asked.reportParams() : JsonNodeFactory.instance.nullNode();
    BoundReport report =
        catalog.bind(type, params, context(actor, due, Zones.of(asked.timezone())));
    Preview.Sample sample = preview.read(report, limit, !actor.is(type.access().piiRole()));
    List<TableView> tables = sample.tables().stream().map(TableView::of).toList();
    TableView first = tables.getFirst();
    return new PreviewView(
        first.columns(),
        first.rows(),
        first.truncated(),
        tables.size() == 1 ? List.of() : tables,
        sample.window() == null ? null : WindowView.of(sample.window()),
        sample.tookMillis());
  }

  private ReportTypeView view(ReportType type, int used) {
    List<ParameterView> parameters =
        type.parameters().stream().map(p -> ParameterView.of(p, Options.declared(p))).toList();
    return ReportTypeView.of(type, parameters, catalog.formats(type), used);
  }

  private ReportType visible(String id, Actor actor) {
    ReportType type =
        catalog
            .type(id, actor.organizationKey())
            .orElseThrow(() -> Problem.notFound("report type", id));
    actor.require(type.access().leastRole());
    return type;
  }

  private static RunContext context(Actor actor, Instant due, ZoneId zone) {
    return new RunContext(
        due, zone, actor.organizationKey(), actor.userId(), RunContext.roles(actor.role()));
  }
}
