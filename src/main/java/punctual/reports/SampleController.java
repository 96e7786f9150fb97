package punctual.reports;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import punctual.catalog.BoundReport;
import punctual.catalog.Catalog;
import punctual.catalog.ReportType;
import punctual.catalog.RunContext;
import punctual.catalog.sources.SourceFault;
import punctual.faults.Category;
import punctual.faults.Classifier;
import punctual.faults.Fault;
import punctual.identity.Actor;
import punctual.identity.Organization;
import punctual.identity.Organizations;
import punctual.reports.formats.ReportFormat;
import punctual.web.Problem;
import punctual.web.Zones;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A sample file in any format (PL-A.12). */
@RestController
class SampleController {
  private final Catalog catalog;
  private final Organizations organizations;
  private final Sample sample;
  private final List<ReportFormat> formats;
  private final InstantSource time;

  SampleController(
      Catalog catalog,
      Organizations organizations,
      Sample sample,
      List<ReportFormat> formats,
      InstantSource time) {
    this.catalog = catalog;
    this.organizations = organizations;
    this.sample = sample;
    this.formats = formats;
    this.time = time;
  }

  /**
   * What to write.
   *
   * @param format one of the report type's
   * @param formatOptions of that format, as a schedule has them
   * @param timezone IANA; null: UTC
   * @param dueAt null: now
   */
  record SampleForm(
      @Nullable JsonNode reportParams,
      @Nullable String format,
      @Nullable JsonNode formatOptions,
      @Nullable String timezone,
      @Nullable Instant dueAt) {}

  /** The first 200 rows of each table, as the file would be sent. */
  @PostMapping(
      path = "/api/v1/report-types/{id}/sample",
      produces = MediaType.APPLICATION_OCTET_STREAM_VALUE)
  ResponseEntity<byte[]> sample(
      @PathVariable String id, @RequestBody SampleForm form, Actor actor) {
    ReportType type =
        catalog
            .type(id, actor.organizationKey())
            .orElseThrow(() -> Problem.notFound("report type", id));
    actor.require(type.access().leastRole());
    Sample.Wish wish = wish(type, form, actor);
    try {
      return answer(type, wish.format(), sample.write(wish));
    } catch (SourceFault e) {
      throw problem(e.fault());
    } catch (IOException e) {
      throw problem(Classifier.STANDARD.work(e).fault(e.toString()));
    }
  }

  private Sample.Wish wish(ReportType type, SampleForm form, Actor actor) {
    ReportFormat format = format(type, form.format());
    JsonNode options =
        form.formatOptions() != null ? form.formatOptions() : JsonNodeFactory.instance.nullNode();
    List<Problem.FieldFault> faults = format.check(options);
    if (!faults.isEmpty()) throw Problem.invalid(faults);
    JsonNode params =
        form.reportParams() != null ? form.reportParams() : JsonNodeFactory.instance.objectNode();
    var context =
        new RunContext(
            form.dueAt() != null ? form.dueAt() : time.instant(),
            Zones.of(form.timezone()),
            actor.organizationKey(),
            actor.userId(),
            RunContext.roles(actor.role()));
    BoundReport report = catalog.bind(type, params, context);
    Organization organization = organizations.find(actor.organizationId()).orElseThrow();
    return new Sample.Wish(
        report, organization, format, options, !actor.is(type.access().piiRole()));
  }

  private ReportFormat format(ReportType type, @Nullable String name) {
    List<String> known = catalog.formats(type);
    return formats.stream()
        .filter(format -> format.name().equals(name) && known.contains(name))
        .findFirst()
        .orElseThrow(() ->
            Problem.invalid(
                "format", "format is %s; use %s.".formatted(name, String.join(", ", known))));
  }

  /** What another form or definition would mend is refused; what is not there now is not. */
  static Problem problem(Fault fault) {
    boolean absent = fault.category() == Category.NETWORK || fault.category() == Category.SYSTEM;
    boolean isTimeout = fault.code().equals("timeout");
    HttpStatus status =
        absent && !isTimeout ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.UNPROCESSABLE_CONTENT;
    return Problem.of(status, fault.code(), fault.message());
  }

  private static ResponseEntity<byte[]> answer(ReportType type, ReportFormat format, byte[] file) {
    String name = "%s-sample.%s".formatted(type.id(), format.extension());
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(format.contentType()))
        .header(
            HttpHeaders.CONTENT_DISPOSITION,
            ContentDisposition.attachment().filename(name).build().toString())
        .body(file);
  }
}
