package punctual.reports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
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
import punctual.audit.AuditEntry;
import punctual.database.Database;
import punctual.identity.Actor;
import punctual.storage.Artifact;
import punctual.storage.Artifacts;
import punctual.storage.Links;
import punctual.web.Problem;

/**
 * Files of executions: to people who are signed in, and by signed links. Every download is audited
 * (PL-G.8).
 */
@RestController
class DownloadController {
  private static final Duration SHORT = Duration.ofMinutes(10);

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

  record LinkForm(@Nullable String format) {}

  record LinkView(String url, Instant expiresAt) {}

  @GetMapping("/api/v1/report-executions/{id}/download")
  ResponseEntity<Resource> download(
      @PathVariable UUID id, @RequestParam(required = false) @Nullable String format, Actor actor)
      throws IOException {
    Artifact file = file(id, format, actor);
    database.write(() ->
        audit.record(
            Executions.entry(actor, "artifact.downloaded", id, file.fileName(), facts(file))));
    return answer(file);
  }

  private Artifact file(UUID id, @Nullable String format, Actor actor) {
    Execution execution = executions.get(id, actor);
    return artifacts.of(actor.organizationId(), execution.id()).stream()
        .filter(a -> format == null || a.format().equals(format))
        .findFirst()
        .orElseThrow(() ->
            Problem.notFound(
                format == null ? "file of execution" : format + " file of execution", id));
  }

  private static Map<String, ?> facts(Artifact file) {
    return Map.of("format", file.format(), "bytes", file.bytes(), "artifact_id", file.id());
  }

  /** A link for ten minutes, for browsers that open a file without a header. */
  @PostMapping(
      path = "/api/v1/report-executions/{id}/download-link",
      produces = MediaType.APPLICATION_JSON_VALUE)
  @ResponseStatus(HttpStatus.CREATED)
  LinkView link(
      @PathVariable UUID id, @RequestBody(required = false) @Nullable LinkForm form, Actor actor) {
    Artifact file = file(id, form == null ? null : form.format(), actor);
    return database.write(() -> {
      Links.Link link = links.create(file, null, SHORT);
      audit.record(Executions.entry(actor, "link.created", id, file.fileName(), facts(file)));
      return new LinkView(link.address().toString(), link.expiresAt());
    });
  }

  @GetMapping("/d/{id}")
  ResponseEntity<Resource> byLink(
      @PathVariable UUID id,
      @RequestParam(name = "e") long expires,
      @RequestParam(name = "s") String signature,
      HttpServletRequest request)
      throws IOException {
    return switch (links.open(id, expires, signature)) {
      case Links.Found.Forged f ->
          throw Problem.forbidden("This link is not complete. Copy it whole from the mail.");
      case Links.Found.Over o -> throw gone();
      case Links.Found.Good good -> {
        Artifact file = artifacts.find(good.artifactId()).orElseThrow(DownloadController::gone);
        // mail scanners ask for the header alone: nobody has the file then
        if (!request.getMethod().equals("HEAD"))
          database.write(() -> audit.record(byLink(good, file, request.getRemoteAddr())));
        yield answer(file);
      }
    };
  }

  private static Problem gone() {
    return Problem.of(
        HttpStatus.GONE,
        "link_over",
        "This link has expired. Sign in to download the report, or ask its owner to send it again.");
  }

  private static AuditEntry byLink(Links.Found.Good good, Artifact file, String ip) {
    return new AuditEntry(
        good.organizationId(),
        null,
        "link",
        "artifact.downloaded",
        "execution",
        file.executionId().toString(),
        file.fileName(),
        null,
        facts(file),
        ip);
  }

  private ResponseEntity<Resource> answer(Artifact file) throws IOException {
    String disposition =
        ContentDisposition.attachment()
            .filename(file.fileName(), StandardCharsets.UTF_8)
            .build()
            .toString();
    return ResponseEntity.ok()
        .contentType(MediaType.parseMediaType(file.contentType()))
        .contentLength(file.bytes())
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition)
        .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
        .header("X-Robots-Tag", "noindex")
        .body(new InputStreamResource(content(file)));
  }

  private InputStream content(Artifact file) throws IOException {
    try {
      return artifacts.open(file);
    } catch (NoSuchFileException e) {
      throw Problem.of(
          HttpStatus.GONE,
          "file_missing",
          "The file is not on this server any more. Run the report again.");
    }
  }
}
