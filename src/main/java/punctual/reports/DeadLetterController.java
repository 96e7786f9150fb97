package punctual.reports;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import punctual.database.Database;
import punctual.database.schema.tables.records.DeadLettersRecord;
import punctual.faults.Category;
import punctual.identity.Actor;
import punctual.identity.Role;
import punctual.schedules.Schedules;
import punctual.web.Page;
import punctual.web.Problem;

/** Dead letters over HTTP, for administrators (PR-5). */
@RestController
@RequestMapping(path = "/api/v1/dead-letters", produces = MediaType.APPLICATION_JSON_VALUE)
class DeadLetterController {
  private static final List<String> STATUSES =
      List.of(DeadLetters.OPEN, DeadLetters.RETRYING, DeadLetters.RESOLVED);
  private static final List<String> CATEGORIES =
      Arrays.stream(Category.values()).map(Category::word).toList();
  private static final List<String> FILTERS =
      List.of("schedule_id", "from", "to", "error_category", "error_code", "status", "q");

  private final DeadLetterRepository repository;
  private final DeadLetterEditing editing;
  private final DeadLetterViews views;
  private final Schedules schedules;
  private final Database database;

  DeadLetterController(
      DeadLetterRepository repository,
      DeadLetterEditing editing,
      DeadLetterViews views,
      Schedules schedules,
      Database database) {
    this.repository = repository;
    this.editing = editing;
    this.views = views;
    this.schedules = schedules;
    this.database = database;
  }

  record Accepted(UUID executionId) {}

  record Affected(int affected) {}

  record ResolveForm(@Nullable String note) {}

  @GetMapping
  DeadLetterView.ListView list(
      @RequestParam(name = "schedule_id", required = false) @Nullable UUID schedule,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(name = "error_category", required = false) @Nullable String category,
      @RequestParam(name = "error_code", required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "20") int limit,
      Actor actor) {
    actor.require(Role.ADMINISTRATOR);
    var wanted = new Page.Request(page, limit);
    var asked = new Asked(schedule, from, to, category, code, status, q);
    return database.read(() -> {
      UUID organization = actor.organizationId();
      return views.page(
          organization, repository.search(organization, filter(asked, actor), wanted));
    });
  }

  /** The filters as they came. */
  private record Asked(
      @Nullable UUID schedule,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String category,
      @Nullable String code,
      @Nullable String status,
      @Nullable String q) {}

  private DeadLetterRepository.Filter filter(Asked a, Actor actor) {
    String category = given(a.category());
    if (category != null && !CATEGORIES.contains(category))
      throw unknown("error_category", category, CATEGORIES);
    String status = given(a.status());
    for (String word : status == null ? new String[0] : status.split(",", -1))
      if (!STATUSES.contains(word)) throw unknown("status", word, STATUSES);
    String q = given(a.q());
    List<UUID> named = q == null ? List.of() : schedules.visible(actor, q).orElse(List.of());
    return new DeadLetterRepository.Filter(
        a.schedule(), a.from(), a.to(), category, given(a.code()), status, q, named);
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() || text.equals("any") ? null : text.strip();
  }

  private static Problem unknown(String field, String word, List<String> known) {
    return Problem.invalid(
        field, "%s is “%s”; use %s.".formatted(field, word, String.join(", ", known)));
  }

  @GetMapping("/{id}")
  DeadLetterView.Whole get(@PathVariable UUID id, Actor actor) {
    actor.require(Role.ADMINISTRATOR);
    return database.read(() ->
        views.whole(
            repository
                .find(actor.organizationId(), id)
                .orElseThrow(() -> Problem.notFound("dead letter", id))));
  }

  @PostMapping("/{id}/retry")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Accepted retry(@PathVariable UUID id, Actor actor) {
    actor.require(Role.ADMINISTRATOR);
    return new Accepted(editing.retry(id, actor));
  }

  @PostMapping("/{id}/resolve")
  DeadLetterView.Item resolve(
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable ResolveForm form,
      Actor actor) {
    actor.require(Role.ADMINISTRATOR);
    DeadLettersRecord item = editing.resolve(id, form == null ? null : form.note(), actor);
    return views.item(item);
  }

  @PostMapping("/{id}/reopen")
  DeadLetterView.Item reopen(@PathVariable UUID id, Actor actor) {
    actor.require(Role.ADMINISTRATOR);
    return views.item(editing.reopen(id, actor));
  }

  @DeleteMapping("/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void delete(@PathVariable UUID id, Actor actor) {
    actor.require(Role.ADMINISTRATOR);
    editing.delete(id, actor);
  }

  @PostMapping("/retry-all")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Affected retryAll(
      @RequestParam(name = "schedule_id", required = false) @Nullable UUID schedule,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(name = "error_category", required = false) @Nullable String category,
      @RequestParam(name = "error_code", required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable String q,
      HttpServletRequest request,
      Actor actor) {
    actor.require(Role.ADMINISTRATOR);
    onlyFilters(request);
    var asked = new Asked(schedule, from, to, category, code, status, q);
    return new Affected(editing.retryAll(filter(asked, actor), actor));
  }

  @DeleteMapping
  Affected deleteAll(
      @RequestParam(name = "schedule_id", required = false) @Nullable UUID schedule,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(name = "error_category", required = false) @Nullable String category,
      @RequestParam(name = "error_code", required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable String q,
      HttpServletRequest request,
      Actor actor) {
    actor.require(Role.ADMINISTRATOR);
    onlyFilters(request);
    var asked = new Asked(schedule, from, to, category, code, status, q);
    return new Affected(editing.deleteAll(filter(asked, actor), actor));
  }

  /** A misspelt filter must not mean all of them. */
  private static void onlyFilters(HttpServletRequest request) {
    for (String name : request.getParameterMap().keySet()) {
      if (!FILTERS.contains(name)) {
        throw Problem.invalid(
            name, "%s is no filter; use %s.".formatted(name, String.join(", ", FILTERS)));
      }
    }
  }
}
