package punctual.schedules;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import punctual.audit.Audit;
import punctual.audit.AuditView;
import punctual.identity.Actor;
import punctual.web.Page;
import punctual.web.Problem;
import tools.jackson.databind.JsonNode;

/** Schedules over HTTP (PL-H). */
@RestController
@RequestMapping(path = "/api/v1/scheduled-reports", produces = MediaType.APPLICATION_JSON_VALUE)
class ScheduleController {
  private final Schedules schedules;
  private final Editing editing;
  private final ScheduleViews views;
  private final Audit audit;

  ScheduleController(Schedules schedules, Editing editing, ScheduleViews views, Audit audit) {
    this.schedules = schedules;
    this.editing = editing;
    this.views = views;
    this.audit = audit;
  }

  /** A page with the number of schedules in each state. */
  record ListView(
      List<ScheduleView> items, long total, int page, int limit, Map<String, Integer> counts) {}

  @GetMapping
  ListView list(
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(required = false) @Nullable String state,
      @RequestParam(name = "report_type", required = false) @Nullable String reportType,
      @RequestParam(required = false) @Nullable String owner,
      @RequestParam(required = false) @Nullable String sort,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "20") int limit,
      Actor actor) {
    var filter = new ScheduleRepository.Filter(q, state(state), reportType, owner(owner, actor));
    Page<ScheduledReport> found =
        schedules.search(actor, filter, sort, new Page.Request(page, limit));
    return new ListView(
        views.all(found.items(), actor),
        found.total(),
        found.page(),
        found.limit(),
        schedules.counts(actor));
  }

  private static @Nullable String state(@Nullable String state) {
    if (state == null || state.equals("any")) return null;
    if (List.of("on", "paused", "failing", "ended", "deleted").contains(state)) return state;
    throw Problem.invalid(
        "state", "state is “%s”; use on, paused, failing, ended or deleted.".formatted(state));
  }

  private static @Nullable UUID owner(@Nullable String owner, Actor actor) {
    if (owner == null || owner.equals("any")) return null;
    if (owner.equals("me")) return actor.userId();
    try {
      return UUID.fromString(owner);
    } catch (IllegalArgumentException e) {
      throw Problem.invalid("owner", "owner is “%s”; use me or a user's id.".formatted(owner));
    }
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content = @Content(schema = @Schema(implementation = ScheduleForm.class)))
  ResponseEntity<ScheduleView> create(@RequestBody JsonNode body, Actor actor) {
    return created(editing.create(body, actor), actor);
  }

  private ResponseEntity<ScheduleView> created(ScheduledReport made, Actor actor) {
    return ResponseEntity.status(HttpStatus.CREATED)
        .header("Location", "/api/v1/scheduled-reports/" + made.id())
        .eTag(String.valueOf(made.version()))
        .body(views.one(made, actor));
  }

  @GetMapping("/{id}")
  ResponseEntity<ScheduleView> get(@PathVariable UUID id, Actor actor) {
    return answer(schedules.get(id, actor), actor);
  }

  private ResponseEntity<ScheduleView> answer(ScheduledReport schedule, Actor actor) {
    return ResponseEntity.ok()
        .eTag(String.valueOf(schedule.version()))
        .body(views.one(schedule, actor));
  }

  @PutMapping("/{id}")
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content = @Content(schema = @Schema(implementation = ScheduleForm.class)))
  ResponseEntity<ScheduleView> update(
      @PathVariable UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      @RequestBody JsonNode body,
      Actor actor) {
    return answer(editing.update(id, body, version(ifMatch), actor), actor);
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(
      @PathVariable UUID id,
      @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
      Actor actor) {
    editing.delete(id, version(ifMatch), actor);
  }

  private static @Nullable Integer version(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.equals("*")) return null;
    String bare = ifMatch.replaceFirst("^W/", "").replace("\"", "").strip();
    try {
      return Integer.valueOf(bare);
    } catch (NumberFormatException e) {
      return -1; // an ETag that was never ours matches nothing
    }
  }

  @PostMapping("/{id}/pause")
  ResponseEntity<ScheduleView> pause(@PathVariable UUID id, Actor actor) {
    return answer(editing.pause(id, actor), actor);
  }

  @PostMapping("/{id}/resume")
  ResponseEntity<ScheduleView> resume(@PathVariable UUID id, Actor actor) {
    return answer(editing.resume(id, actor), actor);
  }

  @PostMapping("/{id}/close-circuit")
  ResponseEntity<ScheduleView> closeCircuit(@PathVariable UUID id, Actor actor) {
    return answer(editing.closeCircuit(id, actor), actor);
  }

  @PostMapping("/{id}/restore")
  ResponseEntity<ScheduleView> restore(@PathVariable UUID id, Actor actor) {
    return answer(editing.restore(id, actor), actor);
  }

  @PostMapping("/{id}/clone")
  @ResponseStatus(HttpStatus.CREATED)
  ResponseEntity<ScheduleView> copy(@PathVariable UUID id, Actor actor) {
    return created(editing.copy(id, actor), actor);
  }

  @PostMapping("/{id}/recipients")
  @ResponseStatus(HttpStatus.CREATED)
  @io.swagger.v3.oas.annotations.parameters.RequestBody(
      content = @Content(schema = @Schema(implementation = ScheduleForm.RecipientForm.class)))
  ScheduleView.RecipientView addRecipient(
      @PathVariable UUID id, @RequestBody JsonNode body, Actor actor) {
    return views.reader(editing.addRecipient(id, body, actor), actor);
  }

  @DeleteMapping("/{id}/recipients/{recipient}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void removeRecipient(@PathVariable UUID id, @PathVariable UUID recipient, Actor actor) {
    editing.removeRecipient(id, recipient, actor);
  }

  /** What people changed on this schedule; for whoever may see it, administrator or not. */
  @GetMapping("/{id}/changes")
  Page<AuditView> changes(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "20") int limit,
      Actor actor) {
    schedules.get(id, actor);
    var filter = new Audit.Filter(null, null, id.toString(), null, null);
    return audit
        .search(actor.organizationId(), filter, new Page.Request(page, limit))
        .map(AuditView::of);
  }
}
