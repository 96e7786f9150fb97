package punctual.reports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import punctual.audit.Audit;
import punctual.audit.AuditEntry;
import punctual.database.Database;
import punctual.storage.Artifact;
import punctual.storage.Artifacts;
import punctual.storage.Links;
import punctual.storage.Links.Ask;
import punctual.storage.Links.Found;
import punctual.storage.SharedLink;
import punctual.web.Problem;

/**
 * Files by signed links, without sign-in (PL-F.4). Looking never changes anything: mail scanners
 * look at every link. A link for one use shows a button, and is taken by what the button posts.
 */
@RestController
class LinkController {
  private final Artifacts artifacts;
  private final Links links;
  private final Audit audit;
  private final Database database;

  LinkController(Artifacts artifacts, Links links, Audit audit, Database database) {
    this.artifacts = artifacts;
    this.links = links;
    this.audit = audit;
    this.database = database;
  }

  @GetMapping("/d/{id}")
  ResponseEntity<Resource> open(
      @PathVariable UUID id,
      @RequestParam(name = "e") long expires,
      @RequestParam(name = "k", required = false) @Nullable String key,
      @RequestParam(name = "s") String signature,
      HttpServletRequest request)
      throws Exception {
    return orPage(
        request,
        () -> {
          Found.Good good = good(links.open(new Ask("GET", id, expires, key, signature)), request);
          Artifact file = file(good.link());
          return good.oneTime()
              ? LinkPages.landing(file, good.link().expiresAt(), links.takeQuery(good.link()))
              : answer(good.link(), file, request);
        });
  }

  @PostMapping("/d/{id}")
  ResponseEntity<Resource> take(
      @PathVariable UUID id,
      @RequestParam(name = "e") long expires,
      @RequestParam(name = "k") String key,
      @RequestParam(name = "s") String signature,
      HttpServletRequest request)
      throws Exception {
    return orPage(
        request,
        () -> {
          SharedLink link =
              good(links.open(new Ask("POST", id, expires, key, signature)), request).link();
          Artifact file = file(link);
          return ResponseEntity.status(HttpStatus.SEE_OTHER)
              .headers(FileAnswer.headers())
              .location(taken(link, file, request))
              .build();
        });
  }

  /** With its entry in the audit log, or not at all. */
  private URI taken(SharedLink link, Artifact file, HttpServletRequest request) {
    return database.write(() -> {
      URI address = links.take(link).orElseThrow(() -> over(SharedLink.State.USED));
      record(link, "link.used", file, Map.of("link_id", link.id()), request);
      return address;
    });
  }

  @GetMapping("/d/{id}/file")
  ResponseEntity<Resource> file(
      @PathVariable UUID id,
      @RequestParam(name = "e") long expires,
      @RequestParam(name = "k") String key,
      @RequestParam(name = "s") String signature,
      HttpServletRequest request)
      throws Exception {
    return orPage(
        request,
        () -> {
          SharedLink link =
              good(links.openTaken(new Ask("GET", id, expires, key, signature)), request).link();
          return answer(link, file(link), request);
        });
  }

  private Found.Good good(Found found, HttpServletRequest request) {
    return switch (found) {
      case Found.Good good -> good;
      case Found.Forged _ ->
          throw Problem.forbidden(
              "This link is not complete, or not from here. Copy it whole from the mail.");
      case Found.Over(SharedLink link, SharedLink.State why) -> {
        boolean looks = !request.getMethod().equals("HEAD");
        if (link != null && looks) refused(link, why, request);
        throw over(why);
      }
    };
  }

  private static Problem over(SharedLink.State why) {
    String what =
        switch (why) {
          case REVOKED -> "This link was taken back.";
          case USED -> "This link was for one download, which has been made.";
          default -> "This link has expired.";
        };
    return Problem.of(
        HttpStatus.GONE,
        "link_over",
        what + " Sign in to download the report, or ask its owner to send it again.");
  }

  private Artifact file(SharedLink link) {
    return artifacts.find(link.artifactId()).orElseThrow(() -> gone(link));
  }

  private Problem gone(SharedLink link) {
    return artifacts
        .past(link.artifactId())
        .map(DownloadController::gone)
        .orElseGet(() -> over(SharedLink.State.EXPIRED));
  }

  private ResponseEntity<Resource> answer(
      SharedLink link, Artifact file, HttpServletRequest request) throws IOException {
    return new FileAnswer(artifacts)
        .of(
            file,
            request,
            new FileAnswer.Listener(
                part -> begins(link, file, part, request),
                sent ->
                    database.write(() ->
                        record(
                            link,
                            "artifact.download_broken",
                            file,
                            DownloadController.broken(file, sent),
                            request))));
  }

  private void begins(SharedLink link, Artifact file, ByteRange part, HttpServletRequest request) {
    database.write(() -> {
      if (link.maxUses() == null && part.from() == 0) links.count(link.id());
      Map<String, Object> facts = DownloadController.facts(file, part);
      facts.put("link_id", link.id());
      record(link, "artifact.downloaded", file, facts, request);
    });
  }

  private void record(
      SharedLink link,
      String action,
      Artifact file,
      Map<String, ?> facts,
      HttpServletRequest request) {
    audit.record(
        new AuditEntry(
            link.organizationId(),
            null,
            "link",
            action,
            "execution",
            file.executionId().toString(),
            file.fileName(),
            null,
            facts,
            request.getRemoteAddr()));
  }

  private void refused(SharedLink link, SharedLink.State why, HttpServletRequest request) {
    database.write(() ->
        audit.record(
            new AuditEntry(
                link.organizationId(),
                null,
                "link",
                "link.refused",
                "link",
                link.id().toString(),
                null,
                null,
                Map.of("reason", why.word()),
                request.getRemoteAddr())));
  }

  /** A person reads a page, a program a problem. */
  private static ResponseEntity<Resource> orPage(
      HttpServletRequest request, Callable<ResponseEntity<Resource>> answer) throws Exception {
    try {
      return answer.call();
    } catch (Problem problem) {
      if (!readsPages(request)) throw problem;
      return LinkPages.trouble(problem);
    }
  }

  private static boolean readsPages(HttpServletRequest request) {
    String accepts = request.getHeader(HttpHeaders.ACCEPT);
    return accepts != null && List.of(accepts.split("[,;]")).contains(MediaType.TEXT_HTML_VALUE);
  }
}
