package punctual.reports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import punctual.audit.Audit;
import punctual.database.Database;
import punctual.identity.Actor;
import punctual.storage.Artifact;
import punctual.storage.Artifacts;
import punctual.storage.Links;
import punctual.storage.PastArtifact;
import punctual.web.Problem;

/** Files of executions, to people who are signed in. Every download is audited (PL-G.8). */
@RestController
class DownloadController {
  private static final Duration SHORT = Duration.ofMinutes(10);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH).withZone(ZoneOffset.UTC);

  private final Executions executions;
  private final Artifacts artifacts;
  private final Links links;
  private final Audit audit;
  private final Database database;

  DownloadController(
      Executions executions, Artifacts artifacts, Links links, Audit audit, Database database) {
    this.executions = executions;
    this.artifacts = artifacts;
    this.links = links;
    this.audit = audit;
    this.database = database;
  }

  /**
   * @param key whose file, of a split report
   */
  record LinkForm(@Nullable String format, @Nullable String key) {}

  record LinkView(String url, Instant expiresAt) {}

  @GetMapping("/api/v1/report-executions/{id}/download")
  ResponseEntity<Resource> download(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String format,
      @RequestParam(required = false) @Nullable String key,
      Actor actor,
      HttpServletRequest request)
      throws IOException {
    Artifact file = file(artifacts, executions.withFiles(id, actor), format, key);
    return new FileAnswer(artifacts)
        .of(
            file,
            request,
            new FileAnswer.Listener(
                part -> record(actor, "artifact.downloaded", file, facts(file, part)),
                sent -> record(actor, "artifact.download_broken", file, broken(file, sent))));
  }

  private void record(Actor actor, String action, Artifact file, Map<String, ?> facts) {
    database.write(() ->
        audit.record(Executions.entry(actor, action, file.executionId(), file.fileName(), facts)));
  }

  /**
   * The file of an execution.
   *
   * @param format null: the first of its files
   * @param key whose file of a split execution
   * @throws Problem 404 where there never was one, 410 where it is not here any more
   */
  static Artifact file(
      Artifacts artifacts, Execution execution, @Nullable String format, @Nullable String key) {
    if (execution.isSplit() && key == null)
      throw Problem.invalid("key", "This report is split; say whose file with key=….");
    return artifacts.of(execution.organizationId(), execution.id(), key).stream()
        .filter(a -> format == null || a.format().equals(format))
        .findFirst()
        .orElseThrow(() -> missing(artifacts, execution, format));
  }

  private static Problem missing(
      Artifacts artifacts, Execution execution, @Nullable String format) {
    return artifacts.past(execution.organizationId(), execution.id()).stream()
        .filter(a -> format == null || a.format().equals(format))
        .findFirst()
        .map(DownloadController::gone)
        .orElseGet(() ->
            Problem.notFound(
                format == null ? "file of execution" : format + " file of execution",
                execution.id()));
  }

  /** What is told of a file that was there once. */
  static Problem gone(PastArtifact file) {
    Instant archived = file.archivedAt();
    return archived == null
        ? Problem.of(
            HttpStatus.GONE,
            "file_deleted",
            "The file was deleted on %s, at the end of its time. Run the report again."
                .formatted(DAY.format(file.deletedAt())))
        : Problem.of(
            HttpStatus.GONE,
            "file_archived",
            "The file was archived on %s. Ask your administrator for it."
                .formatted(DAY.format(archived)));
  }

  static Map<String, Object> facts(Artifact file) {
    var facts = new LinkedHashMap<String, Object>();
    facts.put("format", file.format());
    facts.put("bytes", file.bytes());
    facts.put("artifact_id", file.id());
    return facts;
  }

  static Map<String, Object> facts(Artifact file, ByteRange part) {
    Map<String, Object> facts = facts(file);
    facts.put("bytes", part.length());
    if (part.from() > 0) facts.put("from_byte", part.from());
    return facts;
  }

  static Map<String, Object> broken(Artifact file, long sent) {
    Map<String, Object> facts = facts(file);
    facts.put("bytes", sent);
    return facts;
  }

  /** A link for ten minutes, for browsers that open a file without a header. */
  @PostMapping(
      path = "/api/v1/report-executions/{id}/download-link",
      produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  LinkView link(
      @PathVariable UUID id, @RequestBody(required = false) @Nullable LinkForm form, Actor actor) {
    Execution execution = executions.withFiles(id, actor);
    Artifact file =
        file(
            artifacts,
            execution,
            form == null ? null : form.format(),
            form == null ? null : form.key());
    return database.write(() -> {
      Links.Link link = links.create(file, Links.Wish.of(null, SHORT));
      Map<String, Object> facts = facts(file);
      facts.put("link_id", link.id());
      audit.record(Executions.entry(actor, "link.created", id, file.fileName(), facts));
      return new LinkView(link.address().toString(), link.expiresAt());
    });
  }
}
