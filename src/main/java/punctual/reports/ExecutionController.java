package punctual.reports;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import punctual.audit.Audit;
import punctual.database.Database;
import punctual.delivery.Deliveries;
import punctual.faults.Category;
import punctual.identity.Actor;
import punctual.identity.Role;
import punctual.reports.ExecutionRepository.Words;
import punctual.schedules.Schedules;
import punctual.web.Page;
import punctual.web.Problem;

/** Runs of schedules: ask for one, look at them, end them, send their files again (PL-H). */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
class ExecutionController {
  private static final List<String> STATUSES =
      List.of("queued", "delayed", "running", "completed", "failed", "cancelled", "skipped");
  private static final List<String> CATEGORIES =
      Arrays.stream(Category.values()).map(Category::word).toList();
  private static final List<String> TRIGGERS = List.of("scheduled", "manual", "catch_up", "retry");

  private final Executions executions;
  private final ExecutionRepository repository;
  private final ExecutionViews views;
  private final TimeLimits limits;
  private final Schedules schedules;
  private final Deliveries deliveries;
  private final Audit audit;
  private final Database database;

  ExecutionController(
      Parts parts, Schedules schedules, Deliveries deliveries, Audit audit, Database database) {
    executions = parts.executions();
    repository = parts.repository();
    views = parts.views();
    limits = parts.limits();
    this.schedules = schedules;
    this.deliveries = deliveries;
    this.audit = audit;
    this.database = database;
  }

  /** Those of this package that the controller speaks to. */
  record Parts(
      Executions executions,
      ExecutionRepository repository,
      ExecutionViews views,
      TimeLimits limits) {}

  record RunForm(@Nullable Integer timeoutMinutes, @Nullable String sendTo) {}

  record ExtendForm(@Nullable Integer timeoutMinutes) {}

  record Accepted(UUID executionId) {}

  record RedeliverForm(@Nullable List<UUID> deliveryIds) {}

  record Affected(int affected) {}

  @PostMapping("/scheduled-reports/{id}/run")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Accepted run(
      @PathVariable UUID id, @RequestBody(required = false) @Nullable RunForm form, Actor actor) {
    String sendTo = form == null ? null : form.sendTo();
    if (sendTo != null && !sendTo.equals("me")) {
      throw Problem.invalid(
          "send_to", "send_to is “%s”; use me, or leave it out.".formatted(sendTo));
    }
    Integer timeout = form == null ? null : form.timeoutMinutes();
    return new Accepted(executions.runNow(id, timeout, sendTo != null, actor));
  }

  @GetMapping("/scheduled-reports/{id}/executions")
  Page<ExecutionView.Line> ofSchedule(
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "20") int limit,
      Actor actor) {
    schedules.get(id, actor);
    var filter =
        new ExecutionRepository.Filter(
            null, id, Words.ofStatus(word("status", status, STATUSES)), null, null);
    return page(filter, new Page.Request(page, limit), actor);
  }

  @GetMapping("/scheduled-reports/{id}/executions/{execution}")
  ExecutionView.Whole oneOfSchedule(
      @PathVariable UUID id, @PathVariable UUID execution, Actor actor) {
    Execution found = executions.get(execution, actor);
    if (!found.scheduleId().equals(id)) throw Problem.notFound("execution", execution);
    return views.whole(found, actor);
  }

  @GetMapping("/report-executions")
  Page<ExecutionView.Line> list(
      @RequestParam(name = "schedule_id", required = false) @Nullable UUID schedule,
      @RequestParam(required = false) @Nullable String status,
      @RequestParam(required = false) @Nullable String trigger,
      @RequestParam(name = "error_category", required = false) @Nullable String category,
      @RequestParam(name = "error_code", required = false) @Nullable String code,
      @RequestParam(required = false) @Nullable Instant from,
      @RequestParam(required = false) @Nullable Instant to,
      @RequestParam(required = false) @Nullable String q,
      @RequestParam(defaultValue = "1") int page,
      @RequestParam(defaultValue = "20") int limit,
      Actor actor) {
    var filter =
        new ExecutionRepository.Filter(
            schedules.visible(actor, q).orElse(null),
            schedule,
            new Words(
                word("status", status, STATUSES),
                word("trigger", trigger, TRIGGERS),
                word("error_category", category, CATEGORIES),
                code),
            from,
            to);
    return page(filter, new Page.Request(page, limit), actor);
  }

  private static @Nullable String word(String field, @Nullable String words, List<String> known) {
    if (words == null || words.equals("any")) return null;
    for (String word : words.split(",", -1)) {
      if (!known.contains(word)) {
        throw Problem.invalid(
            field, "%s is “%s”; use %s.".formatted(field, word, String.join(", ", known)));
      }
    }
    return words;
  }

  private Page<ExecutionView.Line> page(
      ExecutionRepository.Filter filter, Page.Request page, Actor actor) {
    Page<Execution> found = repository.search(actor.organizationId(), filter, page);
    return new Page<>(
        views.lines(found.items(), actor), found.total(), found.page(), found.limit());
  }

  @GetMapping("/report-executions/{id}")
  ExecutionView.Whole get(@PathVariable UUID id, Actor actor) {
    return views.whole(executions.get(id, actor), actor);
  }

  @PostMapping("/report-executions/{id}/run-again")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Accepted runAgain(@PathVariable UUID id, Actor actor) {
    return new Accepted(executions.runAgain(id, actor));
  }

  @PostMapping("/report-executions/{id}/cancel")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ExecutionView.Whole cancel(@PathVariable UUID id, Actor actor) {
    return views.whole(executions.cancel(id, actor), actor);
  }

  @PostMapping("/report-executions/{id}/extend")
  @ResponseStatus(HttpStatus.ACCEPTED)
  ExecutionView.Whole extend(@PathVariable UUID id, @RequestBody ExtendForm form, Actor actor) {
    return views.whole(limits.extend(id, form.timeoutMinutes(), actor), actor);
  }

  @PostMapping("/report-executions/{id}/redeliver")
  @ResponseStatus(HttpStatus.ACCEPTED)
  Affected redeliver(
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable RedeliverForm form,
      Actor actor) {
    actor.require(Role.MEMBER);
    Execution execution = executions.get(id, actor);
    List<UUID> chosen = form == null ? null : form.deliveryIds();
    return database.write(() -> {
      int again = deliveries.redeliver(actor.organizationId(), execution.id(), chosen);
      audit.record(
          Executions.entry(actor, "execution.redelivered", id, null, Map.of("deliveries", again)));
      return new Affected(again);
    });
  }
}
