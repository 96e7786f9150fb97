package punctual.reports;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import punctual.catalog.BoundReport;
import punctual.catalog.Catalog;
import punctual.catalog.ReportType;
import punctual.catalog.RunContext;
import punctual.catalog.sources.SourceFault;
import punctual.delivery.Deliveries;
import punctual.delivery.Delivery;
import punctual.identity.Actor;
import punctual.storage.Artifact;
import punctual.storage.Artifacts;
import punctual.web.Page;
import punctual.web.Problem;
import punctual.web.Zones;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Split reports: who would get what, and who got what. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class BurstController {
  private final Catalog catalog;
  private final BurstPreview preview;
  private final Executions executions;
  private final BurstRepository repository;
  private final Outputs outputs;
  private final InstantSource time;

  BurstController(
      Catalog catalog,
      BurstPreview preview,
      Executions executions,
      BurstRepository repository,
      Outputs outputs,
      InstantSource time) {
    this.catalog = catalog;
    this.preview = preview;
    this.executions = executions;
    this.repository = repository;
    this.outputs = outputs;
    this.time = time;
  }

  /** Where the files and the deliveries of executions are. */
  record Outputs(Artifacts artifacts, Deliveries deliveries) {}

  /**
   * What to preview.
   *
   * @param timezone IANA; null: UTC
   * @param dueAt null: now
   */
  record BurstPreviewForm(
      @Nullable JsonNode reportParams, @Nullable String timezone, @Nullable Instant dueAt) {}

  @PostMapping("/report-types/{id}/burst-preview")
  BurstView.Preview preview(
      @PathVariable String id,
      @RequestBody(required = false) @Nullable BurstPreviewForm form,
      Actor actor) {
    ReportType type =
        catalog
            .type(id, actor.organizationKey())
            .orElseThrow(() -> Problem.notFound("report type", id));
    actor.require(type.access().leastRole());
    if (type.burst() == null)
      throw Problem.invalid(
          "report_type", "“%s” cannot be split: its definition has no burst.".formatted(id));
    BurstPreviewForm asked = form != null ? form : new BurstPreviewForm(null, null, null);
    try {
      return preview.of(bind(type, asked, actor));
    } catch (SourceFault e) {
      throw SampleController.problem(e.fault());
    }
  }

  private BoundReport bind(ReportType type, BurstPreviewForm form, Actor actor) {
    JsonNode params =
        form.reportParams() != null ? form.reportParams() : JsonNodeFactory.instance.objectNode();
    return catalog.bind(
        type,
        params,
        new RunContext(
            form.dueAt() != null ? form.dueAt() : time.instant(),
            Zones.of(form.timezone()),
            actor.organizationKey(),
            actor.userId(),
            RunContext.roles(actor.role())));
  }

  /** The parts of a split execution in the order of their keys; none of one that is not split. */
  @GetMapping("/report-executions/{id}/parts")
  Page<BurstView.Part> parts(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "20") int limit,
      Actor actor) {
    Execution execution = executions.get(id, actor);
    Page<BurstRepository.Kept> found =
        repository.search(execution, q, new Page.Request(page, limit));
    List<String> keys = found.items().stream().map(BurstRepository.Kept::key).toList();
    Map<String, List<Artifact>> files =
        outputs.artifacts().of(execution.organizationId(), id, keys).stream()
            .collect(Collectors.groupingBy(file -> String.valueOf(file.burstKey())));
    Map<String, List<Delivery>> deliveries =
        outputs.deliveries().of(execution.organizationId(), id, keys).stream()
            .collect(Collectors.groupingBy(d -> String.valueOf(d.burstKey())));
    List<BurstView.Part> items =
        found.items().stream()
            .map(kept ->
                new BurstView.Part(
                    kept.key(),
                    kept.rows(),
                    kept.outcome(),
                    files.getOrDefault(kept.key(), List.of()).stream()
                        .map(ExecutionViews::file)
                        .toList(),
                    deliveries.getOrDefault(kept.key(), List.of())))
            .toList();
    return new Page<>(items, found.total(), found.page(), found.limit());
  }
}
