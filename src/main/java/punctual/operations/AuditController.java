package punctual.operations;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import punctual.audit.Audit;
import punctual.audit.AuditView;
import punctual.identity.Actor;
import punctual.identity.Role;
import punctual.web.Page;

/**
 * The audit log of the caller's organisation, for administrators (PR-4.8, PR-4.9). There is no way
 * to change it.
 */
@RestController
class AuditController {
  private final Audit audit;

  AuditController(Audit audit) {
    this.audit = audit;
  }

  @GetMapping(path = "/api/v1/audit-logs", produces = MediaType.APPLICATION_JSON_VALUE)
  Page<AuditView> list(
      @RequestParam(name = "user_id", required = false) @Nullable UUID user,
      @RequestParam(required = false) @Nullable String action,
      @RequestParam(name = "object_id", required = false) @Nullable String object,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "20") int limit,
      Actor actor) {
    actor.require(Role.ADMINISTRATOR);
    var filter = new Audit.Filter(user, action, object, from, to);
    return audit
        .search(actor.organizationId(), filter, new Page.Request(page, limit))
        .map(AuditView::of);
  }
}
